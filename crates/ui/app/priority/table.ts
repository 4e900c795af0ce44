// A chart's figures as a table: what a person reads in the twin, and the raw values of the file. Pure.
import type { Meta, PriorityMeta, StatValue } from "../api/types";
import { csv, download } from "../format/csv";
import { shown } from "../format/number";
import { demoNote } from "../parts/demo-model";
import { t } from "../text";

export type Cell = string | number | null;

export interface TwinTable {
  caption: string;
  columns: readonly { name: string; numeric?: boolean }[];
  rows: readonly (readonly string[])[];
  csv: { header: readonly string[]; rows: readonly (readonly Cell[])[] };
}

/** A value in words or digits; what is not known has no digits. */
export function valueText(v: StatValue, form: (n: number) => string): string {
  const s = shown(v, form);
  if (s.kind === "suppressed") return t("value.suppressed");
  if (s.kind === "missing") return t("value.missing");
  const text = s.interval === null ? s.text : `${s.text} (${s.interval})`;
  return s.imputed ? t("value.imputed", { tall: text }) : text;
}

/** Value, lower, upper and state, as in the other files. */
export function valueCells(v: StatValue): Cell[] {
  if (v.state === "suppressed") return [null, null, null, t("value.suppressed")];
  if (v.state === "missing" || v.value === null) return [null, null, null, t("value.missing")];
  return [v.value, v.lo, v.hi, ""];
}

export function valueHeader(name: string): string[] {
  return [name, ...(["col.lo", "col.hi", "col.state"] as const).map((key) => `${name} ${t(key).toLowerCase()}`)];
}

/** A file from another page: its rows, with the address they came from and the note on what the data are. */
export function saveTwin(name: string, table: TwinTable, meta: Meta): void {
  const note = demoNote(meta);
  const rows = table.csv.rows.map((row) => [...row, location.pathname + location.search, note]);
  download(`satsingskart-${name}.csv`, csv([...table.csv.header, t("prio.table.link"), t("col.note")], rows));
}

/** Every file says how its numbers can be made again, and that they are invented when they are. */
export function saveTable(what: string, table: TwinTable, meta: PriorityMeta): void {
  const notes = [demoNote(meta), meta.blandede_ar ? t("prio.mixed", { ar: meta.perioder.join(", ") }) : ""].filter((n) => n !== "").join(". ");
  const header = [...table.csv.header, "K", t("prio.table.seed"), t("prio.table.draws"), t("choice.date"), t("prio.table.link"), t("col.note")];
  const rows = table.csv.rows.map((row) => [...row, meta.k, String(meta.seed), meta.draws, meta.dato, location.pathname + location.search, notes]);
  download(`satsingskart-prioritering-${what}-${meta.programme.id}-${meta.dato}.csv`, csv(header, rows));
}
