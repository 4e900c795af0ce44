// The legend of the plan: what is shown of each kind, in the plan's own colours, with its status in words.
import type { PlanArea } from "../api/types";
import { plan } from "../state/data";
import { inView, readMiddle } from "../map/plan-in-view";
import { state, webgl } from "../state/store";
import { OUTLINED, PLAN_KINDS, type ShownPlan } from "../state/url";
import { Swatch } from "../symbols/parts";
import { label, t } from "../text";
import { Problem } from "../parts/Problem";

/** The lines of the kinds that are drawn as outlines, as in the style. */
export const PLAN_LINES: Partial<Record<ShownPlan, string>> = { bestemmelse: "#16202A", restriksjon: "#8A4B00", retningslinje: "#5B2A86" };

export function PlanLegend() {
  const { data, error } = plan;
  if (error.value !== null) return <Problem error={error.value} retry={plan.retry} />;
  const shown = inView.value;
  const here = (data.value?.plan ?? []).filter((p) => shown === null || shown.has(p.id));
  const kinds = PLAN_KINDS.filter((kind) => state.value.layers.includes(kind));
  return (
    <>
      {webgl.value && <p class="plan-here"><button type="button" class="chip" onClick={readMiddle}>{t("plan.here.middle")}</button></p>}
      {kinds.map((kind) => {
        const rows = entries(here, kind);
        return rows.length > 0 && (
        <section key={kind}>
          <h2 class="legend-head">
            <span>{t(`layers.${kind}`)}</span>
            <span class="unit">{t("legend.count")}</span>
          </h2>
          <ul class="legend">
            {rows.map(([p, n]) => (
              <li key={p.id}>
                <Swatch fill={kind === "hensynssone" || OUTLINED.includes(kind) ? "#FFFFFF" : p.farge} pattern={kind === "hensynssone" ? "hensyn" : p.status === "framtidig" ? "framtidig" : null} edge={OUTLINED.includes(kind) ? PLAN_LINES[kind] ?? "#7B8591" : "#7B8591"} />
                <span>{p.navn}{p.status !== "ukjent" && <span class="mut"> {label("planstatus", p.status)}</span>}</span>
                <span class="count">{n}</span>
              </li>
            ))}
          </ul>
        </section>
      );
      })}
      {shown !== null && <p class="legend-note">{t("plan.in_view")}</p>}
    </>
  );
}

/** One entry for each name, colour and status. */
function entries(areas: readonly PlanArea[], kind: PlanArea["kind"]): [PlanArea, number][] {
  const found = new Map<string, [PlanArea, number]>();
  for (const p of areas.filter((a) => a.kind === kind)) {
    const key = `${p.code}|${p.navn}|${p.status}`;
    found.set(key, [p, (found.get(key)?.[1] ?? 0) + 1]);
  }
  return [...found.values()].sort((a, b) => a[0].code.localeCompare(b[0].code));
}
