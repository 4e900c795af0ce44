// The table twin of the maps of plan and walking, with its file.
import { saveTwin, type TwinTable } from "../priority/table";
import { DataTable } from "../priority/DataTable";
import { num } from "../format";
import { access, accessById, pictureById, walkTo } from "../land/store";
import { twoWayTable } from "../land/two-way";
import { walkTable } from "../land/walk";
import { categoryName } from "../panel/WalkLegend";
import { overlap } from "../state/data";
import { tableOpen, view } from "../state/store";
import { t } from "../text";

export function LandTwin() {
  const answer = overlap.data.value;
  if (answer === null) return null;
  const [table, name] = shown(answer.meta.k);
  const open = tableOpen.value;
  return (
    <section id="tabell" class="twin" aria-labelledby="twin-head" tabIndex={-1}>
      <div class="twin-top">
        <h2 id="twin-head">{t("table.title")} <span class="mut">{table.caption}{view.value === "gange" && access.data.value && ` · ${access.data.value.meta.nett_navn}`}</span></h2>
        <div class="chips">
          <button type="button" class="chip" onClick={() => saveTwin(name, table, answer.meta)}>{t("table.csv")}</button>
          <button type="button" class="chip expand" aria-expanded={open} aria-label={t(open ? "table.collapse" : "table.expand")} onClick={() => (tableOpen.value = !open)}>
            <svg width="12" height="8" viewBox="0 0 12 8" aria-hidden="true"><path d={open ? "M1 1l5 5 5-5" : "M1 7l5-5 5 5"} fill="none" stroke="currentColor" stroke-width="1.6" /></svg>
          </button>
        </div>
      </div>
      <div class="land-twin"><DataTable table={table} /></div>
    </section>
  );
}

function shown(k: number): [TwinTable, string] {
  if (view.value === "gange") return [walkTable([...accessById.value.values()], categoryName(walkTo.value)), `gangtid-${walkTo.value}`];
  return [twoWayTable(overlap.data.value?.zones ?? [], pictureById.value, num(k)), "behov-og-plan"];
}
