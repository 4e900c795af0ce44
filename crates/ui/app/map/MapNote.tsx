// The edge of the map: what it does not say, the status of the plan in words when plan is shown, and the sources.
import { useEffect, useRef } from "preact/hooks";
import type { Meta } from "../api/types";
import { dateText } from "../format";
import { meta, plan } from "../state/data";
import { view } from "../state/store";
import { access } from "../land/store";
import { t } from "../text";

export function MapNote() {
  const note = useRef<HTMLDivElement>(null);
  const m = meta.value;
  useEffect(() => roomFor(note.current), [m === null]);
  if (m === null) return null;
  const origins = publishers(m);
  const statuses = view.value === "plan" || view.value === "toveis" ? planStatuses() : [];
  const net = view.value === "gange" ? (access.data.value?.meta.nett_navn ?? null) : null;
  return (
    <div class="map-note" ref={note}>
      {statuses.map(([id, status]) => (
        <p key={id + status} class="plan-status">{t("map.plan_status", { id, status })}</p>
      ))}
      {net !== null && <p class="plan-status">{t("gange.measured", { nett: net })}</p>}
      <p>
        <span>{t("map.note.modell", { dato: dateText(m.dato) })}</span>{" "}
        <span>
          {origins.length > 0 && t("map.sources", { kilder: origins.slice(0, 3).join(", ") })} {t(m.skjematisk.includes("zones") ? "map.shapes_schematic" : "map.background_schematic")}
        </span>
      </p>
    </div>
  );
}

/** Keeps the scale bar above the note, however many lines that takes. */
function roomFor(note: HTMLElement | null): (() => void) | undefined {
  if (note === null) return undefined;
  const watch = new ResizeObserver(() => note.parentElement?.style.setProperty("--note-height", `${note.offsetHeight}px`));
  watch.observe(note);
  return () => watch.disconnect();
}

/** Who stands behind what the map draws, without the details; those are on the data page. */
function publishers(m: Meta): string[] {
  const drawn = m.kilder.filter((k) => k.layer !== "facts" && k.layer !== "population");
  return [...new Set(drawn.map((k) => k.opphav.split(/[;,]/)[0] ?? k.opphav))];
}

function planStatuses(): [string, string][] {
  const found = new Map<string, [string, string]>();
  for (const p of plan.data.value?.plan ?? []) {
    const inForce = p.ikraft === null ? "" : `, ${t("card.plan.in_force", { dato: dateText(p.ikraft) })}`;
    found.set(p.planident + p.planstatus, [p.planident, p.planstatus + inForce]);
  }
  return [...found.values()];
}
