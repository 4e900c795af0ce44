// The way from a chart to its table and back, and the file of it.
import type { Signal } from "@preact/signals";
import { t } from "../text";
import { priorities } from "./store";
import { saveTable, type TwinTable } from "./table";

export function TwinButtons(props: { name: string; file: string; open: Signal<boolean>; table: () => TwinTable; save?: (table: TwinTable) => void }) {
  const { name, open } = props;
  const meta = priorities.data.value?.meta;
  // Another page knows its own file; on Prioritering each says how its numbers can be made again.
  const save = props.save ?? (meta && ((table: TwinTable) => saveTable(props.file, table, meta)));
  return (
    <span class="pr-twin-buttons">
      <button type="button" class="text-button" aria-label={t(open.value ? "prio.as_chart.of" : "prio.as_table.of", { figur: name })} onClick={() => (open.value = !open.value)}>{t(open.value ? "prio.as_chart" : "prio.as_table")}</button>
      {open.value && save && <button type="button" class="text-button" aria-label={t("prio.csv.of", { figur: name })} onClick={() => save(props.table())}>{t("table.csv")}</button>}
    </span>
  );
}
