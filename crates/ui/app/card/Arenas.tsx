// The arenas of a zone or area: model state by symbol and in words, since when, in which form, from which source, and how each relates to the zone.
import { useSignal } from "@preact/signals";
import type { Arena, Modell } from "../api/types";
import { dist, num } from "../format";
import { choose } from "../state/store";
import { ArenaSymbol } from "../symbols/parts";
import { t, tn } from "../text";
import { Section } from "./Section";
import { Source } from "./Source";
import { modelText, relationText } from "./words";

const FIRST = 6;
const ORDER: readonly Modell[] = ["aktiv", "ukjent", "avsluttet", "ingen"];

export function Arenas({ arenas, zones, csv }: { arenas: readonly Arena[]; zones: readonly string[]; csv: readonly { navn: string; url: string }[] }) {
  const all = useSignal(false);
  const rows = unique(arenas).sort((a, b) => ORDER.indexOf(a.modell) - ORDER.indexOf(b.modell) || a.navn.localeCompare(b.navn));
  const shown = all.value ? rows : rows.slice(0, FIRST);
  return (
    <Section title={t("card.arenas")} sub={rows.length > 0 ? tn("card.arenas.sub", rows.length) : null}>
      {rows.length === 0 && <p class="sum">{t("card.arenas.none")}</p>}
      <ul class="arena-list">
        {shown.map((a) => (
          <li key={a.id}>
            <ArenaSymbol kategori={a.kategori} modell={a.modell} />
            <div>
              <button type="button" class="text-button" onClick={() => choose({ kind: "sted", id: a.id })}>{a.navn}</button>
              <p>{modelText(a)} · {relationText(a, zones)}</p>
              {a.kilde && <p class="src"><Source source={a.kilde} /></p>}
              {a.modell !== "aktiv" && a.naermeste_med_modell && <p class="src">{t("card.nearest_model", { navn: a.naermeste_med_modell.navn, avstand: dist(a.naermeste_med_modell.avstand_m) })}</p>}
            </div>
          </li>
        ))}
      </ul>
      {rows.length > FIRST && (
        <button type="button" class="chip" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>{all.value ? t("card.arenas.fewer") : t("card.arenas.more", { n: num(rows.length) })}</button>
      )}
      {rows.length > 0 && csv.map((file) => (
        <a key={file.url} class="ds-button csv-button" data-variant="secondary" href={file.url} download>{csv.length > 1 ? `${t("card.arenas.csv")}: ${file.navn}` : t("card.arenas.csv")}</a>
      ))}
    </Section>
  );
}

/** An arena that serves two zones of an area counts once. */
function unique(arenas: readonly Arena[]): Arena[] {
  return [...new Map(arenas.map((a) => [a.id, a])).values()];
}
