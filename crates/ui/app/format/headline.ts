// The finding that opens a page: one sentence from the server's own counts, and the key of the phrase that says it.
import type { Klasse } from "../api/types";

export type Finding = { kind: "ready"; n: number; hits: number } | { kind: "none"; hits: number } | { kind: "unknown" };

/** Unknown when no zone has a computed need: silence about need is not a finding about it. */
export function finding(classes: Record<Klasse, number>): Finding {
  const total = Object.values(classes).reduce((a, b) => a + b, 0);
  if (classes.behov_ikke_beregnet === total) return { kind: "unknown" };
  const hits = classes.modellen_treffer;
  const n = classes.klar_for_utvidelse;
  return n > 0 ? { kind: "ready", n, hits } : { kind: "none", hits };
}
