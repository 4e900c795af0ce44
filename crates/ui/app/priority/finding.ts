// The answer as one sentence, from the server's own words; and the sentence that takes back a difference that is none.
import type { PriorityRow } from "../api/types";
import { t, tn } from "../text";
import { listed, theK } from "./names";

export interface PriorityFinding {
  /** No zone has an index: silence about need is not a finding about it. */
  unknown: boolean;
  klart: string[];
  trolig: string[];
  mulig: string[];
  /** Two named neighbours that the server puts in one group, nearest to the border of the K. */
  close: [string, string] | null;
}

export function priorityFinding(rows: readonly PriorityRow[], k: number): PriorityFinding {
  const said = (ord: PriorityRow["ord"]) => rows.filter((r) => r.ord === ord).map((r) => r.navn);
  return { unknown: rows.every((r) => r.plass === null), klart: said("klart"), trolig: said("trolig"), mulig: said("mulig"), close: closePair(rows, k) };
}

function closePair(rows: readonly PriorityRow[], k: number): [string, string] | null {
  const named = rows.filter((r) => r.ord !== null && r.ord !== "neppe");
  const pairs = named.flatMap((row, i) => {
    const next = named[i + 1];
    return next !== undefined && row.gruppe !== null && row.gruppe === next.gruppe ? [{ from: row.navn, to: next.navn, off: Math.abs(i + 1 - k) }] : [];
  });
  pairs.sort((a, b) => a.off - b.off);
  return pairs[0] === undefined ? null : [pairs[0].from, pairs[0].to];
}

const MOST = 6;

export function findingWords(f: PriorityFinding, k: number): { head: string; lead: string } {
  if (f.unknown) return { head: t("prio.head.unknown"), lead: "" };
  const head = f.klart.length === 0 ? t("prio.head.none", { de: theK(k) }) : tn("prio.head.klart", f.klart.length, { soner: listed(f.klart, MOST), de: theK(k) });
  const parts = [
    f.trolig.length === 0 ? "" : tn("prio.lead.trolig", f.trolig.length, { soner: listed(f.trolig, MOST) }),
    f.mulig.length === 0 ? "" : tn("prio.lead.mulig", f.mulig.length, { soner: listed(f.mulig, MOST) }),
    f.close === null ? "" : t("prio.lead.close", { a: f.close[0], b: f.close[1] }),
  ];
  return { head, lead: parts.filter((p) => p !== "").join(" ") };
}
