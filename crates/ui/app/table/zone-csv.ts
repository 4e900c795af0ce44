// The zone list as CSV: every value beside its state, and the demo mark in every row.
import type { OverlapMeta, OverlapZone, StatValue } from "../api/types";
import { csv } from "../format/csv";
import { siblingText } from "../card/siblings";
import { demoNote } from "../parts/demo-model";
import { label, t } from "../text";

export function zoneCsv(zones: readonly OverlapZone[], meta: OverlapMeta): string {
  const value = (key: "col.behov" | "col.barn" | "col.gap") => {
    const name = t(key, { k: meta.k });
    return [name, `${name} ${t("col.lo").toLowerCase()}`, `${name} ${t("col.hi").toLowerCase()}`, `${name} ${t("col.state").toLowerCase()}`];
  };
  const header = ["id", t("col.navn"), t("col.klasse"), ...value("col.behov"), ...value("col.barn"), t("legend.arenas"), t("col.modell"), t("col.siblings"), ...value("col.gap"), t("choice.programme"), t("choice.date"), t("col.note")];
  const note = demoNote(meta);
  const rows = zones.map((z) => [
    z.id,
    z.navn,
    label("klasse", z.klasse),
    ...cells(z.behov),
    ...cells(z.barn),
    z.arenaer.total,
    z.modell.aktiv,
    siblingText(z),
    ...cells(z.gap),
    meta.programme.navn,
    meta.dato,
    note,
  ]);
  return csv(header, rows);
}

function cells(v: StatValue | null): (string | number | null)[] {
  if (v === null) return [null, null, null, t("value.not_computed")];
  if (v.state === "suppressed") return [null, null, null, t("value.suppressed")];
  if (v.state === "missing") return [null, null, null, t("value.missing")];
  return [v.value, v.lo, v.hi, ""];
}
