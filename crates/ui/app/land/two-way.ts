// The map of need and plan together, in words and as a table; and the paint of its zones. Pure.
import type { OverlapZone, PlanPictures } from "../api/types";
import { pct, wordPct } from "../format";
import type { ZonePaint } from "../map/paint";
import type { Cell, TwinTable } from "../priority/table";
import { valueCells, valueHeader, valueText } from "../priority/table";
import { NEED_LIMITS, PLAN_LIMITS, twoWayField, twoWayOf, type TwoWay, type TwoWayStep } from "../symbols/two-way";
import { t } from "../text";
import { hectares } from "../delimit/compare";

type Brief = Omit<PlanPictures["soner"][number], "id" | "navn">;
export type Briefs = ReadonlyMap<string, Brief>;
const NO_BRIEF: Brief = { reserver_ha: null, gront_ha: null, framtidig_andel: null };

const briefOf = (briefs: Briefs, id: string) => briefs.get(id) ?? NO_BRIEF;

export function twoWayPaint(zone: OverlapZone, briefs: Briefs): ZonePaint {
  const { id } = zone;
  const of = twoWayOf(zone.behov, briefOf(briefs, id).framtidig_andel);
  if (of !== null) return { id, fyll: twoWayField(of), pattern: zone.behovsniva === "usikker" ? "skraveringMork" : null, kant: false };
  const hidden = zone.behov.state === "suppressed";
  return { id, fyll: hidden ? "ikke_vist" : "uten_tall", pattern: hidden ? "kryss" : "punkter", kant: true };
}

export function needWord(step: TwoWayStep): string {
  const [low, high] = NEED_LIMITS.map((x) => String(Math.round(x * 100))) as [string, string];
  return t(`toveis.need.${step}`, { fra: step === 0 ? "0" : step === 1 ? low : high, til: step === 0 ? low : high });
}

export function planWord(step: TwoWayStep): string {
  const [low, high] = PLAN_LIMITS.map((x) => String(Math.round(x * 100))) as [string, string];
  return t(`toveis.plan.${step}`, { fra: step === 0 ? "0" : step === 1 ? low : high, til: step === 0 ? low : high });
}

export const twoWayWords = (of: TwoWay) => t("toveis.words", { behov: needWord(of.need), plan: planWord(of.plan) });

/** Why a zone has no place in the square. */
export function twoWayText(zone: OverlapZone, briefs: Briefs): string {
  const future = briefOf(briefs, zone.id).framtidig_andel;
  const of = twoWayOf(zone.behov, future);
  if (of !== null) return twoWayWords(of);
  if (zone.behov.state === "suppressed") return t("toveis.none.hidden");
  return future === null ? t("toveis.none.plan") : t("toveis.none.need");
}

/** Zones in each field of the square, and those without. */
export function twoWayCounts(zones: readonly OverlapZone[], briefs: Briefs): { square: number[][]; hidden: number; without: number; both: OverlapZone[] } {
  const square = [[0, 0, 0], [0, 0, 0], [0, 0, 0]];
  let [hidden, without] = [0, 0];
  const both: OverlapZone[] = [];
  for (const z of zones) {
    const of = twoWayOf(z.behov, briefOf(briefs, z.id).framtidig_andel);
    const row = of === null ? undefined : square[of.need];
    if (of === null || row === undefined) {
      if (z.behov.state === "suppressed") hidden += 1;
      else without += 1;
      continue;
    }
    row[of.plan] = (row[of.plan] ?? 0) + 1;
    if (of.need === 2 && of.plan === 2) both.push(z);
  }
  return { square, hidden, without, both };
}

export function twoWayTable(zones: readonly OverlapZone[], briefs: Briefs, k: string): TwinTable {
  const columns = [t("col.navn"), t("col.behov", { k }), t("toveis.col.future"), t("plan.reserves"), t("plan.green"), t("toveis.col.field")];
  const future = (z: OverlapZone) => briefOf(briefs, z.id);
  const share = (x: number | null) => (x === null ? t("avg.no_plan") : pct(x));
  return {
    caption: t("toveis.title"),
    columns: columns.map((name, i) => ({ name, numeric: i > 0 && i < 5 })),
    rows: zones.map((z) => [z.navn, valueText(z.behov, wordPct), share(future(z).framtidig_andel), hectares(future(z).reserver_ha), hectares(future(z).gront_ha), twoWayText(z, briefs)]),
    csv: {
      header: ["id", t("col.navn"), ...valueHeader(t("col.behov", { k })), t("toveis.col.future"), `${t("plan.reserves")} (ha)`, `${t("plan.green")} (ha)`, t("toveis.col.field")],
      rows: zones.map((z): Cell[] => [z.id, z.navn, ...valueCells(z.behov), future(z).framtidig_andel, future(z).reserver_ha, future(z).gront_ha, twoWayText(z, briefs)]),
    },
  };
}
