// The server's fifths as fields of the map and of its legend: five colours, hatching where uncertain, crossed where hidden, grey where missing.
import type { PriorityRow } from "../api/types";
import type { ZonePaint } from "../map/paint";
import type { PatternName } from "../symbols/patterns";

type Fifth = Pick<PriorityRow, "id" | "femdel" | "usikker" | "indeks" | "p_blant_k">;

/** Hidden figures are what the zone lacks; the server says so of the index or of its share. */
export function isHidden(row: Pick<PriorityRow, "indeks" | "p_blant_k">): boolean {
  return row.indeks.state === "suppressed" || row.p_blant_k.state === "suppressed";
}

export const FIFTHS = [1, 2, 3, 4, 5] as const;

/** White lines vanish on the two lightest colours. */
export function fifthPattern(femdel: number): PatternName {
  return femdel <= 2 ? "skraveringMork" : "skravering";
}

export function fifthPaint(row: Fifth): ZonePaint {
  if (row.femdel !== null) return { id: row.id, fyll: `behov${row.femdel - 1}`, pattern: row.usikker ? fifthPattern(row.femdel) : null, kant: false };
  return isHidden(row) ? { id: row.id, fyll: "ikke_vist", pattern: "kryss", kant: true } : { id: row.id, fyll: "uten_tall", pattern: "punkter", kant: true };
}

export interface FifthCounts {
  fifths: readonly number[];
  uncertain: number;
  hidden: number;
  missing: number;
}

export function fifthCounts(rows: readonly Fifth[]): FifthCounts {
  const hidden = rows.filter((r) => r.femdel === null && isHidden(r)).length;
  return {
    fifths: FIFTHS.map((f) => rows.filter((r) => r.femdel === f).length),
    uncertain: rows.filter((r) => r.femdel !== null && r.usikker).length,
    hidden,
    missing: rows.filter((r) => r.femdel === null).length - hidden,
  };
}
