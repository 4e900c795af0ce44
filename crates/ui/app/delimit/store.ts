// What the page Avgrens asks the server for, and the ways to change what is asked.
import { batch, computed, effect, signal } from "@preact/signals";
import type { MultiPolygon, Position } from "geojson";
import { api, ApiError, type UnitShapes } from "../api/client";
import { resource } from "../api/resource";
import type { AreaRequest, DelimitRequest, Named, Suggestion } from "../api/types";
import type { Box } from "../map/fit";
import { zoneById, zones } from "../state/data";
import type { Delimit } from "../state/delimit-url";
import { rounded } from "../state/shape-code";
import { announcement, go, page, state, toggle } from "../state/store";
import { t, tn } from "../text";
import { areaRequest, delimitRequest, isComposed, joinedOf, withUnit } from "./request";

const here = computed(() => page.value === "avgrens");
export const delimit = computed(() => state.value.delimit);
const common = computed(() => ({ k: state.value.k, profile: state.value.prio.profile, withoutRunning: state.value.prio.withoutRunning }));
export const composed = computed(() => isComposed(delimit.value));

/** A question as text, so that what asks the same asks once. */
function question<T extends object>(make: () => T | null) {
  const text = computed(() => {
    const body = here.value ? make() : null;
    return body === null ? null : JSON.stringify(body);
  });
  return computed(() => (text.value === null ? null : (JSON.parse(text.value) as T)));
}

const areaAsked = question<AreaRequest>(() => areaRequest(delimit.value, common.value));
export const ownArea = resource((stop) => (areaAsked.value === null ? null : api.ownArea(areaAsked.value, stop)));

const suggestionsAsked = question<DelimitRequest>(() => delimitRequest(delimit.value, common.value));
export const suggestions = resource((stop) => (suggestionsAsked.value === null ? null : api.delimit(suggestionsAsked.value, stop)));

const whatIfAsked = question(() => {
  const { programme, date, k } = state.value;
  const arenaer = delimit.value.joined.map((j) => joinedOf(j, programme));
  return arenaer.length === 0 ? null : { arenaer, ...(date === null ? {} : { date }), ...(k === null ? {} : { k }) };
});
export const whatIf = resource((stop) => (whatIfAsked.value === null ? null : api.whatIf(whatIfAsked.value, stop)));

const shapesWanted = computed(() => (here.value && delimit.value.unit !== "soner" ? delimit.value.unit : null));
export const unitShapes = resource((stop) => (shapesWanted.value === null ? null : api.units(shapesWanted.value, stop)));
export const scenarios = resource((stop) => (here.value ? api.scenarios(stop) : null));

const NO_SHAPES: UnitShapes = { type: "FeatureCollection", features: [] };
export const shapes = computed(() => unitShapes.data.value ?? NO_SHAPES);
/** The units one may choose among, by name. */
export const units = computed<readonly Named[]>(() => {
  const all = delimit.value.unit === "soner" ? (zones.data.value?.zones ?? []) : shapes.value.features.map((f) => f.properties);
  return all.map(({ id, navn }) => ({ id, navn })).sort((a, b) => a.navn.localeCompare(b.navn, "nb", { numeric: true }));
});
const names = computed(() => new Map(units.value.map((u) => [u.id, u.navn])));
export const unitName = (id: string) => names.value.get(id) ?? id;

/** Corners of a shape that is being drawn; null when nothing is. */
export const drawing = signal<readonly Position[] | null>(null);
/** The suggestion under the pointer or focus. */
export const previewed = signal<number | null>(null);
/** Where the map should look; a new object each time. */
export const frame = signal<{ box: Box } | null>(null);

export function changeDelimit(change: Partial<Delimit>): void {
  go({ delimit: { ...delimit.value, ...change } });
}

export function chooseUnit(unit: Delimit["unit"]): void {
  changeDelimit(withUnit(unit));
}

export function toggleUnit(id: string): void {
  const chosen = toggle(delimit.value.chosen, id);
  const out = !chosen.includes(id);
  changeDelimit({ chosen, shape: null });
  announcement.value = t(out ? "avg.announce.out" : "avg.announce.in", { navn: unitName(id) });
}

export function useShape(shape: MultiPolygon): void {
  batch(() => {
    drawing.value = null;
    changeDelimit({ shape: rounded(shape), chosen: [] });
    look(shape);
  });
}

/** The units of a suggestion become the area one works on. */
export function useSuggestion(s: Suggestion): void {
  batch(() => {
    changeDelimit({ chosen: s.enheter.map((u) => u.id), shape: null });
    look(s.geometri);
  });
}

export function look(shape: MultiPolygon): void {
  const box = boxOf(shape);
  if (box !== null) frame.value = { box };
}

export function boxOf(shape: MultiPolygon): Box | null {
  const points = shape.coordinates.flat(2);
  if (points.length === 0) return null;
  const [xs, ys] = [points.map((p) => p[0] ?? 0), points.map((p) => p[1] ?? 0)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

export function clearArea(): void {
  batch(() => {
    drawing.value = null;
    changeDelimit({ chosen: [], shape: null, scenario: null, joined: [] });
  });
}

/** A refusal is the server's answer to the choices; anything else is a failure. */
export function refusalOf(error: Error | null): ApiError | null {
  return error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 404 ? error : null;
}

let said: DelimitRequest | null = null;
effect(() => {
  const answer = suggestions.data.value;
  const asked = suggestionsAsked.peek();
  // The same question answered from newer data is no news of its own.
  if (answer === null || asked === said) return;
  said = asked;
  announcement.value = tn("avg.announce.suggestions", answer.forslag.length);
});

/** Zones know their boxes; other units their shapes. */
export function lookAtUnit(id: string): void {
  const box = zoneById.peek().get(id)?.bbox;
  if (box !== undefined) frame.value = { box };
}
