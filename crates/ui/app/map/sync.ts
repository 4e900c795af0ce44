// Keeps the map in step with state and data: each effect reads the signals it needs and changes only what they govern.
import { effect, signal } from "@preact/signals";
import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import { overlap, overlapById, placeById, shownAreas, zoneById, zones } from "../state/data";
import { hovered, selection, state, view } from "../state/store";
import { tileEdition } from "../live/edition";
import { lang } from "../text";
import { areaLabels, zoneLabels } from "./labels";
import { access, accessById, isochrones, pictureById, pointOf } from "../land/store";
import { twoWayPaint } from "../land/two-way";
import { walkPaint } from "../land/walk";
import type { OverlapZone } from "../api/types";
import { OUTLINED, PLAN_KINDS } from "../state/url";
import { areaFilters, arenaExpression, arenaOrder, patternExpression, visibleLayers, zonePaint, type ZonePaint } from "./paint";

/** The zoom that names are placed for, in half steps, so that they move seldom. */
export const labelZoom = signal(11);

export function halfStep(zoom: number): number {
  return Math.round(zoom * 2) / 2;
}

const ZONES = { source: "kart", sourceLayer: "zones" };

type Effect = (map: MapLibre) => void | (() => void);
/** What every map shows: zones, arenas, outlines and names. */
export const GROUND: readonly Effect[] = [paintZones, paintArenas, showLayers, outlineAreas, nameThings, renewTiles];

/** Starts the effects; the answer stops them all. */
export function run(map: MapLibre, effects: readonly Effect[]): () => void {
  const stops = effects.map((start) => effect(() => start(map)));
  return () => stops.forEach((stop) => stop());
}

export function sync(map: MapLibre): () => void {
  return run(map, [...GROUND, markSelected, markHovered, markPoint, showIsochrones]);
}

/** The edition that each map has drawn. */
const editions = new WeakMap<MapLibre, number>();

/** Tiles that hold something new are fetched again; the old ones stay until the new are there. */
export function renewTiles(map: MapLibre): void {
  const now = tileEdition.value;
  // A map that is new has just fetched its own.
  if ((editions.get(map) ?? now) !== now) map.refreshTiles("kart");
  editions.set(map, now);
}

function paintZones(map: MapLibre): void {
  const paint = painter();
  const paints = (overlap.data.value?.zones ?? []).map(paint);
  for (const p of paints) map.setFeatureState({ ...ZONES, id: p.id }, { fyll: p.fyll, kant: p.kant });
  const pattern = patternExpression(paints);
  map.setPaintProperty("soner-monster", "fill-pattern", pattern ?? "tom");
}

/** What the zones are painted by in this view. */
function painter(): (zone: OverlapZone) => ZonePaint {
  const now = view.value;
  if (now === "toveis") {
    const briefs = pictureById.value;
    return (z) => twoWayPaint(z, briefs);
  }
  if (now === "gange") {
    const [rows, asked] = [accessById.value, access.data.value !== null];
    return (z) => (asked ? walkPaint(z.id, rows.get(z.id)) : { id: z.id, fyll: "ingen", pattern: null, kant: true });
  }
  return (z) => zonePaint(z, now);
}

function paintArenas(map: MapLibre): void {
  const answer = overlap.data.value;
  if (answer === null) return;
  const classes = overlapById.value;
  map.setLayoutProperty("arenaer", "icon-image", arenaExpression(answer.arenas, (id) => classes.get(id)?.klasse));
  map.setLayoutProperty("arenaer", "symbol-sort-key", arenaOrder(answer.arenas));
}

function showLayers(map: MapLibre): void {
  for (const [layer, on] of Object.entries(visibleLayers({ view: view.value, layers: state.value.layers }))) {
    map.setLayoutProperty(layer, "visibility", on ? "visible" : "none");
  }
  const kinds = PLAN_KINDS.filter((kind) => state.value.layers.includes(kind));
  map.setFilter("plan-kant", ["in", ["get", "kind"], ["literal", [...kinds]]]);
  map.setFilter("plan-framtidig", ["all", ["==", ["get", "status"], "framtidig"], ["in", ["get", "kind"], ["literal", kinds.filter((kind) => kind === "arealformal" || kind === "byggesone")]]]);
  map.setFilter("plan-fyll", ["in", ["get", "kind"], ["literal", kinds.filter((kind) => kind !== "hensynssone" && !OUTLINED.includes(kind))]]);
  map.setFilter("steder", ["all", ["in", ["get", "kategori"], ["literal", [...state.value.places]]], ["!=", ["get", "universell"], true]]);
}

function outlineAreas(map: MapLibre): void {
  const { running, other } = areaFilters(shownAreas.value);
  map.setFilter("omrader-pagar", running);
  map.setFilter("omrader-andre", other);
}

function nameThings(map: MapLibre): void {
  lang.value;
  const areas = shownAreas.value;
  source(map, "sonenavn")?.setData(zoneLabels(zones.data.value?.zones ?? [], overlapById.value, areas));
  source(map, "omradenavn")?.setData(areaLabels(areas, zones.data.value?.zones ?? [], overlapById.value, labelZoom.value));
}

function markSelected(map: MapLibre): () => void {
  const chosen = selection.value;
  const ids = chosen === null || chosen.kind === "punkt" ? [] : chosen.kind === "sone" ? [chosen.id] : chosen.kind === "sted" ? [placeById.value.get(chosen.id)?.sone?.id] : areaZones(chosen.id);
  return mark(map, ids.filter((id) => id !== undefined && zoneById.value.has(id)) as string[], "valgt");
}

function areaZones(id: string): string[] {
  return shownAreas.value.find((a) => a.id === id)?.soner.map((z) => z.id) ?? [];
}

/** The point whose plan is read. */
function markPoint(map: MapLibre): void {
  const chosen = selection.value;
  const at = chosen?.kind === "punkt" ? pointOf(chosen.id) : null;
  source(map, "tegning")?.setData(at === null ? { type: "FeatureCollection", features: [] } : { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: at } });
}

function showIsochrones(map: MapLibre): void {
  const rings = isochrones.data.value?.isokroner ?? [];
  source(map, "isokroner")?.setData({ type: "FeatureCollection", features: rings.map((i) => ({ type: "Feature", properties: { minutter: i.minutter }, geometry: i.geometri })) });
}

export function markHovered(map: MapLibre): () => void {
  const id = hovered.value;
  return mark(map, id !== null && zoneById.value.has(id) ? [id] : [], "pekt");
}

export function mark(map: MapLibre, ids: readonly string[], key: "valgt" | "pekt"): () => void {
  for (const id of ids) map.setFeatureState({ ...ZONES, id }, { [key]: true });
  return () => {
    // The map may be gone by the time an effect is cleaned up.
    if (map.getSource("kart") === undefined) return;
    for (const id of ids) map.setFeatureState({ ...ZONES, id }, { [key]: false });
  };
}

function source(map: MapLibre, id: string): GeoJSONSource | undefined {
  return map.getSource<GeoJSONSource>(id);
}
