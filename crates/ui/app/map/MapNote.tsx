// The edge of the map: what it does not say, the status of the plan in words when plan is shown, and the sources.
import { dateText } from "../format";
import { meta, plan } from "../state/data";
import { view } from "../state/store";
import { t } from "../text";

export function MapNote() {
  const m = meta.value;
  if (m === null) return null;
  const origins = [...new Set(m.kilder.filter((k) => ["zones", "places", "plan", undefined].includes(k.layer)).map((k) => k.opphav))];
  const statuses = view.value === "plan" ? planStatuses() : [];
  return (
    <div class="map-note">
      {statuses.map(([id, status]) => (
        <p key={id + status} class="plan-status">{t("map.plan_status", { id, status })}</p>
      ))}
      <p>
        <span>{t("map.note.modell", { dato: dateText(m.dato) })}</span>{" "}
        <span>
          {origins.length > 0 && t("map.sources", { kilder: origins.slice(0, 3).join(", ") })} {m.skjematisk.includes("zones") && t("map.shapes_schematic")}
        </span>
      </p>
    </div>
  );
}

function planStatuses(): [string, string][] {
  const found = new Map<string, [string, string]>();
  for (const p of plan.data.value?.plan ?? []) {
    const inForce = p.ikraft === null ? "" : `, ${t("card.plan.in_force", { dato: dateText(p.ikraft) })}`;
    found.set(p.planident + p.planstatus, [p.planident, p.planstatus + inForce]);
  }
  return [...found.values()];
}
