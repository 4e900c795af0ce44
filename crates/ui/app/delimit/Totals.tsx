// The live totals: people, children, and how many are expected to live among the K, each with how it was carried here.
import type { Carried, OwnArea, StatValue } from "../api/types";
import { num, pct } from "../format";
import { meta } from "../state/data";
import { inWords } from "../priority/names";
import { Value } from "../parts/Value";
import { t } from "../text";
import { hectares } from "./compare";
import { Method } from "./Method";

export function Totals({ of: p }: { of: OwnArea }) {
  const k = inWords(meta.value?.k ?? 10);
  return (
    <dl class="av-totals" aria-live="polite">
      <Total name={t("avg.col.people")} value={p.folk} by={p.folk} />
      <Total name={t("card.children")} value={p.barn} by={p.barn} />
      <Total name={t("avg.col.reached", { k })} value={p.behov.utsatte_folk} by={null} share={p.behov.andel} />
      <div>
        <dt>{t("avg.area")}</dt>
        <dd><b>{hectares(p.areal_ha)}</b><span class="av-by">{composition(p)}</span></dd>
      </div>
      <div>
        <dt>{t("avg.col.arenas")}</dt>
        <dd><b>{t("avg.arenas.of", { n: num(p.med_modell), m: num(p.arenaer.length) })}</b><span class="av-by">{t("avg.actors", { n: num(p.aktorer) })}</span></dd>
      </div>
      <div>
        <dt>{t("avg.col.reserves")}</dt>
        <dd><b>{hectares(p.plan.reserver_ha)}</b><span class="av-by">{t("avg.reserves.help")}</span></dd>
      </div>
    </dl>
  );
}

function Total({ name, value, by, share }: { name: string; value: StatValue; by: Carried | null; share?: StatValue }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b><Value value={value} form={num} /></b>
        {share && share.value !== null && <span class="av-by">{t("avg.share_of", { andel: pct(share.value) })}</span>}
        {by && <Method of={by} />}
      </dd>
    </div>
  );
}

function composition(p: OwnArea): string {
  const from = p.sammensatt_av;
  if (from === null) return t("avg.own_shape");
  const parts = [from.soner.length > 0 ? t("avg.of.soner", { n: num(from.soner.length) }) : null, from.kretser.length > 0 ? t("avg.of.kretser", { n: num(from.kretser.length) }) : null, from.ruter > 0 ? t("avg.of.ruter", { n: num(from.ruter) }) : null];
  return parts.filter((x) => x !== null).join(", ");
}
