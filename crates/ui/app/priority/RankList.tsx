// The dot-and-whisker list: rows whose intervals overlap stand together in a bracket; those without an index stand apart below.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Priorities } from "../api/types";
import { num } from "../format";
import { selection } from "../state/store";
import { t, tn } from "../text";
import { AxisHead } from "./AxisHead";
import { Caption } from "./Caption";
import { DataTable } from "./DataTable";
import { grouped } from "./groups";
import { NoIndex } from "./NoIndex";
import { RankRow } from "./RankRow";
import { axisOf, bandEnd } from "./scale";
import { prio, showPrio } from "./store";
import { zoneTable } from "./zone-table";

const FIRST = 14;

export function RankList({ answer }: { answer: Priorities }) {
  const asTable = useSignal(false);
  const { meta } = answer;
  const { all, apart } = prio.value;
  const ranked = answer.priorities.filter((r) => r.plass !== null);
  const shown = all ? ranked : ranked.slice(0, FIRST);
  const chosen = selection.value?.kind === "sone" ? selection.value.id : null;
  // A zone chosen in the map or by a link may stand below what is shown.
  const below = chosen !== null && !all && ranked.slice(FIRST).some((r) => r.id === chosen);
  useEffect(() => {
    if (below) showPrio({ all: true });
  }, [below]);
  const widest = Math.max(1, ...shown.flatMap((r) => [r.plass?.hi ?? 1, ...(apart ? [r.datausikkerhet?.hi ?? 1, r.metodevalg?.hi ?? 1] : [])]));
  const axis = axisOf(widest, meta.k, ranked.length);
  const k = num(meta.k);
  const table = () => zoneTable(answer.priorities, meta);
  return (
    <section id="tabell" class="pr-list" aria-label={t("prio.list")} tabIndex={-1}>
      {asTable.value ? (
        <DataTable table={table()} />
      ) : (
        <table class={apart ? "pr-ranks apart" : "pr-ranks"} style={{ "--band": `${bandEnd(axis)}%` }}>
          <caption class="ds-sr-only">{t("prio.list.caption", { k })}</caption>
          <colgroup>
            <col class="pr-col-zone" />
            <col class="pr-col-class" />
            <col />
            <col class="pr-col-word" />
            <col class="pr-col-share" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t("prio.col.zone")}</th>
              <th scope="col"><span class="ds-sr-only">{t("prio.col.class")}</span></th>
              <th scope="col" class="pr-whisker-cell"><AxisHead axis={axis} /></th>
              <th scope="col" colSpan={2}>{t("prio.col.among", { k })}</th>
            </tr>
          </thead>
          {grouped(shown, ranked).map((group, i) => (
            <tbody key={i} class={group.size > 1 ? "pr-bracket" : undefined}>
              {group.nr !== null && (
                <tr class="pr-group-head">
                  <th scope="rowgroup" colSpan={5}><span class="ds-sr-only">{group.size > 1 ? t("prio.group", { nr: num(group.nr), soner: tn("prio.zone_count", group.size) }) : t("prio.group.single", { nr: num(group.nr) })}</span></th>
                </tr>
              )}
              {group.rows.map((row) => <RankRow key={row.id} row={row} axis={axis} apart={apart} k={meta.k} />)}
            </tbody>
          ))}
        </table>
      )}
      <Caption ranked={ranked.length} first={FIRST} asTable={asTable} table={table} />
      <NoIndex rows={answer.priorities.filter((r) => r.plass === null)} k={meta.k} />
    </section>
  );
}
