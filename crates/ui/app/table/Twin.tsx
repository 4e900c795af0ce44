// The table twin below the map: filter chips, CSV, and a button that gives it more room.
import { demoMark } from "../parts/demo-model";
import { csvName } from "./csv-name";
import { download } from "../format/csv";
import { num } from "../format";
import { overlap } from "../state/data";
import { go, state, tableOpen } from "../state/store";
import { locale, t, tn } from "../text";
import { effectiveFilter, filterZones, sortZones } from "./rows";
import { zoneCsv } from "./zone-csv";
import { ZoneTable } from "./ZoneTable";

export function Twin() {
  const answer = overlap.data.value;
  if (answer === null) return null;
  const filter = effectiveFilter(answer.zones, state.value.filter);
  const rows = sortZones(filterZones(answer.zones, filter), state.value.sort, locale.value);
  const caption = t(`table.caption.${filter}`);
  const mark = demoMark(answer.meta);
  const open = tableOpen.value;
  return (
    <section id="tabell" class="twin" aria-labelledby="twin-head" tabIndex={-1}>
      <div class="twin-top">
        <h2 id="twin-head">
          {t("table.title")} <span class="mut">{t("table.follows")}{mark?.invented && ` · ${t("demo.invented").toLowerCase()}`}</span>
        </h2>
        <div class="chips" role="group" aria-label={t("table.filter")}>
          <button type="button" class="chip" aria-pressed={filter === "utvalg"} onClick={() => go({ filter: "utvalg" })}>{t("table.filter.utvalg")}</button>
          <button type="button" class="chip" aria-pressed={filter === "alle"} onClick={() => go({ filter: "alle" })}>{t("table.filter.alle", { n: num(answer.zones.length) })}</button>
          <button type="button" class="chip" onClick={() => download(csvName("soner", answer.meta), zoneCsv(rows, answer.meta))}>{t("table.csv")}</button>
          <button type="button" class="chip expand" aria-expanded={open} aria-label={t(open ? "table.collapse" : "table.expand")} onClick={() => (tableOpen.value = !open)}>
            <svg width="12" height="8" viewBox="0 0 12 8" aria-hidden="true"><path d={open ? "M1 1l5 5 5-5" : "M1 7l5-5 5 5"} fill="none" stroke="currentColor" stroke-width="1.6" /></svg>
          </button>
        </div>
      </div>
      <p class="ds-sr-only" role="status">{tn("table.rows", rows.length)}</p>
      <div class="twin-scroll" tabIndex={0} role="region" aria-label={t("table.region")}>
        <ZoneTable zones={rows} meta={answer.meta} caption={caption} />
      </div>
    </section>
  );
}
