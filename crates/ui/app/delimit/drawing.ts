// The model of drawing a shape: corners are added one by one, the last can be taken back, three make a shape. Pure.
import type { MultiPolygon, Position } from "geojson";

export const LEAST = 3;
const CLOSE = 1e-6;

/** A double click gives the same corner twice; it is kept once. */
export function withCorner(corners: readonly Position[], [x = 0, y = 0]: Position): Position[] {
  const corner = [round(x), round(y)];
  const last = corners.at(-1);
  const same = last !== undefined && Math.abs((last[0] ?? 0) - (corner[0] ?? 0)) < CLOSE && Math.abs((last[1] ?? 0) - (corner[1] ?? 0)) < CLOSE;
  return same ? [...corners] : [...corners, corner];
}

export function shapeOf(corners: readonly Position[]): MultiPolygon | null {
  const first = corners[0];
  return first === undefined || corners.length < LEAST ? null : { type: "MultiPolygon", coordinates: [[[...corners, first]]] };
}

export type DrawKey = "finish" | "cancel" | "back" | null;

export function drawKey(key: string): DrawKey {
  if (key === "Enter") return "finish";
  if (key === "Escape") return "cancel";
  return key === "Backspace" || key === "Delete" ? "back" : null;
}

function round(x: number): number {
  return Math.round(x * 1e5) / 1e5;
}
