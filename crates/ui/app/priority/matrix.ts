// The lower half of a correlation matrix, and the shade of a cell: darker with strength, never so dark that the number is lost. Pure.
import type { Correlation } from "../api/types";

/** At and above this two of them measure much of the same. */
export const STRONG = 0.65;

export interface MatrixRow {
  id: string;
  cells: (Correlation | null)[];
}

export function lowerHalf(ids: readonly string[], pairs: readonly Correlation[]): { columns: string[]; rows: MatrixRow[] } {
  const find = (a: string, b: string) => pairs.find((p) => (p.a === a && p.b === b) || (p.a === b && p.b === a)) ?? null;
  return {
    columns: ids.slice(0, -1),
    rows: ids.slice(1).map((id, i) => ({ id, cells: ids.slice(0, i + 1).map((other) => find(id, other)) })),
  };
}

const [PALE, DEEP] = [[243, 247, 248], [11, 92, 107]] as const;
const DARKEST = 0.66;

export function shade(r: number): string {
  const strength = Math.min(DARKEST, Math.max(0, (Math.abs(r) - 0.33) / 0.67));
  const channel = (i: 0 | 1 | 2) => Math.round(PALE[i] + (DEEP[i] - PALE[i]) * strength);
  return `rgb(${channel(0)},${channel(1)},${channel(2)})`;
}
