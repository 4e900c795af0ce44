// How far a zone walks: to the nearest and the third nearest, shares within 10 and 15 minutes, and the school district beside.
import { pct } from "../format";
import { access, accessById, walkTo } from "../land/store";
import { districtText, minutesText } from "../land/walk";
import { nearestName } from "../panel/WalkLegend";
import { Value } from "../parts/Value";
import { t } from "../text";
import { Section } from "./Section";

export function Walk({ zone }: { zone: string }) {
  const row = accessById.value.get(zone);
  const meta = access.data.value?.meta;
  if (row === undefined || meta === undefined) return null;
  const district = districtText(row);
  return (
    <Section title={t("gange.card")} sub={t("gange.card.sub", { kategori: nearestName(walkTo.value) })}>
      <dl class="figures">
        <div><dt>{t("gange.col.nearest")}</dt><dd><Time of={row.minutter} />{row.naermeste && <span class="iv wraps"> {row.naermeste.navn}</span>}</dd></div>
        <div><dt>{t("gange.col.third")}</dt><dd><Time of={row.minutter_n3} /></dd></div>
        <div><dt>{t("gange.within10")}</dt><dd><Value value={row.andel_10} form={pct} /></dd></div>
        <div><dt>{t("gange.within15")}</dt><dd><Value value={row.andel_15} form={pct} /></dd></div>
        <div><dt>{t("gange.children10")}</dt><dd><Value value={row.barn_10} form={pct} /></dd></div>
        <div><dt>{t("gange.children15")}</dt><dd><Value value={row.barn_15} form={pct} /></dd></div>
        {district !== "" && <div><dt>{t("gange.col.krets")}</dt><dd>{district}</dd></div>}
      </dl>
      <p class="src"><span class={meta.nett === "luftlinje" ? "tag av-rough" : "tag"}>{meta.nett_navn}</span> {t("gange.note")}</p>
    </Section>
  );
}

function Time({ of }: { of: Parameters<typeof minutesText>[0] }) {
  return <span class={of.minutter === null ? "no-value" : undefined}>{minutesText(of)}</span>;
}
