// The choices of the page as the question the server is asked. Pure.
import type { PriorityRequest } from "../api/types";
import { METHODS, type Prio } from "../state/priority-url";
import type { ThemeWeights } from "./weights";

/** Six is the number of satsingsområder; the map's own standard is another. */
export const DEFAULT_K = 6;

/** `weights` is null when the profile is asked for as it stands. */
export function requestOf(prio: Prio, weights: readonly ThemeWeights[] | null, when: { date: string | null; programme: string | null }): PriorityRequest {
  const share = (percent: number) => Math.round(percent * 100) / 10_000;
  return {
    ...(weights !== null
      ? { themes: weights.map((t) => ({ id: t.id, weight: share(t.weight), indicators: t.indicators.map((i) => ({ indicator: i.id, weight: share(i.weight) })) })) }
      : prio.profile !== null
        ? { profile: prio.profile }
        : {}),
    k: prio.k ?? DEFAULT_K,
    ...(prio.seed === null ? {} : { seed: prio.seed }),
    method: METHODS[prio.method],
    ...(prio.period === null ? {} : { period: prio.period }),
    ...(prio.mixed ? { mixed_years: true } : {}),
    ...(prio.variants.length === 0 ? {} : { variants: [...prio.variants] }),
    ...(prio.shrink ? { shrink: true } : {}),
    ...(prio.withoutRunning ? { without_running: true } : {}),
    ...(when.date === null ? {} : { date: when.date }),
    ...(when.programme === null ? {} : { programme: when.programme }),
  };
}
