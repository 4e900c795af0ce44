// Numbers as people read them, by locale. A value that is not known never becomes a digit.
import type { StatValue } from "../api/types";

export function number(n: number, locale: string, digits = 0): string {
  const form = new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits });
  // What rounds to nothing has no sign.
  return form.format(Number(n.toFixed(digits)) === 0 ? 0 : n);
}

/** Share 0–1 as whole per cent; what is not quite nothing or all is never rounded to it. */
export function percent(share: number, locale: string): string {
  const whole = Math.round(share * 100) + 0;
  const kept = share > 0 && whole === 0 ? 1 : share < 1 && whole === 100 ? 99 : whole;
  const sign = kept !== whole ? (kept === 1 ? "< " : "> ") : "";
  return sign + new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(kept / 100);
}

/** Where the words change: neppe, mulig, trolig, klart. */
const WORD_LIMITS = [0.1, 0.5, 0.9];

/** A share that stands beside its word: rounding never lifts it to where another word begins. */
export function wordPercent(share: number, locale: string): string {
  const rounded = Math.round(share * 100) / 100;
  if (!WORD_LIMITS.some((limit) => share < limit && rounded >= limit)) return percent(share, locale);
  return new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 1 }).format(Math.floor(share * 1000) / 1000);
}

/** Metres under 1 km to the nearest 10, above in kilometres with one decimal. Positions may be rounded to 100 m, so that nothing is 0 m away. */
export function distance(metres: number, locale: string): { key: "unit.m" | "unit.km"; n: string } {
  if (metres < 50) return { key: "unit.m", n: `< ${number(100, locale)}` };
  if (metres < 995) return { key: "unit.m", n: number(Math.round(metres / 10) * 10, locale) };
  return { key: "unit.km", n: number(metres / 1000, locale, 1) };
}

/** `lo–hi` in the same form as the value, or null when there is no interval to show. */
export function interval(v: { lo: number | null; hi: number | null; value: number | null }, form: (n: number) => string): string | null {
  if (v.lo === null || v.hi === null) return null;
  const [lo, hi] = [form(v.lo), form(v.hi)];
  if (lo === hi) return null;
  // The unit is written once.
  return hi.endsWith("%") ? `${lo.replace(/\s*%$/, "")}–${hi}` : `${lo}–${hi}`;
}

export type Shown =
  | { kind: "number"; text: string; interval: string | null; imputed: boolean }
  | { kind: "suppressed" }
  | { kind: "missing" };

/** What may be shown of a statistical value. Suppressed and missing carry no number at all. */
export function shown(v: StatValue, form: (n: number) => string): Shown {
  if (v.state === "suppressed") return { kind: "suppressed" };
  if (v.state === "missing" || v.value === null) return { kind: "missing" };
  return { kind: "number", text: form(v.value), interval: interval(v, form), imputed: v.state === "imputed" };
}
