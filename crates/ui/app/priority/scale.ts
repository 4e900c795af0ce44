// The axis of ranks: from 1 to a multiple of K that holds every whisker shown, and places on it in per cent. Pure.

export interface Axis {
  k: number;
  max: number;
  ticks: readonly number[];
}

/** Room for a dot at both ends. */
const PAD = 1.9;
const MOST_TICKS = 6;

/** `widest` is the largest rank that any shown whisker reaches; four times K at least, so that the axis seldom moves. */
export function axisOf(widest: number, k: number, zones: number): Axis {
  const wanted = Math.ceil(Math.max(widest, 4 * k) / k) * k;
  const max = Math.max(2, Math.min(wanted, zones));
  const step = k * Math.ceil(max / k / MOST_TICKS);
  const steps = Array.from({ length: Math.floor(max / step) }, (_, i) => (i + 1) * step);
  // The last number stands at the end of the axis, unless it would run into the one before it.
  const inner = steps.filter((t) => t === max || max - t > step / 2);
  return { k, max, ticks: [...new Set([1, ...(k > 1 && k < max ? [k] : []), ...inner, max])].sort((a, b) => a - b) };
}

export function at(rank: number, axis: Axis): number {
  const share = (Math.min(axis.max, Math.max(1, rank)) - 1) / (axis.max - 1);
  return PAD + share * (100 - 2 * PAD);
}

/** Where the field of the K ends, between K and the next. */
export function bandEnd(axis: Axis): number {
  return axis.k >= axis.max ? 100 : at(axis.k + 0.5, axis);
}

export function span(from: number, to: number, axis: Axis): { left: number; width: number } {
  const left = at(from, axis);
  return { left, width: Math.max(0.6, at(to, axis) - left) };
}
