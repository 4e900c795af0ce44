// The sentence that opens the page Avgrens. Pure.
import type { OwnArea, StatValue, Suggestion } from "../api/types";
import { num, pct } from "../format";
import { interval, shown } from "../format/number";
import { listed, inWords } from "../priority/names";
import { t, tn } from "../text";
import { comparison } from "./compare";

interface Known {
  composed: boolean;
  names: readonly string[];
  profile: OwnArea | null;
  suggestions: readonly Suggestion[] | null;
  k: number;
}
const MOST_NAMES = 3;

export function findingWords({ composed, names, profile, suggestions, k }: Known): [string, string] {
  if (composed) return profile === null ? [areaName(names), t("app.loading")] : areaWords(areaName(names), profile, k);
  if (suggestions !== null && suggestions.length > 0) return suggestionWords(suggestions, k);
  if (suggestions !== null) return [t("avg.head.no_suggestions"), t("avg.lead.no_suggestions")];
  return [t("avg.head.start"), t("avg.lead.start")];
}

/** In a sentence that says «om lag» no more digits stand than the figure can carry. */
function about(n: number): string {
  const step = n >= 1000 ? 100 : 10;
  return num(Math.round(n / step) * step);
}

function areaName(names: readonly string[]): string {
  return names.length === 0 ? t("avg.own_shape") : listed(names, MOST_NAMES);
}

function areaWords(name: string, p: OwnArea, k: number): [string, string] {
  const people = shown(p.folk, num);
  const head = people.kind === "number" ? t("avg.head.area", { navn: name, folk: people.text }) : t("avg.head.area.hidden", { navn: name });
  const arenas = p.arenaer.length === 0 ? t("avg.lead.no_arenas") : t("avg.lead.arenas", { n: num(p.med_modell), m: num(p.arenaer.length) });
  return [head, `${reachedWords(p.behov.utsatte_folk, p.behov.andel, k)} ${arenas}`];
}

function reachedWords(reached: StatValue, share: StatValue, k: number): string {
  const n = shown(reached, about);
  if (n.kind === "suppressed") return t("avg.lead.reached.hidden");
  if (n.kind === "missing") return t("avg.lead.reached.missing");
  const range = n.interval === null ? "" : ` (${n.interval})`;
  const part = share.value === null ? "" : t("avg.lead.share", { andel: pct(share.value) });
  return t("avg.lead.reached", { n: n.text + range, andel: part, k: inWords(k) });
}

function suggestionWords(all: readonly Suggestion[], k: number): [string, string] {
  const values = all.flatMap((s) => (s.utsatte_folk.value === null ? [] : [s.utsatte_folk.value]));
  const range = values.length === 0 ? null : (interval({ value: values[0] ?? 0, lo: Math.min(...values), hi: Math.max(...values) }, about) ?? about(values[0] ?? 0));
  const head = range === null ? tn("avg.head.suggestions.unknown", all.length) : tn("avg.head.suggestions", all.length, { folk: range, k: inWords(k) });
  return [head, [comparison(all), t("avg.lead.suggestions")].filter((s) => s !== null).join(" ")];
}
