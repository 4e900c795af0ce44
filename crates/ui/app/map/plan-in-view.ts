// Which shapes of the plan the map shows just now, so that the legend names no more than that; and the plan at its middle.
import { signal } from "@preact/signals";
import type { Map as MapLibre } from "maplibre-gl";
import { choose, view } from "../state/store";

/** Null until the map has drawn the plan: the legend then names all. */
export const inView = signal<ReadonlySet<string> | null>(null);
const LAYERS = ["plan-fyll", "plan-hensyn", "plan-kant"];
let current: MapLibre | null = null;

export function watchPlan(map: MapLibre): () => void {
  current = map;
  const look = () => {
    if (view.peek() !== "plan") {
      inView.value = null;
      return;
    }
    const ids = map.queryRenderedFeatures({ layers: LAYERS }).flatMap((f) => (typeof f.properties["id"] === "string" ? [f.properties["id"]] : []));
    const found = new Set(ids);
    const before = inView.peek();
    // The same shapes make no new legend.
    if (before === null || before.size !== found.size || [...found].some((id) => !before.has(id))) inView.value = found;
  };
  map.on("idle", look);
  return () => {
    map.off("idle", look);
    inView.value = null;
    if (current === map) current = null;
  };
}

/** The keyboard's way to a point: the map is moved, and its middle is read. */
export function readMiddle(): void {
  const at = current?.getCenter();
  if (at !== undefined) choose({ kind: "punkt", id: `${at.lng.toFixed(5)},${at.lat.toFixed(5)}` });
}
