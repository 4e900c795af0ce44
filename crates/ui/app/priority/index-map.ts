// Runs the small map: our style without names and places, fields from the answer, a click that opens the zone in the list.
import { effect } from "@preact/signals";
import type { Map as MapLibre, MapMouseEvent } from "maplibre-gl";
import { createSmallMap } from "../map/create";
import { areaFilters, patternExpression } from "../map/paint";
import { renewTiles } from "../map/sync";
import type { Tip } from "../map/pointer";
import { shownAreas, zones } from "../state/data";
import { hovered, selection } from "../state/store";
import { wordPct } from "../format";
import { label } from "../text";
import { fifthPaint } from "./fifths";
import { focusBox } from "./map-fit";
import { toggleZone } from "./RankRow";
import { priorities } from "./store";
import { reason } from "./zone-table";

const ZONES = { source: "kart", sourceLayer: "zones" };
const LAYERS = ["bunn", "marka", "vann", "vannkant", "soner-fyll", "soner-monster", "elv", "soner-kant", "soner-ikke-vist-kant", "omrader-bunn", "omrader-pagar", "omrader-andre", "soner-merket-bunn", "soner-merket"];
/** Lines of the large map would hide the fields of the small one. */
const WIDTHS = { "soner-kant": 0.7, "omrader-bunn": 2.6, "omrader-pagar": 1.3, "omrader-andre": 1.2, "soner-merket-bunn": 4, "soner-merket": 2.4 };
const TILES = "zones,areas";

export async function startIndexMap(container: HTMLElement, showTip: (tip: Tip | null) => void): Promise<{ map: MapLibre; stop: () => void }> {
  const map = await createSmallMap(container, LAYERS, TILES);
  map.setLayoutProperty("soner-monster", "visibility", "visible");
  for (const [layer, width] of Object.entries(WIDTHS)) map.setPaintProperty(layer, "line-width", width);
  listen(map, showTip);
  const stops = [paint, outline, fit, markChosen, markHovered, renewTiles].map((start) => effect(() => start(map)));
  const resize = () => void map.resize();
  window.addEventListener("beforeprint", resize);
  map.on("resize", () => fit(map));
  return {
    map,
    stop: () => {
      window.removeEventListener("beforeprint", resize);
      stops.forEach((stop) => stop());
      map.remove();
    },
  };
}

function paint(map: MapLibre): void {
  const paints = (priorities.data.value?.priorities ?? []).map(fifthPaint);
  // Zones that the answer leaves out, such as running satsinger, go back to the plain ground.
  const plain = (zones.data.value?.zones ?? []).map((z) => z.id).filter((id) => !paints.some((p) => p.id === id));
  for (const id of plain) map.setFeatureState({ ...ZONES, id }, { fyll: "ingen", kant: true });
  for (const p of paints) map.setFeatureState({ ...ZONES, id: p.id }, { fyll: p.fyll, kant: p.kant });
  map.setPaintProperty("soner-monster", "fill-pattern", patternExpression(paints) ?? "tom");
}

function outline(map: MapLibre): void {
  const { running, other } = areaFilters(shownAreas.value);
  map.setFilter("omrader-pagar", running);
  map.setFilter("omrader-andre", other);
}

function fit(map: MapLibre): void {
  const box = focusBox(zones.data.value?.zones ?? []);
  if (box !== null) map.fitBounds(box, { padding: 6, animate: false });
}

function markChosen(map: MapLibre): (() => void) | void {
  const chosen = selection.value;
  if (chosen?.kind === "sone") return mark(map, chosen.id, "valgt");
}

function markHovered(map: MapLibre): (() => void) | void {
  if (hovered.value !== null) return mark(map, hovered.value, "pekt");
}

function mark(map: MapLibre, id: string, key: "valgt" | "pekt"): () => void {
  map.setFeatureState({ ...ZONES, id }, { [key]: true });
  return () => {
    // The map may be gone by the time an effect is cleaned up.
    if (map.getSource("kart") !== undefined) map.setFeatureState({ ...ZONES, id }, { [key]: false });
  };
}

function listen(map: MapLibre, showTip: (tip: Tip | null) => void): void {
  map.on("mousemove", (event) => {
    const id = zoneAt(map, event);
    map.getCanvas().style.cursor = id === null ? "" : "pointer";
    hovered.value = id;
    const words = id === null ? null : tipWords(id);
    showTip(words && { x: event.point.x, y: event.point.y, ...words });
  });
  map.on("mouseout", () => {
    hovered.value = null;
    showTip(null);
  });
  map.on("click", (event) => {
    const id = zoneAt(map, event);
    if (id === null) return;
    toggleZone(id);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    requestAnimationFrame(() => document.querySelector(`[data-zone="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" }));
  });
}

function zoneAt(map: MapLibre, event: MapMouseEvent): string | null {
  const id: unknown = map.queryRenderedFeatures(event.point, { layers: ["soner-fyll"] })[0]?.properties["id"];
  return typeof id === "string" ? id : null;
}

function tipWords(id: string): { title: string; detail: string } | null {
  const row = priorities.data.peek()?.priorities.find((r) => r.id === id);
  if (row === undefined) return null;
  const share = row.p_blant_k.value;
  return { title: row.navn, detail: row.ord === null || share === null ? reason(row) : `${label("ord", row.ord)} ${wordPct(share)}` };
}
