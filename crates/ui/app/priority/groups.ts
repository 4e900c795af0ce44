// Rows in a row that the server puts in one group; no order is claimed inside it. Pure.
import type { PriorityRow } from "../api/types";

export interface RankGroup {
  nr: number | null;
  rows: PriorityRow[];
  /** All of the group, also those not shown. */
  size: number;
}

export function grouped(shown: readonly PriorityRow[], all: readonly PriorityRow[]): RankGroup[] {
  const groups: RankGroup[] = [];
  for (const row of shown) {
    const last = groups.at(-1);
    if (last !== undefined && row.gruppe !== null && last.nr === row.gruppe) last.rows.push(row);
    else groups.push({ nr: row.gruppe, rows: [row], size: all.filter((r) => row.gruppe !== null && r.gruppe === row.gruppe).length || 1 });
  }
  return groups;
}
