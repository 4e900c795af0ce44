// Need as a word with its share and interval; when it is not computed or not shown, that in words.
import type { OverlapZone } from "../api/types";
import { num, pct, wordPct } from "../format";
import { interval } from "../format/number";
import { label, t } from "../text";
import { Value } from "../parts/Value";
import { Section } from "./Section";
import { ShareLine } from "./ShareLine";

export function Need({ zone, k, befolkning }: { zone: OverlapZone; k: number; befolkning?: OverlapZone["barn"] }) {
  return (
    <Section title={t("card.need")} sub={t("card.need.sub", { k: num(k) })}>
      <NeedText zone={zone} k={k} />
      <dl class="figures">
        <div><dt>{t("card.children")}</dt><dd><Value value={zone.barn} /></dd></div>
        {befolkning && <div><dt>{t("card.population")}</dt><dd><Value value={befolkning} /></dd></div>}
        <div><dt>{t("card.gap")}</dt><dd>{zone.gap === null ? <span class="no-value">{t("value.not_computed")}</span> : <Value value={zone.gap} />}</dd></div>
      </dl>
    </Section>
  );
}

function NeedText({ zone, k }: { zone: OverlapZone; k: number }) {
  const { value } = zone.behov;
  if (zone.behov.state === "suppressed") return <p class="sum">{t("card.need.suppressed")}</p>;
  if (value === null || zone.ord === null) return <p class="sum">{t("card.need.not_computed")}</p>;
  const word = t("card.need.sentence", { ord: label("ord", zone.ord), k: num(k) });
  const range = interval(zone.behov, pct);
  return (
    <>
      <ShareLine zone={zone} />
      <p class="sum">
        <b>{word.charAt(0).toLocaleUpperCase() + word.slice(1)}</b> {t("card.need.share", { andel: wordPct(value) })}
        {range && <span class="iv"> ({range})</span>}
      </p>
    </>
  );
}
