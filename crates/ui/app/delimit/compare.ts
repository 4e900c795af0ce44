// Suggestions side by side: names without rank, the bound in words, and the table with its file. Pure.
import type { DelimitMeta, StatValue, Suggestion } from "../api/types";
import { num, pct } from "../format";
import { number } from "../format/number";
import type { Cell, TwinTable } from "../priority/table";
import { valueCells, valueHeader, valueText } from "../priority/table";
import { listed } from "../priority/names";
import { locale, t } from "../text";

/** Letters, so that no suggestion carries a place in a row. */
export function letter(s: Pick<Suggestion, "nr">): string {
  return String.fromCharCode(64 + Math.max(1, s.nr));
}

export const nameOf = (s: Pick<Suggestion, "nr">) => t("avg.suggestion", { navn: letter(s) });

export function decimals(x: number, digits: number): string {
  return number(x, locale.value, digits);
}

export function hectares(x: number | null): string {
  return x === null ? t("avg.no_plan") : t("unit.ha", { n: x < 10 ? decimals(x, 1) : num(x) });
}

/** «ingen avgrensning kan nå mer enn X; denne når Y, Z % under». */
export function boundWords(s: Suggestion): string {
  const most = num(s.ovre_grense);
  if (s.utsatte_folk.value === null) return t("avg.bound.unknown", { mest: most });
  const reached = num(s.utsatte_folk.value);
  return s.gap < 0.005 ? t("avg.bound.reached", { mest: most, denne: reached }) : t("avg.bound", { mest: most, denne: reached, under: pct(s.gap) });
}

export function crossings(s: Pick<Suggestion, "kryssinger">): string {
  const { elv, jernbane } = s.kryssinger;
  const parts = [elv > 0 ? t("avg.cross.river", { n: num(elv) }) : null, jernbane > 0 ? t("avg.cross.rail", { n: num(jernbane) }) : null].filter((p) => p !== null);
  return parts.length === 0 ? t("avg.cross.none") : parts.join(", ");
}

/** Two suggestions whose intervals meet cannot be told apart by what they reach. */
export function meet(a: StatValue, b: StatValue): boolean {
  const [alo, ahi, blo, bhi] = [a.lo ?? a.value, a.hi ?? a.value, b.lo ?? b.value, b.hi ?? b.value];
  return alo === null || ahi === null || blo === null || bhi === null || (alo <= bhi && blo <= ahi);
}

/** What may be said of the suggestions together. */
export function comparison(all: readonly Suggestion[]): string | null {
  if (all.length < 2) return null;
  const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const));
  const alike = pairs.filter(([a, b]) => meet(a.utsatte_folk, b.utsatte_folk));
  if (alike.length === pairs.length) return t("avg.compare.alike");
  if (alike.length === 0) return t("avg.compare.apart");
  return t("avg.compare.some", { par: listed(alike.map(([a, b]) => `${letter(a)}–${letter(b)}`)) });
}

export function compareTable(all: readonly Suggestion[], meta: DelimitMeta): TwinTable {
  const k = num(meta.k);
  const reached = t("avg.col.reached", { k });
  const columns = [t("avg.col.name"), t("avg.col.units"), t("avg.col.people"), t("avg.col.children"), reached, t("avg.col.share"), t("avg.col.compact"), t("avg.col.cross"), t("avg.col.arenas"), t("avg.col.reserves"), t("avg.col.bound"), t("avg.col.gap")];
  const unitNames = (s: Suggestion) => s.enheter.map((u) => u.navn).join(", ");
  return {
    caption: t("avg.compare.caption"),
    columns: columns.map((name, i) => ({ name, numeric: i > 1 && i !== 7 })),
    rows: all.map((s) => [
      nameOf(s),
      unitNames(s),
      valueText(s.folk, num),
      valueText(s.barn, num),
      valueText(s.utsatte_folk, num),
      valueText(s.andel, pct),
      decimals(s.kompakthet, 2),
      crossings(s),
      t("avg.arenas.of", { n: num(s.med_modell), m: num(s.arenaer) }),
      hectares(s.reserver_ha),
      num(s.ovre_grense),
      pct(s.gap),
    ]),
    csv: {
      header: [t("avg.col.name"), t("avg.col.units"), ...valueHeader(t("avg.col.people")), ...valueHeader(t("avg.col.children")), ...valueHeader(reached), ...valueHeader(t("avg.col.share")), t("avg.col.compact"), t("avg.col.river"), t("avg.col.rail"), t("avg.col.arenas.all"), t("avg.col.arenas.model"), `${t("avg.col.reserves")} (ha)`, t("avg.col.bound"), t("avg.col.gap")],
      rows: all.map((s): Cell[] => [
        nameOf(s),
        unitNames(s),
        ...valueCells(s.folk),
        ...valueCells(s.barn),
        ...valueCells(s.utsatte_folk),
        ...valueCells(s.andel),
        s.kompakthet,
        s.kryssinger.elv,
        s.kryssinger.jernbane,
        s.arenaer,
        s.med_modell,
        s.reserver_ha,
        s.ovre_grense,
        s.gap,
      ]),
    },
  };
}
