// The zones as a table: word and share, place with both sources of uncertainty, rank set; and their fifths for the map.
import type { PriorityMeta, PriorityRow, RankInterval } from "../api/types";
import { num, pct, wordPct } from "../format";
import { label, t } from "../text";
import { isHidden } from "./fifths";
import { valueCells, valueHeader, valueText, type Cell, type TwinTable } from "./table";

const range = (lo: number, hi: number) => (Math.round(lo) === Math.round(hi) ? num(lo) : `${num(lo)}–${num(hi)}`);

function place(p: { median: number; lo: number; hi: number } | null, row: PriorityRow): string {
  return p === null ? reason(row) : `${num(p.median)} (${range(p.lo, p.hi)})`;
}

/** Why a zone has no place, in words. */
export function reason(row: Pick<PriorityRow, "indeks" | "p_blant_k">): string {
  if (isHidden(row)) return t("prio.none.suppressed");
  return row.indeks.value === null ? t("prio.none.missing") : t("prio.none.not_ranked");
}

const interval = (p: RankInterval | PriorityRow["plass"]): Cell[] => (p === null ? [null, null, null] : [p.median, p.lo, p.hi]);
const trio = (name: string) => [`${name}: ${t("prio.table.median").toLowerCase()}`, `${name}: ${t("prio.table.lo").toLowerCase()}`, `${name}: ${t("prio.table.hi").toLowerCase()}`];

export function zoneTable(rows: readonly PriorityRow[], meta: PriorityMeta): TwinTable {
  const k = num(meta.k);
  const columns = [t("prio.col.zone"), t("prio.col.class"), t("prio.table.group"), t("prio.col.among", { k }), `${t("prio.table.median")} (${t("prio.table.interval")})`, t("prio.table.data"), t("prio.table.method"), t("prio.table.set")];
  return {
    caption: t("prio.list.caption", { k }),
    columns: columns.map((name, i) => ({ name, numeric: i > 3 })),
    rows: rows.map((r) => [
      r.navn,
      label("klasse", r.klasse),
      r.gruppe === null ? "–" : num(r.gruppe),
      r.ord === null ? valueText(r.p_blant_k, pct) : `${label("ord", r.ord)} ${valueText(r.p_blant_k, wordPct)}`,
      place(r.plass, r),
      r.datausikkerhet === null ? "–" : place(r.datausikkerhet, r),
      r.metodevalg === null ? "–" : place(r.metodevalg, r),
      r.rangsett === null ? "–" : range(...r.rangsett.samtidig),
    ]),
    csv: {
      header: ["id", t("prio.col.zone"), t("prio.col.class"), t("prio.table.group"), t("prio.table.word"), ...valueHeader(t("prio.col.among", { k })), ...trio(t("prio.list")), ...trio(t("prio.table.data")), ...trio(t("prio.table.method")), `${t("prio.table.set")} ${t("col.lo").toLowerCase()}`, `${t("prio.table.set")} ${t("col.hi").toLowerCase()}`],
      rows: rows.map((r) => [
        r.id,
        r.navn,
        label("klasse", r.klasse),
        r.gruppe,
        r.ord === null ? "" : label("ord", r.ord),
        ...valueCells(r.p_blant_k),
        ...interval(r.plass),
        ...interval(r.datausikkerhet),
        ...interval(r.metodevalg),
        r.rangsett?.samtidig[0] ?? null,
        r.rangsett?.samtidig[1] ?? null,
      ]),
    },
  };
}

/** The map's twin: each zone's fifth, and whether the interval is too wide for it. */
export function fifthTable(rows: readonly PriorityRow[]): TwinTable {
  const sure = (r: PriorityRow) => (r.femdel === null ? "–" : t(r.usikker ? "prio.map.certainty.hatched" : "prio.map.certainty.plain"));
  const columns = [t("prio.col.zone"), t("prio.map.fifth"), t("prio.map.certainty")];
  return {
    caption: t("prio.map"),
    columns: columns.map((name) => ({ name })),
    rows: rows.map((r) => [r.navn, r.femdel === null ? reason(r) : num(r.femdel), sure(r)]),
    csv: { header: ["id", ...columns], rows: rows.map((r) => [r.id, r.navn, r.femdel ?? reason(r), sure(r)]) },
  };
}
