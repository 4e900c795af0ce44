// What lies behind one zone's place: both sources of uncertainty, the safe bounds, and the indicators without a figure here.
import type { PriorityRow, RankInterval } from "../api/types";
import { num, pct } from "../format";
import { startWith } from "../delimit/start";
import { PageLink } from "../parts/PageLink";
import { label, t } from "../text";
import { indicatorName, movesText } from "./names";
import { catalogue } from "./store";

export function RankDetail({ row, k }: { row: PriorityRow; k: number }) {
  const p = row.plass;
  return (
    <div class="pr-detail" id={`detalj-${row.id}`} onClick={(e) => e.stopPropagation()}>
      {p && <p>{t("prio.detail.both", { fra: num(p.lo), til: num(p.hi), median: num(p.median) })}</p>}
      <dl>
        {row.datausikkerhet && <Line name={t("prio.detail.data")} text={intervalText(row.datausikkerhet, k)} />}
        {row.metodevalg && <Line name={t("prio.detail.method")} text={intervalText(row.metodevalg, k)} />}
        {row.rangsett && <Line name={t("prio.detail.sets")} text={t("prio.detail.sets.both", { fra: num(row.rangsett.samtidig[0]), til: num(row.rangsett.samtidig[1]), fra2: num(row.rangsett.enkelt[0]), til2: num(row.rangsett.enkelt[1]) })} />}
        <Line name={t("prio.detail.coverage")} text={t("prio.detail.coverage.of", { andel: pct(row.dekning) })} />
      </dl>
      <h3>{t("prio.detail.without")}</h3>
      {row.uten_tall.length === 0 ? (
        <p>{t("prio.detail.without.none")}</p>
      ) : (
        <ul>
          {row.uten_tall.map((u) => (
            <li key={u.indicator}>
              {indicatorName(u.indicator, catalogue.data.value)}: {label("prio.detail.state", u.state)}; {movesText(u.kan_flytte, k)}
            </li>
          ))}
        </ul>
      )}
      <p><PageLink page="avgrens" change={startWith([row.id], k)}>{t("avg.from_priority")}</PageLink></p>
      <p><PageLink page="kart">{t("prio.detail.open_map", { navn: row.navn })}</PageLink></p>
    </div>
  );
}

function intervalText(i: RankInterval, k: number): string {
  return t("prio.detail.interval", { fra: num(i.lo), til: num(i.hi), median: num(i.median), andel: pct(i.p_blant_k), k: num(k) });
}

function Line({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
