// A drawn or uploaded shape as a short text for the address: corners to five decimals (about a metre), each as the step from
// the one before. Rings are parted by «.», polygons by «~». Pure.
import type { MultiPolygon, Position } from "geojson";

const SCALE = 1e5;
const BASE = 36;
/** Longer than this no link should be; such a shape is kept on the page and can be saved. */
export const LONGEST = 6000;

export function encodeShape(shape: MultiPolygon): string {
  return shape.coordinates.map((rings) => rings.map(encodeRing).join(".")).join("~");
}

function encodeRing(ring: Position[]): string {
  let [px, py] = [0, 0];
  const steps = open(ring).flatMap(([x = 0, y = 0]) => {
    const [ix, iy] = [Math.round(x * SCALE), Math.round(y * SCALE)];
    const step = [(ix - px).toString(BASE), (iy - py).toString(BASE)];
    [px, py] = [ix, iy];
    return step;
  });
  return steps.join("_");
}

/** The ring without its repeated last corner. */
function open(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  return first !== undefined && last !== undefined && ring.length > 1 && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring;
}

/** Null when the text is no shape: a link may have been cut. */
export function decodeShape(text: string): MultiPolygon | null {
  const coordinates = text.split("~").map((polygon) => polygon.split(".").map(decodeRing));
  return coordinates.every((rings) => rings.every((r) => r !== null)) ? { type: "MultiPolygon", coordinates: coordinates as Position[][][] } : null;
}

function decodeRing(text: string): Position[] | null {
  if (!/^-?[0-9a-z]+(_-?[0-9a-z]+)*$/.test(text)) return null;
  const steps = text.split("_").map((part) => parseInt(part, BASE));
  if (steps.length < 6 || steps.length % 2 !== 0) return null;
  const ring: Position[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i] ?? NaN;
    y += steps[i + 1] ?? NaN;
    if (!(Math.abs(x) <= 180 * SCALE && Math.abs(y) <= 90 * SCALE)) return null;
    ring.push([x / SCALE, y / SCALE]);
  }
  return [...ring, ring[0] as Position];
}

/** As it will stand in the address, so that what is asked is what a link asks. */
export function rounded(shape: MultiPolygon): MultiPolygon {
  return decodeShape(encodeShape(shape)) ?? shape;
}

export function corners(shape: MultiPolygon): number {
  return shape.coordinates.reduce((sum, rings) => sum + rings.reduce((n, ring) => n + open(ring).length, 0), 0);
}
