// The legend of need and plan together: a square with both axes in words and how many zones stand in each field.
import type { OverlapMeta, OverlapZone } from "../api/types";
import { num } from "../format";
import { isAbsent, pictureById, pictures } from "../land/store";
import { needWord, planWord, twoWayCounts, twoWayWords } from "../land/two-way";
import { Problem } from "../parts/Problem";
import { MISSING_FILL } from "../symbols/need";
import { Swatch } from "../symbols/parts";
import { TWO_WAY_COLOURS, type TwoWayStep } from "../symbols/two-way";
import { t } from "../text";
import { HiddenLegend } from "./HiddenLegend";

const STEPS: readonly TwoWayStep[] = [0, 1, 2];
/** Dark fields carry light digits. */
const DARK = new Set(["20", "21", "22", "12"]);

export function TwoWayLegend({ meta, zones }: { meta: OverlapMeta; zones: readonly OverlapZone[] }) {
  if (isAbsent(pictures)) return <p class="legend-note" role="status">{t("toveis.absent")}</p>;
  if (pictures.error.value !== null) return <Problem error={pictures.error.value} retry={pictures.retry} />;
  const { square, hidden, without } = twoWayCounts(zones, pictureById.value);
  return (
    <section aria-labelledby="legend-toveis">
      <h2 id="legend-toveis" class="legend-head">
        <span>{t("toveis.title")}</span>
        <span class="unit">{t("legend.zones")}</span>
      </h2>
      <table class="two-way">
        <caption class="ds-sr-only">{t("toveis.caption", { k: num(meta.k) })}</caption>
        <tbody>
          {[...STEPS].reverse().map((need) => (
            <tr key={need}>
              <th scope="row">{needWord(need)}</th>
              {STEPS.map((plan) => (
                <td key={plan} class={DARK.has(`${need}${plan}`) ? "dark" : undefined} style={{ background: TWO_WAY_COLOURS[need][plan] }} title={twoWayWords({ need, plan })}>{num(square[need]?.[plan] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            {STEPS.map((plan) => <th key={plan} scope="col">{planWord(plan)}</th>)}
          </tr>
        </tfoot>
      </table>
      <p class="two-way-axes" aria-hidden="true"><span>{t("toveis.axis.need", { k: num(meta.k) })}</span><span>{t("toveis.axis.plan")}</span></p>
      <ul class="legend">
        <li>
          <Swatch fill={TWO_WAY_COLOURS[1][1]} pattern="skraveringMork" edge={null} />
          <span>{t("legend.need.uncertain")}</span>
        </li>
      </ul>
      <HiddenLegend suppressed={hidden} unknown={{ name: t("toveis.without"), swatch: <Swatch fill={MISSING_FILL} pattern="punkter" edge="#B4BBC2" />, n: without }} />
      <p class="legend-note">{t("toveis.note")}</p>
    </section>
  );
}
