// What the plan says about the zone: name, status, share of the zone, and the plan's own status in words.
import type { PlanArea } from "../api/types";
import { dateText, pct } from "../format";
import { go, view } from "../state/store";
import { label, t } from "../text";
import { Section } from "./Section";

export function PlanList({ plan }: { plan: readonly PlanArea[] }) {
  const plans = [...new Map(plan.map((p) => [p.planident + p.planstatus, p])).values()];
  return (
    <Section title={t("card.plan")}>
      {plan.length === 0 && <p class="sum">{t("card.plan.none")}</p>}
      <ul class="plan-list">
        {plan.map((p) => (
          <li key={p.id}>
            <span class="plan-colour" style={{ background: p.farge }} />
            <span>{p.navn} <span class="mut">{[p.status === "ukjent" ? null : label("planstatus", p.status), p.andel == null ? null : t("card.plan.share", { andel: pct(p.andel) })].filter(Boolean).join(", ")}</span></span>
          </li>
        ))}
      </ul>
      {plans.map((p) => (
        <p key={p.id} class="src">{t("map.plan_status", { id: p.planident, status: p.planstatus })}{p.ikraft && `, ${t("card.plan.in_force", { dato: dateText(p.ikraft) })}`}</p>
      ))}
      {plan.length > 0 && view.value !== "plan" && <button type="button" class="chip" onClick={() => go({ page: "kart", view: "plan" })}>{t("card.plan.show")}</button>}
    </Section>
  );
}
