// Other programmes at the arenas of a zone, in words: without the model is not without any work across sectors. Pure.
import type { OverlapZone } from "../api/types";
import { tn } from "../text";

const STATES = ["aktiv", "ukjent", "avsluttet"] as const;

/** «Tett på, ukjent ved 1 arena»; empty where there is none. */
export function siblingText(zone: Pick<OverlapZone, "andre_programmer">): string {
  return zone.andre_programmer.map((p) => [p.programme.navn, ...STATES.filter((s) => p[s] > 0).map((s) => tn(`siblings.${s}`, p[s]))].join(", ")).join("; ");
}
