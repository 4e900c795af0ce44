// A column head of the zones: its order stands in the address.
import { go, state } from "../state/store";
import type { SortKey } from "../state/url";
import { SortHead } from "./SortHead";

/** Amounts are wanted largest first; names and classes in their own order. */
const LARGEST_FIRST: ReadonlySet<SortKey> = new Set(["behov", "barn", "modell", "gap"]);

export function HeadCell({ column, name, numeric = false }: { column: SortKey; name: string; numeric?: boolean }) {
  const { key, dir } = state.value.sort;
  const on = key === column;
  const next = on ? (dir === "asc" ? "desc" : "asc") : LARGEST_FIRST.has(column) ? "desc" : "asc";
  return <SortHead name={name} dir={on ? dir : null} numeric={numeric} sort={() => go({ sort: { key: column, dir: next } })} />;
}
