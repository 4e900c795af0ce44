// Runs the map of Avgrens: clicks choose units or set corners; area, suggestions and drawing follow what is chosen.
import type { Feature, FeatureCollection, Position } from "geojson";
import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from "maplibre-gl";
import { createMap } from "../map/create";
import { openingBox, type Box } from "../map/fit";
import type { Tip } from "../map/pointer";
import { GROUND, halfStep, labelZoom, mark, markHovered, run } from "../map/sync";
import { overlapById, shownAreas, zoneById, zones } from "../state/data";
import { hovered, moved, state } from "../state/store";
import { wordPct } from "../format";
import { valueText } from "../priority/table";
import { label } from "../text";
import { letter, nameOf } from "./compare";
import { shapeOf, withCorner } from "./drawing";
import { boxOf, delimit, drawing, frame, ownArea, previewed, shapes, suggestions, toggleUnit, unitName, useShape } from "./store";

const NONE: FeatureCollection = { type: "FeatureCollection", features: [] };
const PADDING = { top: 70, bottom: 60, left: 60, right: 70 };
let current: MapLibre | null = null;

export async function startDelimitMap(container: HTMLElement, showTip: (tip: Tip | null) => void): Promise<{ map: MapLibre; stop: () => void }> {
  touched = false;
  const map = await createMap(container, state.peek().camera);
  current = map;
  const canvas = map.getCanvas();
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-describedby", "av-map-description");
  listen(map, showTip);
  const stop = run(map, [...GROUND, showUnits, showArea, markChosen, showSuggestions, showDrawing, markHovered, markHoveredUnit, opening(), follow]);
  labelZoom.value = halfStep(map.getZoom());
  map.on("moveend", () => {
    labelZoom.value = halfStep(map.getZoom());
    const { lng, lat } = map.getCenter();
    if (touched) moved({ zoom: map.getZoom(), lat, lon: lng });
  });
  const resize = () => void map.resize();
  window.addEventListener("beforeprint", resize);
  return {
    map,
    stop: () => {
      window.removeEventListener("beforeprint", resize);
      stop();
      map.remove();
      if (current === map) current = null;
    },
  };
}

/** A link carries a camera once the person has moved the map. */
let touched = false;
export function touch(): void {
  touched = true;
}

export function showAll(map: MapLibre): void {
  const box = overall();
  if (box !== null) map.fitBounds(box, { padding: PADDING, maxZoom: 14 });
}

function overall(): Box | null {
  return openingBox(zones.data.value?.zones ?? [], overlapById.value, shownAreas.value);
}

/** The first view: the area when there is one, else the city; a camera in the link goes first. */
function opening(): (map: MapLibre) => void {
  let done = state.peek().camera !== null;
  return (map) => {
    if (done || zones.data.value === null) return;
    const composed = delimit.value.chosen.length > 0 || delimit.value.shape !== null;
    const area = ownArea.data.value?.profil.geometri;
    if (composed && area === undefined && ownArea.error.value === null) return;
    const box = (area && boxOf(area)) ?? overall();
    if (box === null) return;
    done = true;
    map.fitBounds(box, { padding: PADDING, animate: false, maxZoom: composed ? 12.5 : 14 });
  };
}

function follow(map: MapLibre): void {
  const request = frame.value;
  if (request === null) return;
  frame.value = null;
  map.fitBounds(request.box, { padding: PADDING, maxZoom: 13.5 });
}

function source(map: MapLibre, id: string): GeoJSONSource | undefined {
  return map.getSource<GeoJSONSource>(id);
}

function showUnits(map: MapLibre): void {
  const { unit } = delimit.value;
  source(map, "enheter")?.setData(unit === "soner" ? NONE : shapes.value);
}

function showArea(map: MapLibre): void {
  const { shape } = delimit.value;
  const area = ownArea.data.value?.profil.geometri ?? shape;
  source(map, "avgrensning")?.setData(area === null ? NONE : { type: "Feature", properties: {}, geometry: area });
}

/** Chosen units are marked at once; the dissolved outline comes with the answer. */
function markChosen(map: MapLibre): (() => void) | void {
  const { unit, chosen } = delimit.value;
  map.setFilter("enheter-valgt", ["in", ["get", "id"], ["literal", unit === "soner" ? [] : [...chosen]]]);
  if (unit === "soner") return mark(map, chosen.filter((id) => zoneById.value.has(id)), "valgt");
}

function showSuggestions(map: MapLibre): void {
  const all = suggestions.data.value?.forslag ?? [];
  const [on, chosen] = [previewed.value, delimit.value.chosen];
  const features = all.flatMap((s): Feature[] => {
    const inUse = s.enheter.length === chosen.length && s.enheter.every((u) => chosen.includes(u.id));
    const properties = { navn: letter(s), pekt: on === s.nr, brukt: inUse };
    const box = boxOf(s.geometri);
    const shape: Feature = { type: "Feature", properties, geometry: s.geometri };
    return box === null ? [shape] : [shape, { type: "Feature", properties, geometry: { type: "Point", coordinates: [(box[0] + box[2]) / 2, box[3]] } }];
  });
  source(map, "forslag")?.setData({ type: "FeatureCollection", features });
}

function showDrawing(map: MapLibre): void {
  drawn(map, drawing.value, null);
  if (drawing.value === null) map.doubleClickZoom.enable();
  else map.doubleClickZoom.disable();
}

/** The corners, the line between them, and the line to the pointer. */
function drawn(map: MapLibre, corners: readonly Position[] | null, pointer: Position | null): void {
  const line = corners === null ? [] : pointer === null ? [...corners] : [...corners, pointer];
  const shape = shapeOf(line);
  const features: Feature[] = [
    ...(shape === null ? [] : [{ type: "Feature" as const, properties: {}, geometry: shape }]),
    ...(line.length > 1 ? [{ type: "Feature" as const, properties: {}, geometry: { type: "LineString" as const, coordinates: line } }] : []),
    ...(corners ?? []).map((c): Feature => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: c } })),
  ];
  source(map, "tegning")?.setData({ type: "FeatureCollection", features });
}

/** By keyboard: the map is moved with the arrows, and a corner is set where the cross stands. */
export function addCornerInMiddle(): void {
  const at = current?.getCenter();
  if (at !== undefined) drawing.value = withCorner(drawing.peek() ?? [], [at.lng, at.lat]);
}

function markHoveredUnit(map: MapLibre): void {
  map.setFilter("enheter-pekt", ["==", ["get", "id"], delimit.value.unit === "soner" ? "" : (hovered.value ?? "")]);
}

function listen(map: MapLibre, showTip: (tip: Tip | null) => void): void {
  map.on("mousemove", (event) => {
    const corners = drawing.peek();
    if (corners !== null) {
      showTip(null);
      return drawn(map, corners, [event.lngLat.lng, event.lngLat.lat]);
    }
    const id = unitAt(map, event);
    map.getCanvas().style.cursor = id === null ? "" : "pointer";
    hovered.value = id;
    showTip(id === null ? null : { x: event.point.x, y: event.point.y, ...words(id) });
  });
  map.on("mouseout", () => {
    hovered.value = null;
    showTip(null);
  });
  map.on("click", (event) => {
    const corners = drawing.peek();
    if (corners !== null) {
      drawing.value = withCorner(corners, [event.lngLat.lng, event.lngLat.lat]);
      return;
    }
    const id = unitAt(map, event);
    if (id !== null) toggleUnit(id);
  });
  map.on("dblclick", () => {
    const shape = shapeOf(drawing.peek() ?? []);
    if (shape !== null) useShape(shape);
  });
}

function unitAt(map: MapLibre, event: MapMouseEvent): string | null {
  const layer = delimit.peek().unit === "soner" ? "soner-fyll" : "enheter-fyll";
  const id: unknown = map.queryRenderedFeatures(event.point, { layers: [layer] })[0]?.properties["id"];
  return typeof id === "string" ? id : null;
}

function words(id: string): { title: string; detail: string } {
  const zone = overlapById.peek().get(id);
  if (delimit.peek().unit !== "soner" || zone === undefined) return { title: unitName(id), detail: inSuggestions(id) };
  return { title: zone.navn, detail: [zone.ord === null ? valueText(zone.behov, wordPct) : `${label("ord", zone.ord)} ${valueText(zone.behov, wordPct)}`, inSuggestions(id)].filter((x) => x !== "").join(" · ") };
}

function inSuggestions(id: string): string {
  const all = suggestions.data.peek()?.forslag ?? [];
  return all.filter((s) => s.enheter.some((u) => u.id === id)).map(nameOf).join(", ");
}
