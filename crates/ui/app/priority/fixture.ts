// Made-up rows for the unit tests.
import type { Ord, PriorityMeta, PriorityRow, StatValue } from "../api/types";

export const known = (value: number): StatValue => ({ value, state: "known", lo: null, hi: null, method: null });
export const none = (state: "suppressed" | "missing"): StatValue => ({ value: null, state, lo: null, hi: null, method: null });

export function row(navn: string, ord: Ord | null, part: Partial<PriorityRow> = {}): PriorityRow {
  return {
    id: navn.toLowerCase(),
    navn,
    omrader: [],
    satsing: null,
    klasse: "klar_for_utvidelse",
    indeks: known(1),
    dekning: 1,
    plass: { median: 3, lo: 1, hi: 6, nominell: null },
    p_blant_k: known(0.9),
    ord,
    datausikkerhet: null,
    metodevalg: null,
    rangsett: null,
    gruppe: 1,
    femdel: 5,
    usikker: false,
    uten_tall: [],
    ...part,
  };
}

/** A zone that has no index: nothing of it is a number. */
export function without(navn: string, state: "suppressed" | "missing"): PriorityRow {
  return row(navn, null, { klasse: "behov_ikke_beregnet", indeks: none(state), p_blant_k: none(state), plass: null, gruppe: null, femdel: null });
}

export const META = { k: 6, seed: 2030, draws: 2000, dato: "2026-01-01", demo: true, blandede_ar: false, perioder: ["2024"], programme: { id: "im", navn: "IM" } } as unknown as PriorityMeta;
