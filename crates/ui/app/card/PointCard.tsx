// «Plan her»: everything the plan says about one point, kind by kind, with each plan's status and date.
import type { PlanArea, PlanKind } from "../api/types";
import { dateText } from "../format";
import { planHere } from "../land/store";
import { Swatch } from "../symbols/parts";
import { label, t } from "../text";
import { Frame } from "./Frame";
import { Section } from "./Section";

const KINDS: readonly PlanKind[] = ["arealformal", "byggesone", "hensynssone", "bestemmelse", "restriksjon", "retningslinje", "planomrade"];

export function PointCard() {
  const answer = planHere.data.value;
  if (answer === null) return null;
  const plans = [...new Map(answer.plan.map((p) => [p.planident + p.planstatus, p])).values()];
  return (
    <Frame kind={t("type.punkt")} name={t("plan.here")}>
      {answer.plan.length === 0 && <p class="sum">{t("plan.here.none")}</p>}
      {KINDS.map((kind) => {
        const rows = answer.plan.filter((p) => p.kind === kind);
        return rows.length > 0 && (
          <Section key={kind} title={label("plan.kind", kind)}>
            <ul class="plan-list">{rows.map((p) => <Row key={p.id} of={p} />)}</ul>
          </Section>
        );
      })}
      {plans.length > 0 && (
        <Section title={t("plan.here.plans")}>
          {plans.map((p) => <p key={p.id} class="src">{t("map.plan_status", { id: p.planident, status: p.planstatus })}{p.ikraft && `, ${t("card.plan.in_force", { dato: dateText(p.ikraft) })}`}</p>)}
        </Section>
      )}
    </Frame>
  );
}

function Row({ of: p }: { of: PlanArea }) {
  const hatched = p.kind === "hensynssone";
  const more = [p.gruppe, p.status === "ukjent" ? "" : label("planstatus", p.status), p.code === "" ? "" : t("plan.code", { kode: p.code })].filter((x) => x != null && x !== "");
  return (
    <li>
      <Swatch fill={hatched ? "#FFFFFF" : p.farge} pattern={hatched ? "hensyn" : p.status === "framtidig" ? "framtidig" : null} edge="#7B8591" width={18} height={13} />
      <span>{p.navn} <span class="mut">{more.join(", ")}</span></span>
    </li>
  );
}
