// Every universal arena: has the model (since, source), could have it, and how far to the nearest that has it.
import { useSignal } from "@preact/signals";
import type { Arena, Modell, Overlap } from "../api/types";
import { modelText } from "../card/words";
import { dist, num } from "../format";
import { Source } from "../card/Source";
import { choose, hovered, selection } from "../state/store";
import { MODELLER } from "../symbols/arenas";
import { ArenaSymbol } from "../symbols/parts";
import { label, locale, t } from "../text";

const ORDER: readonly Modell[] = ["aktiv", "ukjent", "avsluttet", "ingen"];

export function ArenaTable({ answer }: { answer: Overlap }) {
  const only = useSignal<Modell | null>(null);
  const rows = sorted(answer.arenas.filter((a) => only.value === null || a.modell === only.value));
  const count = (m: Modell) => answer.arenas.filter((a) => a.modell === m).length;
  return (
    <>
      <div class="chips" role="group" aria-label={t("arenas.filter")}>
        <button type="button" class="chip" aria-pressed={only.value === null} onClick={() => (only.value = null)}>{t("arenas.all", { n: num(answer.arenas.length) })}</button>
        {MODELLER.map((m) => (
          <button key={m} type="button" class="chip" aria-pressed={only.value === m} onClick={() => (only.value = m)}>{t(`modell.${m}`)} {num(count(m))}</button>
        ))}
      </div>
      <table class="zone-table arena-table">
        <caption class="ds-sr-only">{t("legend.arenas")}</caption>
        <thead>
          <tr><th scope="col">{t("col.arena")}</th><th scope="col">{t("col.sone")}</th><th scope="col">{t("col.modellstatus")}</th><th scope="col">{t("col.naermeste")}</th></tr>
        </thead>
        <tbody>
          {rows.map((a) => (
            <Row key={a.id} arena={a} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ arena: a }: { arena: Arena }) {
  const nearest = a.naermeste_med_modell;
  return (
    <tr class={selection.value?.id === a.id ? "chosen" : undefined} onClick={() => choose({ kind: "sted", id: a.id })} onPointerEnter={() => (hovered.value = a.sone?.id ?? null)} onPointerLeave={() => (hovered.value = null)}>
      <th scope="row"><span class="arena-name"><ArenaSymbol kategori={a.kategori} modell={a.modell} /><span><button type="button" class="text-button">{a.navn}</button> <span class="mut">{label("kategori", a.kategori).toLowerCase()}</span></span></span></th>
      <td data-label={t("col.sone")}>{a.sone?.navn}{a.relasjon === "nearest" && <span class="iv"> {t("card.nearest", { avstand: dist(a.avstand_m) })}</span>}</td>
      <td data-label={t("col.modellstatus")}>{modelText(a)}{a.kilde && <span class="src clamp" title={a.kilde.kilde}><Source source={a.kilde} /></span>}</td>
      <td class={a.modell === "aktiv" ? "empty" : undefined} data-label={t("col.naermeste")}>{a.modell === "aktiv" ? "" : nearest === null ? <span class="no-value">{t("value.not_computed")}</span> : <>{nearest.navn} <span class="iv">{dist(nearest.avstand_m)}</span></>}</td>
    </tr>
  );
}

function sorted(arenas: readonly Arena[]): Arena[] {
  const names = new Intl.Collator(locale.value);
  return [...arenas].sort((a, b) => ORDER.indexOf(a.modell) - ORDER.indexOf(b.modell) || names.compare(a.sone?.navn ?? "", b.sone?.navn ?? "") || names.compare(a.navn, b.navn));
}
