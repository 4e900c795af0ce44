// The plan of a zone or area: hectares by arealformål as bars with their numbers, what is planned for the future, and the table.
import { useSignal } from "@preact/signals";
import type { Meta, PlanPicture as Picture, PlanShare } from "../api/types";
import { dateText, pct } from "../format";
import { DataTable } from "../priority/DataTable";
import { TwinButtons } from "../priority/TwinButtons";
import { saveTwin } from "../priority/table";
import { Swatch } from "../symbols/parts";
import { t } from "../text";
import { bySize, ha, isEmpty, pictureTable, shareName } from "./plan-picture";
import { Section } from "./Section";

const FIRST = 6;

export function PlanPicture({ of: p, file, meta }: { of: Picture; file: string; meta: Meta }) {
  const table = useSignal(false);
  if (isEmpty(p)) return <Section title={t("plan.picture")}><p class="sum">{t("card.plan.none")}</p></Section>;
  const uses = bySize(p.arealformal);
  return (
    <Section title={t("plan.picture")} sub={t("plan.picture.sub", { dekket: ha(p.dekket_ha), areal: ha(p.areal_ha) })}>
      <dl class="figures">
        <Line name={t("plan.reserves")} of={p.reserver_ha} />
        <Line name={t("plan.green")} of={p.gront_ha} />
        <Line name={t("plan.service")} of={p.tjenesteyting_ha} />
      </dl>
      {p.reserver.some((r) => r.regel === "byggesone") && <p class="src">{t("plan.reserves.byggesone")}</p>}
      {table.value ? (
        <DataTable table={pictureTable(p)} />
      ) : (
        <>
          <Bars shares={uses.slice(0, FIRST)} />
          {uses.length > FIRST && <details class="pr-inside"><summary>{t("plan.more", { n: String(uses.length - FIRST) })}</summary><Bars shares={uses.slice(FIRST)} /></details>}
          {(["byggesoner", "hensynssoner", "andre"] as const).map((g) => p[g].length > 0 && (
            <details key={g} class="pr-inside"><summary>{t(`plan.group.${g}`)} ({p[g].length})</summary><Bars shares={bySize(p[g])} hatched={g === "hensynssoner"} /></details>
          ))}
        </>
      )}
      <p class="pr-actions"><TwinButtons name={t("plan.picture")} file={file} open={table} table={() => pictureTable(p)} save={(x) => saveTwin(`plan-${file}`, x, meta)} /></p>
      {p.planer.map((x) => (
        <p key={x.planident + x.planstatus} class="src">{t("map.plan_status", { id: x.planident, status: x.planstatus })}{x.ikraft && `, ${t("card.plan.in_force", { dato: dateText(x.ikraft) })}`}</p>
      ))}
    </Section>
  );
}

function Line({ name, of }: { name: string; of: number | null }) {
  return <div><dt>{name}</dt><dd>{of === null ? <span class="no-value">{t("avg.no_plan")}</span> : ha(of)}</dd></div>;
}

function Bars({ shares, hatched = false }: { shares: readonly PlanShare[]; hatched?: boolean }) {
  return (
    <ul class="plan-bars">
      {shares.map((s) => (
        <li key={s.code + s.status}>
          <Swatch fill={hatched ? "#FFFFFF" : s.farge} pattern={hatched ? "hensyn" : s.status === "framtidig" ? "framtidig" : null} edge="#7B8591" width={18} height={13} />
          <span class="plan-bar-name">{shareName(s)}</span>
          <span class="num">{ha(s.hektar)} <span class="iv">{pct(s.andel)}</span></span>
          <span class="plan-bar" aria-hidden="true"><span style={{ width: `${Math.min(100, s.andel * 100)}%`, background: hatched ? "#8A949E" : s.farge }} /></span>
        </li>
      ))}
    </ul>
  );
}
