// The formatters bound to the language in use.
import { locale, t } from "../text";
import * as d from "./date";
import * as n from "./number";

export const num = (x: number) => n.number(Math.round(x), locale.value);
export const pct = (x: number) => n.percent(x, locale.value);
/** For a share beside its word. */
export const wordPct = (x: number) => n.wordPercent(x, locale.value);
export const dateText = (text: string) => d.date(text, locale.value);
export const dayText = (text: string) => d.day(text, locale.value);
export const momentText = (timestamp: string) => d.moment(timestamp, locale.value);
export const periodText = (from: string | null, to: string | null) => d.period(from, to, locale.value);
export function dist(metres: number): string {
  const { key, n: text } = n.distance(metres, locale.value);
  return t(key, { n: text });
}
