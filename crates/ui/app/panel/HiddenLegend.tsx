// How many zones have figures that are not shown, and how many have none; the first is never the same as zero.
import type { ComponentChildren } from "preact";
import { num } from "../format";
import { SUPPRESSED_FILL } from "../symbols/need";
import { Swatch } from "../symbols/parts";
import { t, tn } from "../text";

export function HiddenLegend(props: { suppressed: number; unknown: { name: string; swatch: ComponentChildren; n: number } }) {
  const { suppressed, unknown } = props;
  return (
    <>
      <ul class="legend pairs">
        <li>
          <Swatch fill={SUPPRESSED_FILL} pattern="kryss" edge="#A9B0B8" />
          <span>{t("legend.suppressed")}</span>
          <span class="count">{num(suppressed)}</span>
        </li>
        <li>
          {unknown.swatch}
          <span>{unknown.name}</span>
          <span class="count">{num(unknown.n)}</span>
        </li>
      </ul>
      {suppressed > 0 && <p class="legend-note">{tn("legend.suppressed.sentence", suppressed)}</p>}
    </>
  );
}
