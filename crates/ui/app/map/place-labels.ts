// Finds a side for each area's name: outside its border, off the zones that matter and off the other names. Pure; a greedy choice.

export type Rect = [x0: number, y0: number, x1: number, y1: number];
export type Anchor = "right" | "left" | "bottom" | "top" | "bottom-right" | "bottom-left" | "top-right" | "top-left";
export interface LabelSpec {
  /** west, south, east, north in degrees. */
  bbox: readonly [number, number, number, number];
  width: number;
  height: number;
}
export interface Obstacle {
  bbox: readonly [number, number, number, number];
  weight: number;
}
export interface Placement {
  at: [number, number];
  anchor: Anchor;
}

const WORLD_PX = 512;
const GAP = 8;
/** A zone rarely fills its box: this much is taken off each side. */
const SHRINK = 0.14;
const LABEL_WEIGHT = 12;

export function placeLabels(labels: readonly LabelSpec[], obstacles: readonly Obstacle[], zoom: number): Placement[] {
  const lat = labels[0]?.bbox[1] ?? 0;
  // Pixels for each degree at this zoom.
  const px = (WORLD_PX * 2 ** zoom) / 360;
  const scale = { x: px, y: px / Math.cos((lat * Math.PI) / 180) };
  const toRect = (b: readonly [number, number, number, number]): Rect => [b[0] * scale.x, -b[3] * scale.y, b[2] * scale.x, -b[1] * scale.y];
  const fields = obstacles.map((o) => ({ rect: shrink(toRect(o.bbox)), weight: o.weight }));
  const taken: Rect[] = [];
  return labels.map((label) => {
    const options = candidates(toRect(label.bbox));
    const costs = options.map((o, i) => {
      const rect = rectOf(o.x, o.y, o.anchor, label);
      const onFields = fields.reduce((sum, f) => sum + f.weight * overlap(rect, f.rect), 0);
      const onNames = taken.reduce((sum, r) => sum + LABEL_WEIGHT * overlap(rect, r), 0);
      // The order of the candidates decides between sides that are equally free.
      return { o, rect, cost: onFields + onNames + i * 12 };
    });
    const best = costs.reduce((a, b) => (b.cost < a.cost ? b : a));
    taken.push(best.rect);
    return { at: [best.o.x / scale.x, -best.o.y / scale.y], anchor: best.o.anchor };
  });
}

function candidates([x0, y0, x1, y1]: Rect): { x: number; y: number; anchor: Anchor }[] {
  const [mx, my, w] = [(x0 + x1) / 2, (y0 + y1) / 2, x1 - x0];
  return [
    { x: x0, y: my, anchor: "right" },
    { x: x1, y: my, anchor: "left" },
    { x: x0 + 0.3 * w, y: y0, anchor: "bottom-right" },
    { x: x1 - 0.3 * w, y: y0, anchor: "bottom-left" },
    { x: x0 + 0.3 * w, y: y1, anchor: "top-right" },
    { x: x1 - 0.3 * w, y: y1, anchor: "top-left" },
    { x: mx, y: y0, anchor: "bottom" },
    { x: mx, y: y1, anchor: "top" },
  ];
}

/** The box a label takes when the point is its anchor. */
export function rectOf(x: number, y: number, anchor: Anchor, { width, height }: Pick<LabelSpec, "width" | "height">): Rect {
  const left = anchor.includes("left") ? x + GAP : anchor.includes("right") ? x - GAP - width : x - width / 2;
  const top = anchor.startsWith("top") ? y + GAP : anchor.startsWith("bottom") ? y - GAP - height : y - height / 2;
  return [left, top, left + width, top + height];
}

function shrink([x0, y0, x1, y1]: Rect): Rect {
  const [dx, dy] = [(x1 - x0) * SHRINK, (y1 - y0) * SHRINK];
  return [x0 + dx, y0 + dy, x1 - dx, y1 - dy];
}

function overlap(a: Rect, b: Rect): number {
  return Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
}
