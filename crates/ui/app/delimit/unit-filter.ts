// Which units the list shows: those that match, the chosen ones first, and no more than one reads. Pure.
import type { Named } from "../api/types";

export const MOST_ROWS = 80;

const plain = (text: string) => text.toLocaleLowerCase("nb").trim();

export function matching(all: readonly Named[], text: string, chosen: readonly string[]): { rows: readonly Named[]; hidden: number } {
  const q = plain(text);
  const found = q === "" ? all : all.filter((u) => plain(u.navn).includes(q) || plain(u.id).includes(q));
  if (found.length <= MOST_ROWS) return { rows: found, hidden: 0 };
  const [first, rest] = [found.filter((u) => chosen.includes(u.id)), found.filter((u) => !chosen.includes(u.id))];
  return { rows: [...first, ...rest].slice(0, MOST_ROWS), hidden: found.length - MOST_ROWS };
}
