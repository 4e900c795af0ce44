// The legend of the plan: what is shown of each kind, in the plan's own colours, with its status in words.
import type { PlanArea } from "../api/types";
import { plan } from "../state/data";
import { state } from "../state/store";
import { PLAN_KINDS } from "../state/url";
import { Swatch } from "../symbols/parts";
import { label, t } from "../text";
import { Problem } from "../parts/Problem";

export function PlanLegend() {
  const { data, error } = plan;
  if (error.value !== null) return <Problem error={error.value} retry={plan.retry} />;
  const kinds = PLAN_KINDS.filter((kind) => state.value.layers.includes(kind));
  return (
    <>
      {kinds.map((kind) => (
        <section key={kind}>
          <h2 class="legend-head">
            <span>{t(`layers.${kind}`)}</span>
            <span class="unit">{t("legend.count")}</span>
          </h2>
          <ul class="legend">
            {entries(data.value?.plan ?? [], kind).map(([p, n]) => (
              <li key={p.id}>
                <Swatch fill={kind === "hensynssone" ? "#FFFFFF" : p.farge} pattern={kind === "hensynssone" ? "hensyn" : p.status === "framtidig" ? "framtidig" : null} edge="#7B8591" />
                <span>{p.navn}{p.status !== "ukjent" && <span class="mut"> {label("planstatus", p.status)}</span>}</span>
                <span class="count">{n}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
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
