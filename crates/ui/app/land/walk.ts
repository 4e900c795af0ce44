// Walking times in words and as a table, and the paint of the zones; a missing time always has its reason. Pure.
import type { AccessRow, Minutes } from "../api/types";
import { num, pct } from "../format";
import type { ZonePaint } from "../map/paint";
import type { Cell, TwinTable } from "../priority/table";
import { valueCells, valueHeader, valueText } from "../priority/table";
import { walkField, walkStep, WALK_LIMITS } from "../symbols/walk";
import { label, t } from "../text";

export function minutesText(m: Minutes): string {
  if (m.minutter === null) return m.grunn === null ? t("value.missing") : label("gange.grunn", m.grunn);
  return t("unit.min", { n: m.minutter < 0.5 ? "< 1" : num(m.minutter) });
}

export function walkPaint(id: string, row: AccessRow | undefined): ZonePaint {
  const minutes = row?.minutter.minutter ?? null;
  if (minutes === null) return { id, fyll: "uten_tall", pattern: "punkter", kant: true };
  return { id, fyll: walkField(minutes), pattern: null, kant: walkStep(minutes) === 0 };
}

export function stepWord(step: number): string {
  const [from, to] = [WALK_LIMITS[step - 1], WALK_LIMITS[step]];
  if (from === undefined) return t("gange.step.first", { til: num(to ?? 0) });
  return to === undefined ? t("gange.step.last", { fra: num(from) }) : t("gange.step", { fra: num(from), til: num(to) });
}

export function walkCounts(rows: readonly AccessRow[]): { steps: number[]; reasons: [string, number][] } {
  const steps = [0, 0, 0, 0, 0];
  const reasons = new Map<string, number>();
  for (const r of rows) {
    if (r.minutter.minutter !== null) {
      const step = walkStep(r.minutter.minutter);
      steps[step] = (steps[step] ?? 0) + 1;
    } else {
      const why = minutesText(r.minutter);
      reasons.set(why, (reasons.get(why) ?? 0) + 1);
    }
  }
  return { steps, reasons: [...reasons].sort((a, b) => b[1] - a[1]) };
}

export const districtText = (row: AccessRow) => row.krets.map((k) => (k.skole === null ? k.navn : t("gange.krets", { krets: k.navn, skole: k.skole }))).join("; ");

export function walkTable(rows: readonly AccessRow[], category: string): TwinTable {
  const columns = [t("col.navn"), t("gange.col.nearest"), t("gange.col.name"), t("gange.col.third"), t("gange.col.people10"), t("gange.col.people15"), t("gange.col.children10"), t("gange.col.children15"), t("gange.col.krets")];
  return {
    caption: t("gange.title", { kategori: category }),
    columns: columns.map((name, i) => ({ name, numeric: [1, 3, 4, 5, 6, 7].includes(i) })),
    rows: rows.map((r) => [r.navn, minutesText(r.minutter), r.naermeste?.navn ?? "–", minutesText(r.minutter_n3), valueText(r.andel_10, pct), valueText(r.andel_15, pct), valueText(r.barn_10, pct), valueText(r.barn_15, pct), districtText(r) || "–"]),
    csv: {
      header: ["id", t("col.navn"), t("gange.col.nearest"), t("gange.col.why"), t("gange.col.name"), t("gange.col.third"), t("gange.col.why"), ...valueHeader(t("gange.col.people10")), ...valueHeader(t("gange.col.people15")), ...valueHeader(t("gange.col.children10")), ...valueHeader(t("gange.col.children15")), t("gange.col.krets")],
      rows: rows.map((r): Cell[] => [r.id, r.navn, r.minutter.minutter, why(r.minutter), r.naermeste?.navn ?? null, r.minutter_n3.minutter, why(r.minutter_n3), ...valueCells(r.andel_10), ...valueCells(r.andel_15), ...valueCells(r.barn_10), ...valueCells(r.barn_15), districtText(r)]),
    },
  };
}

const why = (m: Minutes) => (m.minutter === null ? minutesText(m) : "");
