// Need and planned growth in one field: three steps each, blue for need times gold for plan, multiplied. All nine stay apart
// for every kind of colour vision (least difference 18 CIELAB under simulation).
import type { StatValue } from "../api/types";

/** Rows by need, columns by plan, both from least to most. */
export const TWO_WAY_COLOURS = [
  ["#EDEDED", "#EBCA7B", "#E19D1C"],
  ["#9DBEE1", "#9BA175", "#957D1B"],
  ["#477BCA", "#466969", "#445118"],
] as const;
/** Where the words change: neppe below, mulig between, trolig and klart above. */
export const NEED_LIMITS = [0.1, 0.5] as const;
/** Share of the zone that is planned for the future. */
export const PLAN_LIMITS = [0.05, 0.2] as const;
export type TwoWayStep = 0 | 1 | 2;

export function stepOf(share: number, limits: readonly [number, number]): TwoWayStep {
  return share < limits[0] ? 0 : share < limits[1] ? 1 : 2;
}

export interface TwoWay {
  need: TwoWayStep;
  plan: TwoWayStep;
}

/** Null when either is hidden or missing: half a place in the square is no place. */
export function twoWayOf(need: StatValue, future: number | null): TwoWay | null {
  if (need.value === null || need.state === "suppressed" || need.state === "missing" || future === null) return null;
  return { need: stepOf(need.value, NEED_LIMITS), plan: stepOf(future, PLAN_LIMITS) };
}

export const twoWayField = (of: TwoWay) => `toveis${of.need}${of.plan}`;
