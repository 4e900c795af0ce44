// Where the small map looks: at the city, where the zones lie close. The few far ones run out of the picture. Pure.
import type { Zone } from "../api/types";
import type { Box } from "../map/fit";

/** Times the distance that holds three of four zones, beyond which a zone does not widen the view. */
const FAR = 1.6;
/** A zone reaches somewhat beyond its middle. */
const MARGIN = 0.07;

export function focusBox(zones: readonly Pick<Zone, "senter">[]): Box | null {
  if (zones.length === 0) return null;
  const [x, y] = [0, 1].map((axis) => part(zones.map((z) => z.senter[axis as 0 | 1]), 0.5)) as [number, number];
  const away = (z: Pick<Zone, "senter">) => Math.hypot((z.senter[0] - x) * Math.cos((y * Math.PI) / 180), z.senter[1] - y);
  const near = zones.filter((z) => away(z) <= FAR * part(zones.map(away), 0.75));
  const [west, east] = ends(near.map((z) => z.senter[0]));
  const [south, north] = ends(near.map((z) => z.senter[1]));
  return [west, south, east, north];
}

/** The value below which a share of them lies. */
function part(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

function ends(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = (most - least) * MARGIN;
  return [least - margin, most + margin];
}
