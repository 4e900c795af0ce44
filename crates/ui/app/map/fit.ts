// Where the map opens: on the satsingsområder, the zones of a class to act on and those that have the model, so that the
// answer fills the view.
import type { Area, OverlapZone, Zone } from "../api/types";
import { QUIET } from "../symbols/classes";

export type Box = [number, number, number, number];

export function openingBox(zones: readonly Zone[], overlap: ReadonlyMap<string, OverlapZone>, areas: readonly Area[]): Box | null {
  const acted = zones.filter((z) => {
    const row = overlap.get(z.id);
    return row !== undefined && (!QUIET.has(row.klasse) || row.modell.aktiv > 0);
  });
  const boxes = [...acted.map((z) => z.bbox), ...areas.flatMap((a) => (a.bbox === null ? [] : [a.bbox]))];
  return union(boxes.length > 0 ? boxes : zones.map((z) => z.bbox));
}

export function union(boxes: readonly Box[]): Box | null {
  const [first, ...rest] = boxes;
  if (first === undefined) return null;
  return rest.reduce<Box>(
    (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    [...first],
  );
}
