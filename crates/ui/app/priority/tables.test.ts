import { describe, expect, it } from "vitest";
import { areaTable } from "./area-table";
import { stabilityTable } from "./chart-tables";
import { known, META, none, row, without } from "./fixture";
import { fifthTable, zoneTable } from "./zone-table";

const ROWS = [row("Saupstad", "klart"), without("Rye", "suppressed"), without("Tanem", "missing")];

describe("the twins", () => {
  it("never give a hidden or missing zone a number, on the page or in the file", () => {
    for (const table of [zoneTable(ROWS, META), fifthTable(ROWS)]) {
      for (const name of ["Rye", "Tanem"]) {
        const shown = table.rows.find((r) => r[0] === name) ?? [];
        expect(shown.join(" "), name).not.toMatch(/\d/);
        const filed = table.csv.rows.find((r) => r[1] === name) ?? [];
        expect(filed.filter((c) => typeof c === "number"), name).toEqual([]);
      }
    }
  });

  it("say hidden and missing apart", () => {
    const words = zoneTable(ROWS, META).rows.map((r) => r[3]);
    expect(words).toEqual(["klart 90\u00a0%", "ikke vist", "uten tall"]);
  });

  it("give the median with its interval, never alone", () => {
    expect(zoneTable(ROWS, META).rows[0]?.[4]).toBe("3 (1–6)");
  });

  it("have as many cells as columns, in every row", () => {
    const area = { id: "a", navn: "A", tilstand: "pagar" as const, soner: [], folk: none("missing"), snitt: none("suppressed"), plass: null, mest_utsatt_tidel: known(0.2), utbredelse: known(0.5), spredning: null };
    const s = { lever: { kind: "theme", id: "x" }, chosen: 0.2, points: [{ weight: 0, p: [0.5, null] }], zones: [{ id: "a", navn: "A" }, { id: "b", navn: "B" }] };
    for (const table of [zoneTable(ROWS, META), fifthTable(ROWS), areaTable([area]), stabilityTable(s, "Økonomi", META)]) {
      for (const r of table.rows) expect(r.length, table.caption).toBe(table.columns.length);
      for (const r of table.csv.rows) expect(r.length, table.caption).toBe(table.csv.header.length);
    }
    expect(areaTable([area]).rows[0]).toContain("ikke beregnet");
  });
});
