// The legend of the overlap classes with how many zones each holds; hidden and unknown have entries of their own.
import type { OverlapMeta, OverlapZone } from "../api/types";
import { dateText, num } from "../format";
import { KLASSER, QUIET } from "../symbols/classes";
import { zonePaint } from "../map/paint";
import { ClassSwatch } from "../symbols/parts";
import { t } from "../text";
import { HiddenLegend } from "./HiddenLegend";

/** Hidden zones have a field of their own, so the counts of all fields sum to all zones. */
export function OverlapLegend({ meta, zones }: { meta: OverlapMeta; zones: readonly OverlapZone[] }) {
  const hidden = zones.filter((z) => zonePaint(z, "overlapp").fyll === "ikke_vist").length;
  return (
    <section aria-labelledby="legend-overlap">
      <h2 id="legend-overlap" class="legend-head">
        <span>{t("legend.overlap", { dato: dateText(meta.dato) })}</span>
        <span class="unit">{t("legend.zones")}</span>
      </h2>
      <ul class="legend">
        {KLASSER.filter((klasse) => klasse !== "behov_ikke_beregnet").map((klasse) => (
          <li key={klasse}>
            <ClassSwatch klasse={klasse} />
            <span>{t(`klasse.${klasse}`)}</span>
            <span class="count">{num(meta.klasser[klasse])}</span>
            {!QUIET.has(klasse) && <span class="help">{t(`klasse.${klasse}.help`)}</span>}
          </li>
        ))}
      </ul>
      <HiddenLegend
        suppressed={hidden}
        unknown={{ name: t("klasse.behov_ikke_beregnet"), swatch: <ClassSwatch klasse="behov_ikke_beregnet" />, n: meta.klasser.behov_ikke_beregnet - hidden }}
      />
    </section>
  );
}
