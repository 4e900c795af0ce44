// One suggestion: what it holds, how much it reaches with its interval, and how far that is from the bound.
import type { Suggestion } from "../api/types";
import { num, pct } from "../format";
import { listed, inWords } from "../priority/names";
import { Value } from "../parts/Value";
import { t } from "../text";
import { boundWords, crossings, decimals, hectares, letter, nameOf } from "./compare";
import { sameUnits } from "./request";
import { delimit, previewed, useSuggestion } from "./store";

const MOST_NAMES = 6;

export function SuggestionCard({ of: s, k }: { of: Suggestion; k: number }) {
  const ids = s.enheter.map((u) => u.id);
  const inUse = delimit.value.shape === null && sameUnits(ids, delimit.value.chosen);
  const show = () => (previewed.value = s.nr);
  const hide = () => (previewed.value = null);
  return (
    <li class={inUse ? "av-card chosen" : "av-card"} onPointerEnter={show} onPointerLeave={hide} onFocusIn={show} onFocusOut={hide}>
      <div class="av-card-head">
        <h3><span class="av-letter" aria-hidden="true">{letter(s)}</span>{nameOf(s)}</h3>
        {inUse ? <p class="av-in-use">{t("avg.use.now")}</p> : <button type="button" class="ds-button" data-variant="secondary" aria-label={t("avg.use.of", { navn: nameOf(s) })} onClick={() => useSuggestion(s)}>{t("avg.use")}</button>}
      </div>
      <p class="av-card-units">{listed(s.enheter.map((u) => u.navn), MOST_NAMES)}</p>
      <dl class="av-figures">
        <div><dt>{t("avg.col.people")}</dt><dd><Value value={s.folk} /></dd></div>
        <div><dt>{t("avg.col.reached", { k: inWords(k) })}</dt><dd><Value value={s.utsatte_folk} /></dd></div>
        <div><dt>{t("avg.col.share")}</dt><dd><Value value={s.andel} form={pct} /></dd></div>
        <div><dt>{t("avg.col.arenas")}</dt><dd>{t("avg.arenas.of", { n: num(s.med_modell), m: num(s.arenaer) })}</dd></div>
        <div><dt>{t("avg.col.reserves")}</dt><dd>{hectares(s.reserver_ha)}</dd></div>
        <div><dt>{t("avg.col.cross")}</dt><dd>{crossings(s)}</dd></div>
        <div><dt>{t("avg.col.compact")}</dt><dd>{decimals(s.kompakthet, 2)}</dd></div>
      </dl>
      <p class="av-bound">{boundWords(s)}</p>
    </li>
  );
}
