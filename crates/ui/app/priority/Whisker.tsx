// One zone's place: the line covers 90 % of the draws, the dot is the median and grows emptier as the claim gets weaker.
import type { PriorityRow } from "../api/types";
import { num } from "../format";
import { t } from "../text";
import { at, span, type Axis } from "./scale";

type Interval = { median: number; lo: number; hi: number };

export function Whisker({ row, axis, apart }: { row: PriorityRow; axis: Axis; apart: boolean }) {
  if (row.plass === null) return null;
  return (
    <div class={`pr-whisker ${row.ord ?? ""}`}>
      {apart ? (
        <>
          {row.datausikkerhet && <Line of={row.datausikkerhet} axis={axis} class="data" />}
          {row.metodevalg && <Line of={row.metodevalg} axis={axis} class="method" />}
        </>
      ) : (
        <Line of={row.plass} axis={axis} class="both" />
      )}
      {apart && row.datausikkerhet && <Words name={t("prio.table.data")} of={row.datausikkerhet} />}
      {apart && row.metodevalg && <Words name={t("prio.table.method")} of={row.metodevalg} />}
      {!apart && <Words of={row.plass} />}
    </div>
  );
}

export function Line({ of, axis, ...props }: { of: Interval; axis: Axis; class: string }) {
  const { left, width } = span(of.lo, of.hi, axis);
  return (
    <span class={`pr-line ${props.class}`} aria-hidden="true">
      <span class="pr-bar" style={{ left: `${left}%`, width: `${width}%` }} />
      <span class="pr-dot" style={{ left: `${at(of.median, axis)}%` }} />
    </span>
  );
}

function Words({ of, name }: { of: Interval; name?: string }) {
  return <span class="ds-sr-only">{name && `${name}: `}{t("prio.whisker", { fra: num(of.lo), til: num(of.hi), median: num(of.median) })}</span>;
}
