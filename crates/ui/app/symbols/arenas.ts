// Arena symbols: the shape says what it is, the filling says whether it has the model. Ink on white, so they read on every class.
import type { Arena, Klasse, Modell } from "../api/types";
import { QUIET } from "./classes";

export const MODELLER: readonly Modell[] = ["aktiv", "ingen", "ukjent", "avsluttet"];
export type ArenaShape = "skole" | "barnehage" | "annen";
export const ARENA_SHAPES: readonly ArenaShape[] = ["skole", "barnehage", "annen"];
/** Arenas in a zone that may be acted on are drawn stronger. */
export type Weight = "sterk" | "svak";

export interface Glyph {
  /** In a box of 18 × 18. */
  path: string;
  fill: string;
  stroke: string;
  width: number;
  dash: readonly number[];
  cross: boolean;
}

const PATHS: Record<ArenaShape, string> = {
  skole: "M9 3.4L15 14.2H3Z",
  barnehage: "M4 9a5 5 0 1 0 10 0a5 5 0 1 0 -10 0",
  annen: "M9 3L15 9L9 15L3 9Z",
};

export function arenaShape(kategori: string): ArenaShape {
  return kategori === "skole" || kategori === "barnehage" ? kategori : "annen";
}

export function arenaGlyph(shape: ArenaShape, modell: Modell, weight: Weight = "sterk"): Glyph {
  const ink = weight === "sterk" || modell !== "ingen" ? "#16202A" : "#7B8591";
  return {
    path: PATHS[shape],
    fill: modell === "aktiv" ? "#16202A" : "#ffffff",
    stroke: modell === "aktiv" ? "#ffffff" : ink,
    width: modell === "aktiv" ? 1 : weight === "sterk" || modell !== "ingen" ? 1.7 : 1.2,
    dash: modell === "ukjent" ? [2.1, 1.7] : [],
    cross: modell === "avsluttet",
  };
}

export function arenaIcon(shape: ArenaShape, modell: Modell, weight: Weight): string {
  return `arena-${shape}-${modell}-${weight}`;
}

export function arenaWeight(arena: Pick<Arena, "sone" | "betjener">, klasse: (zone: string) => Klasse | undefined): Weight {
  const zones = [arena.sone?.id, ...arena.betjener.map((b) => b.sone)];
  return zones.some((id) => {
    const k = id === undefined ? undefined : klasse(id);
    return k !== undefined && !QUIET.has(k);
  })
    ? "sterk"
    : "svak";
}
