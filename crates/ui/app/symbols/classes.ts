// The overlap classes' colours (Okabe–Ito) and patterns: each can be told apart without colour.
import type { Klasse } from "../api/types";
import type { PatternName } from "./patterns";

export interface ClassLook {
  fill: string;
  pattern: PatternName | null;
  /** Colour of the swatch's edge; light fields need one to be seen on white. */
  edge: string | null;
}

/** In the order of the legend and of the table: what may be acted on first. */
export const KLASSER: readonly Klasse[] = [
  "modellen_treffer",
  "klar_for_utvidelse",
  "behov_uten_arena",
  "modell_uten_hoyt_sonebehov",
  "usikker",
  "lav_uten_modell",
  "behov_ikke_beregnet",
];

export const CLASS_LOOK: Record<Klasse, ClassLook> = {
  modellen_treffer: { fill: "#0072B2", pattern: null, edge: null },
  klar_for_utvidelse: { fill: "#E69F00", pattern: "prikker", edge: null },
  behov_uten_arena: { fill: "#CC79A7", pattern: "vannrett", edge: null },
  modell_uten_hoyt_sonebehov: { fill: "#56B4E9", pattern: "loddrett", edge: null },
  usikker: { fill: "#E3E3E3", pattern: "skraveringGraa", edge: "#999999" },
  lav_uten_modell: { fill: "#EDEDED", pattern: null, edge: "#C9CED4" },
  behov_ikke_beregnet: { fill: "#E4E7EA", pattern: "punkter", edge: "#B4BBC2" },
};

/** The classes that a planner acts on; the rest stay in the background. */
export const QUIET: ReadonlySet<Klasse> = new Set(["lav_uten_modell", "behov_ikke_beregnet"]);

export function classRank(klasse: Klasse): number {
  return KLASSER.indexOf(klasse);
}
