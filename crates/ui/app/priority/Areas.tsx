// The satsingsområder: mean place of their zones with interval, extent, what differs inside, and how many live there.
import type { Priorities, PriorityArea } from "../api/types";
import { num, pct } from "../format";
import { Value } from "../parts/Value";
import { t } from "../text";
import { areaTable, spreadText } from "./area-table";
import { Figure } from "./Figure";
import { axisOf, type Axis } from "./scale";
import { Line } from "./Whisker";

const SIX = 6;

export function Areas({ answer }: { answer: Priorities }) {
  const { areas, meta } = answer;
  if (areas.length === 0) return null;
  const rows = [...areas].sort((a, b) => (a.plass?.median ?? Infinity) - (b.plass?.median ?? Infinity));
  const axis = axisOf(Math.max(1, ...areas.map((a) => a.plass?.hi ?? 1)), meta.k, Math.max(meta.rangert, 2));
  return (
    <Figure id="omrader" title={t(areas.length === SIX ? "prio.areas" : "prio.areas.other")} file="omrader" lead={<p class="pr-lead">{t("prio.areas.lead")}</p>} table={() => areaTable(rows)}>
      <table class="pr-areas">
        <caption class="ds-sr-only">{t("prio.areas.other")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("prio.areas.area")}</th>
            <th scope="col" colSpan={2}>{t("prio.areas.rank")}</th>
            <th scope="col" class="num" title={t("prio.areas.extent.help")}>{t("prio.areas.extent")}</th>
            <th scope="col" class="num">{t("prio.areas.spread")}</th>
            <th scope="col" class="num">{t("prio.areas.people")}</th>
          </tr>
        </thead>
        <tbody>{rows.map((a) => <Row key={a.id} area={a} axis={axis} />)}</tbody>
      </table>
    </Figure>
  );
}

function Row({ area: a, axis }: { area: PriorityArea; axis: Axis }) {
  return (
    <tr>
      <th scope="row">{a.navn}<span class="pr-status">{t(`omrade.status.${a.tilstand}`)}</span></th>
      <td class="pr-area-line">{a.plass && <div class="pr-whisker trolig"><Line of={a.plass} axis={axis} class="both" /></div>}</td>
      <td class="num" data-label={t("prio.areas.rank")}>{a.plass === null ? <span class="no-value">{t("value.not_computed")}</span> : <>{t("prio.areas.median", { n: num(a.plass.median) })} <span class="iv">{num(a.plass.lo)}–{num(a.plass.hi)}</span></>}</td>
      <td class="num" data-label={t("prio.areas.extent")}><Value value={a.utbredelse} form={pct} /></td>
      <td class="num" data-label={t("prio.areas.spread")}><span class={a.spredning === null ? "no-value" : undefined}>{spreadText(a)}</span></td>
      <td class="num" data-label={t("prio.areas.people")}><Value value={a.folk} plain /></td>
    </tr>
  );
}
