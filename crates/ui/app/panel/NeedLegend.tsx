// The legend of the need ramp: five steps of the share, with uncertain, hidden and unknown apart.
import type { OverlapMeta, OverlapZone } from "../api/types";
import { num } from "../format";
import { MISSING_FILL, NEED_COLOURS, NEED_STEPS, needField } from "../symbols/need";
import { Swatch } from "../symbols/parts";
import { t } from "../text";
import { HiddenLegend } from "./HiddenLegend";

export function NeedLegend({ meta, zones }: { meta: OverlapMeta; zones: readonly OverlapZone[] }) {
  const count = (step: number) => zones.filter((z) => needField(z) === `behov${step}`).length;
  const uncertain = zones.filter((z) => z.behovsniva === "usikker").length;
  return (
    <section aria-labelledby="legend-need">
      <h2 id="legend-need" class="legend-head">
        <span>{t("legend.need", { k: num(meta.k) })}</span>
        <span class="unit">{t("legend.zones")}</span>
      </h2>
      <ul class="legend">
        {NEED_STEPS.map((step, i) => [step, i] as const).reverse().map(([step, i]) => (
          <li key={i}>
            <Swatch fill={NEED_COLOURS[i] ?? "#fff"} pattern={null} edge={i === 0 ? "#C9CED4" : null} />
            <span>{t("legend.need.class", { fra: step.from, til: step.to })}</span>
            <span class="count">{num(count(i))}</span>
          </li>
        ))}
        <li>
          <Swatch fill={NEED_COLOURS[2]} pattern="skravering" edge={null} />
          <span>{t("legend.need.uncertain")}</span>
          <span class="count">{num(uncertain)}</span>
        </li>
      </ul>
      <HiddenLegend
        suppressed={zones.filter((z) => needField(z) === "ikke_vist").length}
        unknown={{ name: t("legend.missing"), swatch: <Swatch fill={MISSING_FILL} pattern="punkter" edge="#B4BBC2" />, n: zones.filter((z) => needField(z) === "uten_tall").length }}
      />
    </section>
  );
}
