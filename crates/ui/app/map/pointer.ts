// What the pointer does on the map: hover marks and names, a click opens the card of what lies on top.
import type { Map as MapLibre, MapGeoJSONFeature, MapMouseEvent } from "maplibre-gl";
import { accessById, pictureById } from "../land/store";
import { twoWayText } from "../land/two-way";
import { minutesText } from "../land/walk";
import { arenaById, overlapById, placeById } from "../state/data";
import { announcement, close, hovered, open, view } from "../state/store";
import type { OverlapZone } from "../api/types";
import type { Selection } from "../state/url";
import { label, t } from "../text";

export interface Tip {
  x: number;
  y: number;
  title: string;
  detail: string;
}

/** From top to bottom: a symbol is what one meant to hit, then a name, then the field. */
const CLICKABLE = ["arenaer", "steder", "omradenavn", "soner-fyll"];
const REACH = 5;

export function listen(map: MapLibre, showTip: (tip: Tip | null) => void): void {
  map.on("mousemove", (event) => {
    const hit = hitAt(map, event);
    map.getCanvas().style.cursor = hit === null ? "" : "pointer";
    hovered.value = hit?.kind === "sone" ? hit.id : null;
    showTip(hit === null ? null : { x: event.point.x, y: event.point.y, ...words(hit) });
  });
  map.on("mouseout", () => {
    hovered.value = null;
    showTip(null);
  });
  map.on("click", (event) => {
    const hit = planPoint(hitAt(map, event), event);
    if (hit === null) return close();
    open(hit);
    const { title, detail } = words(hit);
    announcement.value = detail === "" ? t("announce.opened", { navn: title }) : t("announce.selected", { navn: title, klasse: detail });
  });
}

/** With the plan on the map a click reads it at the point; symbols and names are still what one meant to hit. */
function planPoint(hit: Selection | null, event: MapMouseEvent): Selection | null {
  if (view.value !== "plan" || (hit !== null && hit.kind !== "sone")) return hit;
  const { lng, lat } = event.lngLat;
  return { kind: "punkt", id: `${lng.toFixed(5)},${lat.toFixed(5)}` };
}

function hitAt(map: MapLibre, event: MapMouseEvent): Selection | null {
  const { x, y } = event.point;
  const layers = CLICKABLE.filter((id) => map.getLayer(id) !== undefined);
  const near = map.queryRenderedFeatures([[x - REACH, y - REACH], [x + REACH, y + REACH]], { layers: layers.filter((l) => l !== "soner-fyll") });
  const feature = near[0] ?? map.queryRenderedFeatures(event.point, { layers: ["soner-fyll"] })[0];
  return feature === undefined ? null : selectionOf(feature);
}

function selectionOf(feature: MapGeoJSONFeature): Selection | null {
  const id: unknown = feature.properties["id"];
  if (typeof id !== "string") return null;
  if (feature.layer.id === "soner-fyll") return { kind: "sone", id };
  return { kind: feature.layer.id === "omradenavn" ? "omrade" : "sted", id };
}

function zoneDetail(zone: OverlapZone): string {
  if (view.value === "toveis") return twoWayText(zone, pictureById.value);
  if (view.value !== "gange") return label("klasse", zone.klasse);
  const row = accessById.value.get(zone.id);
  return row === undefined ? "" : minutesText(row.minutter);
}

function words(hit: Selection): { title: string; detail: string } {
  if (hit.kind === "sone") {
    const zone = overlapById.value.get(hit.id);
    return { title: zone?.navn ?? hit.id, detail: zone === undefined ? "" : zoneDetail(zone) };
  }
  if (hit.kind === "sted") {
    const arena = arenaById.value.get(hit.id);
    const place = placeById.value.get(hit.id);
    const kind = label("kategori", place?.kategori ?? arena?.kategori ?? "annet");
    return { title: place?.navn ?? arena?.navn ?? hit.id, detail: arena === undefined ? kind : `${kind}, ${label("modell", arena.modell).toLowerCase()}` };
  }
  return { title: hit.kind === "punkt" ? t("plan.here") : t("card.area"), detail: "" };
}
