// How steady the answer is as one weight moves: a sentence, the lines, and a choice of which weight.
import type { Lever } from "../api/types";
import { num } from "../format";
import { Problem } from "../parts/Problem";
import { t } from "../text";
import { stabilityTable } from "./chart-tables";
import { Figure } from "./Figure";
import { indicatorName, themeName, theK } from "./names";
import { StabilityChart } from "./StabilityChart";
import { steadiest } from "./stability-lines";
import { catalogue, lever, priorities, showPrio, stability, weights } from "./store";

const name = (l: Pick<Lever, "id"> & { kind: string }) => (l.kind === "theme" ? themeName(l.id, catalogue.data.value) : indicatorName(l.id, catalogue.data.value));

export function StabilityFigure() {
  const answer = stability.data.value;
  const main = priorities.data.value;
  if (stability.error.value !== null && answer === null) return <Problem error={stability.error.value} retry={stability.retry} />;
  if (answer === null || main === null) return null;
  const s = answer.stability;
  const moving = name(s.lever);
  const steady = steadiest(s);
  const de = theK(main.meta.k);
  const finding = steady === null ? t("prio.stability.none", { de }) : t("prio.stability.finding", { sone: steady.navn, de, fra: num(steady.from * 100), til: num(steady.to * 100) });
  return (
    <Figure id="stabilitet" title={t("prio.stability")} file="stabilitet" sub={<LeverChoice />} lead={<p class="pr-lead">{finding}</p>} table={() => stabilityTable(s, moving, main.meta)}>
      <StabilityChart stability={s} rows={main.priorities} label={t("prio.stability.label", { k: num(main.meta.k), tema: moving, funn: finding })} />
      <p class="pr-note">{t("prio.stability.note")}</p>
    </Figure>
  );
}

/** The weight last moved; another can be chosen without moving it. */
function LeverChoice() {
  const now = lever.value;
  const options = (weights.value ?? []).flatMap((theme): Lever[] => [{ kind: "theme", id: theme.id }, ...(now?.kind === "indicator" && theme.indicators.some((i) => i.id === now.id) ? [now] : [])]);
  return (
    <span class="pr-lever">
      <span aria-hidden="true">{t("prio.stability.of")} </span>
      <select aria-label={t("prio.stability.lever")} value={now === null ? "" : `${now.kind}:${now.id}`} onChange={(e) => showPrio({ lever: options.find((o) => `${o.kind}:${o.id}` === e.currentTarget.value) ?? null })}>
        {options.map((o) => (
          <option key={o.kind + o.id} value={`${o.kind}:${o.id}`}>{name(o)}</option>
        ))}
      </select>
      <span aria-hidden="true"> {t("prio.stability.of.end")}</span>
    </span>
  );
}
