// The answer first: one sentence from the data, and one that says how to read it.
import { dateText, num } from "../format";
import { finding } from "../format/headline";
import type { OverlapMeta } from "../api/types";
import type { Page, View } from "../state/url";
import { access, pictureById, pictures, walkTo } from "../land/store";
import { twoWayCounts } from "../land/two-way";
import { listed } from "../priority/names";
import { overlap } from "../state/data";
import { t, tn } from "../text";
import { nearestName } from "./WalkLegend";

const NEAR = 10;

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
  if (page === "kart" && view === "gange") return walkWords();
  if (found.kind === "unknown") {
    const { aktiv, ukjent, avsluttet, kan_ha } = meta.arenaer;
    return [t("headline.unknown"), t("headline.lead.unknown", { program, har: num(aktiv), alle: num(aktiv + ukjent + avsluttet + kan_ha) })];
  }
  if (page === "overlapp") return overlapWords(meta);
  if (view === "plan") return [t("headline.plan"), t("headline.plan.lead")];
  if (view === "behov") return needWords(meta);
  if (view === "toveis") return twoWayWords(meta);
  const hits = found.hits === 0 ? "" : ` ${tn("headline.hits", found.hits)}`;
  if (found.kind === "none") return [t("headline.ready.none"), t("headline.lead.none", { program }) + hits];
  return [tn("headline.ready", found.n), t("headline.lead.ready", { program }) + hits];
}

/** How many zones have an arena within ten minutes; what has no time is counted apart. */
function walkWords(): [string, string] {
  const rows = access.data.value?.soner ?? null;
  if (rows === null) return [t("headline.walk"), t("headline.walk.lead")];
  const timed = rows.filter((r) => r.minutter.minutter !== null);
  const near = timed.filter((r) => (r.minutter.minutter ?? 0) <= NEAR);
  const without = rows.length - timed.length;
  const head = t("headline.walk.found", { n: num(near.length), m: num(timed.length), kategori: nearestName(walkTo.value) });
  return [head, t("headline.walk.lead") + (without === 0 ? "" : ` ${tn("headline.walk.without", without)}`)];
}

function twoWayWords(meta: OverlapMeta): [string, string] {
  if (pictures.data.value === null) return [t("headline.twoway"), t("headline.twoway.lead", { k: num(meta.k) })];
  const { both } = twoWayCounts(overlap.data.value?.zones ?? [], pictureById.value);
  const head = both.length === 0 ? t("headline.twoway.none") : tn("headline.twoway.found", both.length, { soner: listed(both.map((z) => z.navn), 3) });
  return [head, t("headline.twoway.lead", { k: num(meta.k) })];
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
