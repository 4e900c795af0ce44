// The plan of an area in hectares: its parts in reading order, and their table. Pure.
import type { PlanPicture, PlanShare } from "../api/types";
import { num, pct } from "../format";
import { number } from "../format/number";
import type { Cell, TwinTable } from "../priority/table";
import { label, locale, t } from "../text";

export const GROUPS = ["arealformal", "byggesoner", "hensynssoner", "andre"] as const;
export type PlanGroup = (typeof GROUPS)[number];

export function ha(x: number): string {
  return t("unit.ha", { n: x < 10 ? number(x, locale.value, 1) : num(x) });
}

export function shareName(s: PlanShare): string {
  return s.status === "ukjent" ? s.navn : `${s.navn}, ${label("planstatus", s.status)}`;
}

/** The largest first; alike in size by code, so that the same plan reads the same. */
export function bySize(shares: readonly PlanShare[]): PlanShare[] {
  return [...shares].sort((a, b) => b.hektar - a.hektar || a.code.localeCompare(b.code) || a.status.localeCompare(b.status));
}

export function isEmpty(p: PlanPicture): boolean {
  return GROUPS.every((g) => p[g].length === 0);
}

export function pictureTable(p: PlanPicture): TwinTable {
  const columns = [t("plan.col.kind"), t("plan.col.name"), t("plan.col.code"), t("plan.col.status"), t("plan.col.count"), t("plan.col.ha"), t("plan.col.share")];
  const rows = GROUPS.flatMap((g) => bySize(p[g]).map((s) => ({ g, s })));
  const status = (s: PlanShare) => label("planstatus", s.status);
  return {
    caption: t("plan.picture"),
    columns: columns.map((name, i) => ({ name, numeric: i > 3 })),
    rows: rows.map(({ g, s }) => [t(`plan.group.${g}`), s.navn, s.code, status(s), num(s.flater), ha(s.hektar), pct(s.andel)]),
    csv: { header: columns, rows: rows.map(({ g, s }): Cell[] => [t(`plan.group.${g}`), s.navn, s.code, status(s), s.flater, s.hektar, s.andel]) },
  };
}
