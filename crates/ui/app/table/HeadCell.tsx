// A column head that sorts; says its order to screen readers.
import { go, state } from "../state/store";
import type { SortKey } from "../state/url";
import { t } from "../text";

/** Amounts are wanted largest first; names and classes in their own order. */
const LARGEST_FIRST: ReadonlySet<SortKey> = new Set(["behov", "barn", "modell", "gap"]);

export function HeadCell({ column, name, numeric = false }: { column: SortKey; name: string; numeric?: boolean }) {
  const { key, dir } = state.value.sort;
  const on = key === column;
  const next = on ? (dir === "asc" ? "desc" : "asc") : LARGEST_FIRST.has(column) ? "desc" : "asc";
  return (
    <th scope="col" class={numeric ? "num" : undefined} aria-sort={on ? (dir === "asc" ? "ascending" : "descending") : undefined}>
      <button type="button" class="sort" title={t("sort.by", { kolonne: name })} onClick={() => go({ sort: { key: column, dir: next } })}>
        {name}
        <span aria-hidden="true">{on ? (dir === "asc" ? " ↑" : " ↓") : ""}</span>
      </button>
    </th>
  );
}
