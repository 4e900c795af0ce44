// What the page asks about an area and its suggestions, from the choices in the address. Pure.
import type { AreaRequest, DelimitRequest, Enhet, Joined, ScenarioBody } from "../api/types";
import type { Delimit } from "../state/delimit-url";

interface Common {
  k: number | null;
  profile: string | null;
  withoutRunning: boolean;
}

export function isComposed(d: Pick<Delimit, "chosen" | "shape">): boolean {
  return d.shape !== null || d.chosen.length > 0;
}

export function areaRequest(d: Delimit, c: Pick<Common, "k" | "profile">): AreaRequest | null {
  if (!isComposed(d)) return null;
  const of: AreaRequest = d.shape === null ? { [d.unit]: [...d.chosen].sort() } : { polygon: d.shape };
  return { ...of, ...(c.k === null ? {} : { k: c.k }), ...(c.profile === null ? {} : { profil: c.profile }) };
}

export function delimitRequest(d: Delimit, c: Common): DelimitRequest | null {
  if (!d.asked) return null;
  return {
    enhet: d.unit,
    min_folk: d.min,
    max_folk: d.max,
    antall: d.count,
    kompakthet: d.compact / 100,
    barriere: d.barrier / 100,
    satsinger: c.withoutRunning ? "uten" : "med",
    ...(d.must.length > 0 ? { med: [...d.must] } : {}),
    ...(d.never.length > 0 ? { uten: [...d.never] } : {}),
    ...(c.k === null ? {} : { k: c.k }),
    ...(c.profile === null ? {} : { profil: c.profile }),
  };
}

export function joinedOf(text: string, programme: string | null): Joined {
  const at = text.indexOf(":");
  const [kind, id] = [text.slice(0, at), text.slice(at + 1)];
  return { ...(kind === "aktor" ? { aktor: id } : { sted: id }), ...(programme === null ? {} : { program: programme }) };
}

export function joinedText(j: Joined): string | null {
  if (j.sted != null) return `sted:${j.sted}`;
  return j.aktor == null ? null : `aktor:${j.aktor}`;
}

export function scenarioBody(d: Delimit, navn: string, merknad: string, programme: string | null): ScenarioBody {
  const of: Pick<ScenarioBody, "enhet" | "enheter" | "polygon"> = d.shape === null ? { enhet: d.unit, enheter: [...d.chosen].sort() } : { polygon: d.shape };
  return { navn, ...of, hva_om: d.joined.map((j) => joinedOf(j, programme)), merknad };
}

/** A choice moved between what must and what must not be part; `null` frees it. */
export function withRule(d: Delimit, id: string, rule: "must" | "never" | null): Pick<Delimit, "must" | "never"> {
  const without = (list: readonly string[]) => list.filter((x) => x !== id);
  return { must: rule === "must" ? [...without(d.must), id] : without(d.must), never: rule === "never" ? [...without(d.never), id] : without(d.never) };
}

export function sameUnits(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

/** Another kind of unit begins with nothing chosen: ids of one kind mean nothing in another. */
export function withUnit(unit: Enhet): Pick<Delimit, "unit" | "chosen" | "must" | "never" | "asked"> {
  return { unit, chosen: [], must: [], never: [], asked: false };
}
