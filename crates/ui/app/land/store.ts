// What the map and the cards ask about plan and walking; each is asked only when it is shown.
import { computed } from "@preact/signals";
import { api, ApiError } from "../api/client";
import { resource, type Resource } from "../api/resource";
import type { AccessRow, PlanPictures } from "../api/types";
import { page, selection, state, view } from "../state/store";

const onMap = computed(() => page.value === "kart" || page.value === "overlapp");
const chosen = computed(() => (onMap.value && selection.value !== null ? `${selection.value.kind}:${selection.value.id}` : ""));
const idOf = (kind: string) => computed(() => (chosen.value.startsWith(`${kind}:`) ? chosen.value.slice(kind.length + 1) : null));
const [zone, area, place, point] = [idOf("sone"), idOf("omrade"), idOf("sted"), idOf("punkt")];

/** Longitude and latitude of a chosen point, or null when the text is none. */
export function pointOf(text: string): [number, number] | null {
  const [lon, lat] = text.split(",").map(Number);
  const fits = lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  return fits ? [lon, lat] : null;
}

export const planHere = resource((stop) => {
  const at = point.value === null ? null : pointOf(point.value);
  return at === null ? null : api.planAt(at, stop);
});
export const picture = resource((stop) => (zone.value !== null ? api.planPicture({ zone: zone.value }, stop) : area.value !== null ? api.planPicture({ area: area.value }, stop) : null));
const wantsPictures = computed(() => onMap.value && view.value === "toveis");
export const pictures = resource((stop) => (wantsPictures.value ? api.planPictures(stop) : null));
export const walkTo = computed(() => state.value.walkTo);
const wantsAccess = computed(() => onMap.value && (view.value === "gange" || zone.value !== null));
export const access = resource((stop) => (wantsAccess.value ? api.access(walkTo.value, stop) : null));
export const ISO_MINUTES = [5, 10, 15] as const;
const isoPlace = computed(() => (view.value === "gange" ? place.value : null));
export const isochrones = resource((stop) => (isoPlace.value === null ? null : api.isochrones(isoPlace.value, ISO_MINUTES, stop)));

/** Nothing is loaded to answer with; the server says so in words, and it is no failure. */
export function noNetwork(error: Error | null): ApiError | null {
  return error instanceof ApiError && error.status === 422 ? error : null;
}

export function isAbsent(r: Resource<unknown>): boolean {
  const error = r.error.value;
  return error instanceof ApiError && error.status === 404;
}

export const accessById = computed<ReadonlyMap<string, AccessRow>>(() => new Map((access.data.value?.soner ?? []).map((r) => [r.id, r])));
type Brief = PlanPictures["soner"][number];
export const pictureById = computed<ReadonlyMap<string, Brief>>(() => new Map((pictures.data.value?.soner ?? []).map((r) => [r.id, r])));
