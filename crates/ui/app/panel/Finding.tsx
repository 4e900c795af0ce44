// The answer first: one sentence from the data, and one that says how to read it.
import { dateText, num } from "../format";
import { finding } from "../format/headline";
import type { OverlapMeta } from "../api/types";
import type { Page, View } from "../state/url";
import { t, tn } from "../text";

export function Finding({ meta, page, view }: { meta: OverlapMeta; page: Page; view: View }) {
  const [head, lead] = words(meta, page, view);
  return (
    <div class="finding" aria-live="polite">
      <h1>{head}</h1>
      <p>{lead}</p>
    </div>
  );
}

function words(meta: OverlapMeta, page: Page, view: View): [string, string] {
  const program = meta.programme.navn;
  const found = finding(meta.klasser);
  if (found.kind === "unknown") {
    const { aktiv, ukjent, avsluttet, kan_ha } = meta.arenaer;
    return [t("headline.unknown"), t("headline.lead.unknown", { program, har: num(aktiv), alle: num(aktiv + ukjent + avsluttet + kan_ha) })];
  }
  if (page === "overlapp") return overlapWords(meta);
  if (view === "plan") return [t("headline.plan"), t("headline.plan.lead")];
  if (view === "behov") return needWords(meta);
  const hits = found.hits === 0 ? "" : ` ${tn("headline.hits", found.hits)}`;
  if (found.kind === "none") return [t("headline.ready.none"), t("headline.lead.none", { program }) + hits];
  return [tn("headline.ready", found.n), t("headline.lead.ready", { program }) + hits];
}

function overlapWords(meta: OverlapMeta): [string, string] {
  const { modellen_treffer: begge, klar_for_utvidelse: klar, behov_uten_arena: uten } = meta.klasser;
  const head = t("headline.overlap", { begge: num(begge), behov: num(begge + klar + uten) });
  return [head, t("headline.overlap.lead", { program: meta.programme.navn, dato: dateText(meta.dato) })];
}

function needWords(meta: OverlapMeta): [string, string] {
  const { modellen_treffer, klar_for_utvidelse, behov_uten_arena, usikker } = meta.klasser;
  const high = modellen_treffer + klar_for_utvidelse + behov_uten_arena;
  const head = high === 0 ? t("headline.need.none") : tn("headline.need", high);
  const uncertain = usikker === 0 ? "" : ` ${tn("headline.need.uncertain", usikker)}`;
  return [head, t("headline.need.lead", { k: num(meta.k) }) + uncertain];
}
