// What the stability chart draws: the zones worth a line, their paths, their names without collisions, and the finding. Pure.
import type { Klasse, PriorityRow, Stability } from "../api/types";

const MOST_LINES = 7;
export const SURE = 0.8;

export interface StabilityLine {
  index: number;
  navn: string;
  klasse: Klasse | null;
}

/** The zones that the answer calls klart, trolig or mulig, most certain first. */
export function linesOf(s: Stability, rows: readonly PriorityRow[]): StabilityLine[] {
  const known = new Map(rows.map((r) => [r.id, r]));
  return s.zones
    .map((z, index) => ({ index, navn: z.navn, row: known.get(z.id) }))
    .filter(({ row }) => row !== undefined && row.ord !== null && row.ord !== "neppe")
    .sort((a, b) => (b.row?.p_blant_k.value ?? 0) - (a.row?.p_blant_k.value ?? 0))
    .slice(0, MOST_LINES)
    .map(({ index, navn, row }) => ({ index, navn, klasse: row?.klasse ?? null }));
}

export interface Steady {
  navn: string;
  from: number;
  to: number;
}

/** The zone that stays among the K for the widest range of weights around the chosen one. */
export function steadiest(s: Stability): Steady | null {
  const middle = nearest(s.points.map((p) => p.weight), s.chosen);
  const ranges = s.zones.flatMap((z, zone) => {
    const holds = s.points.map((p) => (p.p[zone] ?? 0) >= SURE);
    if (!holds[middle]) return [];
    let [from, to] = [middle, middle];
    while (holds[from - 1]) from -= 1;
    while (holds[to + 1]) to += 1;
    return [{ navn: z.navn, from: s.points[from]?.weight ?? 0, to: s.points[to]?.weight ?? 0, steps: to - from, p: s.points[middle]?.p[zone] ?? 0 }];
  });
  ranges.sort((a, b) => b.steps - a.steps || b.p - a.p);
  return ranges[0] === undefined ? null : { navn: ranges[0].navn, from: ranges[0].from, to: ranges[0].to };
}

function nearest(values: readonly number[], wanted: number): number {
  return values.reduce((best, v, i) => (Math.abs(v - wanted) < Math.abs((values[best] ?? Infinity) - wanted) ? i : best), 0);
}

/** A path that breaks where there is no number. */
export function pathOf(points: readonly { x: number; y: number | null }[]): string {
  let pen = "M";
  return points
    .flatMap(({ x, y }) => {
      if (y === null) {
        pen = "M";
        return [];
      }
      const part = `${pen}${round(x)},${round(y)}`;
      pen = "L";
      return [part];
    })
    .join("");
}

/** Moves names apart until each has `room`, kept in order and within the chart. */
export function spread(wanted: readonly number[], room: number, top: number, bottom: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  let above = top - room;
  for (const o of order) above = o.y = Math.max(o.y, above + room);
  let below = bottom + room;
  for (const o of [...order].reverse()) below = o.y = Math.min(o.y, below - room);
  const placed = [...wanted];
  for (const o of order) placed[o.i] = o.y;
  return placed;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
