// Which zones the table holds and in what order. Unknown values come last in both directions: they are not small.
import type { OverlapZone, StatValue } from "../api/types";
import type { Sort, SortKey, ZoneFilter } from "../state/url";
import { QUIET, classRank } from "../symbols/classes";

export function filterZones(zones: readonly OverlapZone[], filter: ZoneFilter): OverlapZone[] {
  return zones.filter((z) => filter === "alle" || !QUIET.has(z.klasse));
}

/** With nothing of a class to act on, the short list would be empty: then the whole list is the honest one. */
export function effectiveFilter(zones: readonly OverlapZone[], filter: ZoneFilter): ZoneFilter {
  return filterZones(zones, "utvalg").length === 0 ? "alle" : filter;
}

export function sortZones(zones: readonly OverlapZone[], sort: Sort, locale: string): OverlapZone[] {
  const sign = sort.dir === "desc" ? -1 : 1;
  const names = new Intl.Collator(locale);
  return [...zones].sort((a, b) => {
    const [x, y] = [measure(a, sort.key), measure(b, sort.key)];
    const first = compare(x, y, sign, names);
    // Within a class, the surer claim first; then by name, so that the order is always the same.
    return first || (sort.key === "klasse" ? compare(number(a.behov), number(b.behov), -1, names) : 0) || names.compare(a.navn, b.navn);
  });
}

function measure(z: OverlapZone, key: SortKey): number | string | null {
  switch (key) {
    case "klasse":
      return classRank(z.klasse);
    case "navn":
      return z.navn;
    case "behov":
      return number(z.behov);
    case "barn":
      return number(z.barn);
    case "modell":
      return z.arenaer.total === 0 ? null : z.modell.aktiv / z.arenaer.total;
    case "gap":
      return z.gap === null ? null : number(z.gap);
  }
}

function number(v: StatValue): number | null {
  return v.state === "known" || v.state === "imputed" ? v.value : null;
}

function compare(a: number | string | null, b: number | string | null, sign: number, names: Intl.Collator): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === "string" && typeof b === "string") return sign * names.compare(a, b);
  return sign * (Number(a) - Number(b));
}
