// The twins of the smaller charts: stability, correlation, left-out indicators and sources of uncertainty.
import type { Correlation, Indicators, LeftOut, PriorityMeta, Sensitivity, Stability } from "../api/types";
import { num, pct } from "../format";
import { number } from "../format/number";
import { label, locale, t } from "../text";
import { indicatorName } from "./names";
import type { TwinTable } from "./table";

export const decimals = (n: number, digits: number) => number(n, locale.value, digits);

export function stabilityTable(s: Stability, theme: string, meta: PriorityMeta): TwinTable {
  const weight = t("prio.stability.weight", { tema: theme });
  const columns = [weight, ...s.zones.map((z) => z.navn)];
  return {
    caption: `${t("prio.stability")}: ${t("prio.col.among", { k: num(meta.k) }).toLowerCase()}`,
    columns: columns.map((name) => ({ name, numeric: true })),
    rows: s.points.map((p) => [pct(p.weight), ...s.zones.map((_, i) => share(p.p[i] ?? null))]),
    csv: { header: columns, rows: s.points.map((p) => [p.weight, ...s.zones.map((_, i) => p.p[i] ?? null)]) },
  };
}

function share(p: number | null): string {
  return p === null ? t("prio.matrix.none") : pct(p);
}

export function matrixTable(pairs: readonly Correlation[], name: (id: string) => string, caption: string): TwinTable {
  const columns = [t("prio.matrix.a"), t("prio.matrix.b"), t("prio.matrix.r"), t("prio.matrix.n")];
  return {
    caption,
    columns: columns.map((c, i) => ({ name: c, numeric: i > 1 })),
    rows: pairs.map((p) => [name(p.a), name(p.b), p.r === null ? t("prio.matrix.none") : decimals(p.r, 2), num(p.n)]),
    csv: { header: columns, rows: pairs.map((p) => [name(p.a), name(p.b), p.r, p.n]) },
  };
}

export function leftOutTable(rows: readonly LeftOut[], catalogue: Indicators | null): TwinTable {
  const columns = [t("prio.left_out.indicator"), t("prio.left_out.change"), t("prio.left_out.in"), t("prio.left_out.out")];
  const names = (zones: LeftOut["inn"]) => (zones.length === 0 ? "–" : zones.map((z) => z.navn).join(", "));
  const name = (r: LeftOut) => indicatorName(r.indicator, catalogue);
  return {
    caption: t("prio.left_out"),
    columns: columns.map((c, i) => ({ name: c, numeric: i === 1 })),
    rows: rows.map((r) => [name(r), r.mean_abs_rank_change === null ? t("prio.matrix.none") : decimals(r.mean_abs_rank_change, 1), names(r.inn), names(r.ut)]),
    csv: { header: ["id", ...columns], rows: rows.map((r) => [r.indicator, name(r), r.mean_abs_rank_change, names(r.inn), names(r.ut)]) },
  };
}

/** A share of variance that the draws put a hair under nothing is nothing; the file keeps it as it came. */
export const atLeastNone = (share: number) => Math.max(0, share);

export function sobolTable(s: Sensitivity): TwinTable {
  const columns = [t("prio.sobol.source"), t("prio.sobol.first"), t("prio.sobol.total")];
  return {
    caption: t("prio.sobol"),
    columns: columns.map((c, i) => ({ name: c, numeric: i > 0 })),
    rows: s.factors.map((f) => [label("prio.sobol", f.varied), pct(atLeastNone(f.first)), pct(atLeastNone(f.total))]),
    csv: { header: columns, rows: s.factors.map((f) => [label("prio.sobol", f.varied), f.first, f.total]) },
  };
}
