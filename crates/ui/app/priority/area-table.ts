// The satsingsområder as a table for the file: place, extent, spread, population and status, each with its interval or in words.
import type { PriorityArea } from "../api/types";
import { num, pct } from "../format";
import { t } from "../text";
import { valueCells, valueHeader, valueText, type TwinTable } from "./table";
import { decimals } from "./chart-tables";

/** Scores of some methods are small numbers with a sign, of others whole points. */
const score = (n: number) => decimals(n, Math.abs(n) >= 10 ? 0 : 2);

/** From the smallest to the largest index of the area's zones. */
export function spreadText(a: PriorityArea): string {
  if (a.soner.length === 1) return t("prio.areas.spread.single");
  return a.spredning === null ? t("value.not_computed") : t("prio.areas.spread.of", { fra: score(a.spredning[0]), til: score(a.spredning[1]) });
}

export function areaTable(areas: readonly PriorityArea[]): TwinTable {
  const names = { rank: t("prio.areas.rank"), extent: t("prio.areas.extent"), people: t("prio.areas.people"), tenth: t("prio.areas.tenth"), score: t("prio.areas.score") };
  return {
    caption: t("prio.areas.other"),
    columns: [t("prio.areas.area"), t("prio.areas.status"), t("prio.areas.zones"), names.rank, names.extent, t("prio.areas.spread"), names.people, names.tenth, names.score].map((name, i) => ({ name, numeric: i > 2 })),
    rows: areas.map((a) => [
      a.navn,
      t(`omrade.status.${a.tilstand}`),
      a.soner.map((z) => z.navn).join(", "),
      a.plass === null ? t("value.not_computed") : `${num(a.plass.median)} (${num(a.plass.lo)}–${num(a.plass.hi)})`,
      valueText(a.utbredelse, pct),
      spreadText(a),
      valueText(a.folk, num),
      valueText(a.mest_utsatt_tidel, pct),
      valueText(a.snitt, score),
    ]),
    csv: {
      header: ["id", t("prio.areas.area"), t("prio.areas.status"), t("prio.areas.zones"), names.rank, `${names.rank} ${t("col.lo").toLowerCase()}`, `${names.rank} ${t("col.hi").toLowerCase()}`, ...valueHeader(names.extent), `${t("prio.areas.spread")} ${t("col.lo").toLowerCase()}`, `${t("prio.areas.spread")} ${t("col.hi").toLowerCase()}`, ...valueHeader(names.people), ...valueHeader(names.tenth), ...valueHeader(names.score)],
      rows: areas.map((a) => [a.id, a.navn, t(`omrade.status.${a.tilstand}`), a.soner.map((z) => z.navn).join(", "), a.plass?.median ?? null, a.plass?.lo ?? null, a.plass?.hi ?? null, ...valueCells(a.utbredelse), a.spredning?.[0] ?? null, a.spredning?.[1] ?? null, ...valueCells(a.folk), ...valueCells(a.mest_utsatt_tidel), ...valueCells(a.snitt)]),
    },
  };
}
