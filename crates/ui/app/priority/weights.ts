// Arithmetic of weights: one is moved, the others keep their shares of what is left, and all sum to 100 per cent. Pure.
import type { Indicators, WeightProfile } from "../api/types";
import type { OwnTheme } from "../state/priority-url";

export interface Weighted {
  id: string;
  weight: number;
}
export interface ThemeWeights extends Weighted {
  indicators: readonly Weighted[];
}

/** Two decimals: finer than anyone reads, and short enough for a link. */
function tidy(weight: number): number {
  return Math.round(weight * 100) / 100;
}

/** Shares of 100 per cent; all equal when none has any weight. */
export function percents<T extends Weighted>(rows: readonly T[]): T[] {
  const sum = rows.reduce((a, r) => a + r.weight, 0);
  return rows.map((r) => ({ ...r, weight: tidy(sum > 0 ? (r.weight / sum) * 100 : 100 / rows.length) }));
}

/** Gives `id` the weight; the others share the rest as they shared it before. */
export function moved<T extends Weighted>(rows: readonly T[], id: string, weight: number): T[] {
  if (rows.length < 2) return percents(rows);
  const mine = Math.min(100, Math.max(0, weight));
  const others = rows.filter((r) => r.id !== id);
  const before = others.reduce((a, r) => a + r.weight, 0);
  const share = (r: T) => (before > 0 ? r.weight / before : 1 / others.length);
  return rows.map((r) => ({ ...r, weight: tidy(r.id === id ? mine : share(r) * (100 - mine)) }));
}

/** Whole per cents that sum to 100: the largest remainders are rounded up. */
export function wholePercents(rows: readonly Weighted[]): ReadonlyMap<string, number> {
  const exact = percents(rows);
  const down = exact.map((r) => Math.floor(r.weight));
  const left = 100 - down.reduce((a, n) => a + n, 0);
  const order = exact.map((r, i) => ({ i, rest: r.weight - Math.floor(r.weight) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  const up = new Set(order.slice(0, Math.max(0, left)).map((o) => o.i));
  return new Map(exact.map((r, i) => [r.id, (down[i] ?? 0) + (up.has(i) ? 1 : 0)]));
}

export function allEqual(rows: readonly Weighted[]): boolean {
  const first = rows[0]?.weight ?? 0;
  return rows.every((r) => Math.abs(r.weight - first) < 0.011);
}

/** The themes and indicators of a profile with their weights; what the profile leaves open is the default index, equal. */
export function structure(profile: WeightProfile, catalogue: Indicators): ThemeWeights[] {
  const inIndex = (theme: string) => catalogue.indicators.filter((i) => i.i_indeks && i.tema === theme).map((i) => ({ id: i.id, weight: 1 }));
  const open = catalogue.themes.filter((t) => inIndex(t.id).length > 0).map((t) => ({ id: t.id, weight: 1, indicators: [] }));
  const themes = profile.themes.length > 0 ? profile.themes : open;
  return percents(themes.map((t) => {
    const own = t.indicators.map((i) => ({ id: i.indicator, weight: i.weight }));
    return { id: t.id, weight: t.weight, indicators: percents(own.length > 0 ? own : inIndex(t.id)) };
  }));
}

/** Own weights laid over the structure of the profile; a theme that is not named has none. */
export function overlaid(base: readonly ThemeWeights[], own: readonly OwnTheme[] | null): ThemeWeights[] {
  if (own === null) return [...base];
  return base.map((theme) => {
    const mine = own.find((t) => t.id === theme.id);
    const inside = mine?.indicators ?? null;
    const indicators = inside === null ? theme.indicators : theme.indicators.map((i) => ({ ...i, weight: inside.find((o) => o.id === i.id)?.weight ?? 0 }));
    return { ...theme, weight: mine?.weight ?? 0, indicators };
  });
}

/** What of the weights must stand in the address: themes always, indicators only where they differ from the profile's. */
export function asOwn(now: readonly ThemeWeights[], base: readonly ThemeWeights[]): OwnTheme[] {
  return now.map((theme) => {
    const standard = base.find((t) => t.id === theme.id)?.indicators ?? [];
    const same = theme.indicators.every((i) => standard.find((s) => s.id === i.id)?.weight === i.weight);
    return { id: theme.id, weight: theme.weight, indicators: same ? null : theme.indicators.map((i) => ({ id: i.id, weight: i.weight })) };
  });
}
