// Where the small map looks: at the zones of ordinary size. The few large ones at the city's edge run out of the picture. Pure.
import type { Zone } from "../api/types";
import { union, type Box } from "../map/fit";

/** Times the median area beyond which a zone does not widen the view. */
const LARGE = 4;

export function focusBox(zones: readonly Pick<Zone, "areal_m2" | "bbox">[]): Box | null {
  const areas = zones.map((z) => z.areal_m2).sort((a, b) => a - b);
  const median = areas[Math.floor(areas.length / 2)] ?? 0;
  return union(zones.filter((z) => z.areal_m2 <= LARGE * median).map((z) => z.bbox));
}
