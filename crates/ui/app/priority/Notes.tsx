// What stands beside the weights so that the answer can be read and made again: sole indicators, what is left out, draws, seed, zones.
import { num } from "../format";
import { t, tn } from "../text";
import { indicatorName, listed, themeName } from "./names";
import { catalogue, priorities } from "./store";

export function Notes() {
  const answer = priorities.data.value;
  const known = catalogue.data.value;
  if (answer === null) return null;
  const { meta } = answer;
  const sole = [...new Set(answer.indicators.filter((i) => i.alene_i_tema).map((i) => i.tema))].map((id) => themeName(id, known));
  const context = (known?.indicators ?? []).filter((i) => !i.i_indeks && (i.rolle === "kontekst" || i.rolle === "innvandrerbakgrunn")).map((i) => indicatorName(i.id, known, "kort"));
  const treated = answer.indicators.filter((i) => i.behandling !== "ingen").map((i) => indicatorName(i.id, known, "kort"));
  const constant = answer.indicators.filter((i) => i.konstant).map((i) => indicatorName(i.id, known, "kort"));
  const without = meta.uten_indeks;
  return (
    <>
      <p class="pr-note">
        {sole.length > 0 && tn("prio.note.sole", sole.length, { temaer: listed(sole) })} {context.length > 0 && t("prio.note.context", { indikatorer: listed(context, 4) })} {treated.length > 0 && t("prio.note.treated", { indikatorer: listed(treated) })} {constant.length > 0 && t("prio.note.constant", { indikatorer: listed(constant) })}
      </p>
      <p class="pr-note pr-run">
        {t("prio.note.run", { trekk: num(meta.draws), fro: meta.seed, sonesett: meta.sonesett?.navn ?? t("prio.zones"), med: num(meta.rangert), alle: num(meta.rangert + without) })}{" "}
        {without > 0 && tn("prio.note.without", without)} {meta.perioder.length > 0 && t("prio.note.period", { ar: listed(meta.perioder) })}
      </p>
    </>
  );
}
