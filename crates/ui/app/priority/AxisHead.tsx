// The numbers of the axis above the whiskers, and the field of the K.
import { num } from "../format";
import { t } from "../text";
import { at, bandEnd, type Axis } from "./scale";

export function AxisHead({ axis }: { axis: Axis }) {
  return (
    <div class="pr-axis">
      <span class="ds-sr-only">{t("prio.axis", { n: num(axis.max) })}</span>
      <span class="pr-axis-among" aria-hidden="true" style={{ left: `${bandEnd(axis) / 2}%` }}>{t("prio.axis.among", { k: num(axis.k) })}</span>
      {axis.ticks.map((tick) => (
        <span key={tick} class={tick === axis.k || tick === 1 || tick === axis.max ? "pr-tick" : "pr-tick minor"} aria-hidden="true" style={{ left: `${at(tick, axis)}%` }}>{num(tick)}</span>
      ))}
    </div>
  );
}
