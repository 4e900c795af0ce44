// What the page has asked the server for, each asked again when the choices it depends on change.
import { computed } from "@preact/signals";
import { api, type When } from "../api/client";
import { resource } from "../api/resource";
import type { Arena, Area, OverlapZone, Place, Zone } from "../api/types";
import { page, selection, state, view } from "./store";

const whenText = computed(() => JSON.stringify({ date: state.value.date, programme: state.value.programme, k: state.value.k }));
// Compared as text, so that moving the map asks nothing again.
const when = computed(() => JSON.parse(whenText.value) as When);
const k = computed(() => state.value.k);
const chosen = computed(() => (selection.value === null ? "" : `${selection.value.kind}:${selection.value.id}`));

function idOf(kind: string): string | null {
  return chosen.value.startsWith(`${kind}:`) ? chosen.value.slice(kind.length + 1) : null;
}
const zoneId = computed(() => idOf("sone"));
const areaId = computed(() => idOf("omrade"));
const wantsActors = computed(() => idOf("aktor") !== null || idOf("sted") !== null);

export const overlap = resource((stop) => api.overlap(when.value, stop));
export const zones = resource((stop) => api.zones(k.value, stop));
export const areas = resource((stop) => api.areas(stop));
export const places = resource((stop) => api.places(stop));
export const programmes = resource((stop) => api.programmes(stop));
/** Asked for where a layer of the plan, or what is reckoned from it, is on the map. */
const wantsPlan = computed(() => view.value === "plan" || view.value === "toveis");
export const plan = resource((stop) => (wantsPlan.value ? api.plan(stop) : null));
export const datasets = resource((stop) => (page.value === "data" ? api.datasets(stop) : null));
export const actors = resource((stop) => (wantsActors.value ? api.actors(stop) : null));
export const zoneProfile = resource((stop) => (zoneId.value === null || page.value === "prioritering" ? null : api.zone(zoneId.value, when.value, stop)));
export const areaProfile = resource((stop) => (areaId.value === null ? null : api.area(areaId.value, when.value, stop)));

function byId<T extends { id: string }>(rows: readonly T[] | undefined): ReadonlyMap<string, T> {
  return new Map((rows ?? []).map((row) => [row.id, row]));
}

export const zoneById = computed<ReadonlyMap<string, Zone>>(() => byId(zones.data.value?.zones));
export const overlapById = computed<ReadonlyMap<string, OverlapZone>>(() => byId(overlap.data.value?.zones));
export const arenaById = computed<ReadonlyMap<string, Arena>>(() => byId(overlap.data.value?.arenas));
export const placeById = computed<ReadonlyMap<string, Place>>(() => byId(places.data.value?.places));
/** The list that the map shows as satsingsområder; older lists are reached by the data they became. */
export const shownAreas = computed<readonly Area[]>(() => (areas.data.value?.areas ?? []).filter((a) => a.liste === "satsingsomrader"));
export const areaById = computed<ReadonlyMap<string, Area>>(() => byId(areas.data.value?.areas));
export const meta = computed(() => overlap.data.value?.meta ?? null);
export const currentWhen = when;

/** What the map pages cannot do without; the first error among them, and a retry of all that failed. */
const needed = [overlap, zones, areas, places, programmes];
export const problem = computed(() => needed.map((r) => r.error.value).find((e) => e !== null) ?? null);
export function retryFailed(): void {
  for (const r of needed) if (r.error.value !== null) r.retry();
}
