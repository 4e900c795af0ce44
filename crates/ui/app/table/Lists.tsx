// The lists of the overlap page: zones by class, or arenas, as tabs.
import { overlap } from "../state/data";
import { go, state, tableOpen } from "../state/store";
import type { ListTab } from "../state/url";
import { t } from "../text";
import { ArenaTable } from "./ArenaTable";
import { ZoneGroups } from "./ZoneGroups";
import { csvName } from "./csv-name";
import { download } from "../format/csv";
import { zoneCsv } from "./zone-csv";

const TABS: readonly ListTab[] = ["soner", "arenaer"];

export function Lists() {
  const answer = overlap.data.value;
  if (answer === null) return null;
  const now = state.value.tab;
  const step = (event: KeyboardEvent) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const other = TABS.find((tab) => tab !== now) ?? now;
    go({ tab: other });
    document.getElementById(`tab-${other}`)?.focus();
  };
  const open = tableOpen.value;
  return (
    <section id="tabell" class="twin lists" aria-label={t("tab.label")} tabIndex={-1}>
      <div class="twin-top">
        <div class="tabs" role="tablist" aria-label={t("tab.label")} onKeyDown={step}>
          {TABS.map((tab) => (
            <button key={tab} id={`tab-${tab}`} type="button" role="tab" aria-selected={tab === now} aria-controls="tab-panel" tabIndex={tab === now ? 0 : -1} onClick={() => go({ tab })}>{t(`tab.${tab}`)}</button>
          ))}
        </div>
        <div class="chips">
          <button type="button" class="chip" onClick={() => download(csvName("overlapp", answer.meta), zoneCsv(answer.zones, answer.meta))}>{t("table.csv")}</button>
          <button type="button" class="chip expand" aria-expanded={open} aria-label={t(open ? "table.collapse" : "table.expand")} onClick={() => (tableOpen.value = !open)}>
            <svg width="12" height="8" viewBox="0 0 12 8" aria-hidden="true"><path d={open ? "M1 1l5 5 5-5" : "M1 7l5-5 5 5"} fill="none" stroke="currentColor" stroke-width="1.6" /></svg>
          </button>
        </div>
      </div>
      <div id="tab-panel" class="twin-scroll" role="tabpanel" aria-labelledby={`tab-${now}`} tabIndex={0}>
        {now === "soner" ? <ZoneGroups answer={answer} /> : <ArenaTable answer={answer} />}
      </div>
    </section>
  );
}
