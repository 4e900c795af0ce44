// How to read the whiskers, and the ways to see more of them.
import type { Signal } from "@preact/signals";
import { num } from "../format";
import { t } from "../text";
import { prio, showPrio } from "./store";
import type { TwinTable } from "./table";
import { TwinButtons } from "./TwinButtons";

export function Caption(props: { ranked: number; first: number; asTable: Signal<boolean>; table: () => TwinTable }) {
  const { all, apart } = prio.value;
  const chart = !props.asTable.value;
  return (
    <div class="pr-caption">
      {chart && (
        <p>
          <svg width="52" height="12" aria-hidden="true"><path d="M2 6H50" stroke="#0B5C6B" stroke-width="2.8" /><circle cx="24" cy="6" r="4.6" fill="#0B5C6B" stroke="#fff" stroke-width="1.5" /></svg>
          {t("prio.caption")} {apart && t("prio.caption.apart")}
        </p>
      )}
      <p class="pr-actions">
        {chart && props.ranked > props.first && <button type="button" class="text-button" onClick={() => showPrio({ all: !all })}>{all ? t("prio.first", { n: num(props.first) }) : t("prio.all", { n: num(props.ranked) })}</button>}
        {chart && <button type="button" class="text-button" onClick={() => showPrio({ apart: !apart })}>{t(apart ? "prio.together" : "prio.apart")}</button>}
        <TwinButtons name={t("prio.list")} file="soner" open={props.asTable} table={props.table} />
      </p>
    </div>
  );
}
