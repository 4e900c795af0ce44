// A column head that sorts; says its order to screen readers.
import { t } from "../text";

export function SortHead({ name, dir, numeric = false, sort }: { name: string; dir: "asc" | "desc" | null; numeric?: boolean; sort: () => void }) {
  return (
    <th scope="col" class={numeric ? "num" : undefined} aria-sort={dir === null ? undefined : dir === "asc" ? "ascending" : "descending"}>
      <button type="button" class="sort" title={t("sort.by", { kolonne: name })} onClick={sort}>
        {name}
        <span aria-hidden="true">{dir === null ? "" : dir === "asc" ? " ↑" : " ↓"}</span>
      </button>
    </th>
  );
}
