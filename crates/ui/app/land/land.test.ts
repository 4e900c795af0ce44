import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AccessRow, Minutes, OverlapZone, PlanPicture, StatValue } from "../api/types";
import { pictureTable, shareName } from "../card/plan-picture";
import { NO_PLAN } from "../delimit/fixture";
import { stepOf, TWO_WAY_COLOURS, twoWayField, twoWayOf } from "../symbols/two-way";
import { WALK_COLOURS, walkStep } from "../symbols/walk";
import { pointOf } from "./store";
import { twoWayCounts, twoWayPaint, twoWayTable, twoWayText, type Briefs } from "./two-way";
import { minutesText, stepWord, walkCounts, walkPaint, walkTable } from "./walk";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const v = (value: number | null, state: StatValue["state"] = "known"): StatValue => ({ value, state, lo: null, hi: null, method: null });
const zone = (id: string, behov: StatValue, behovsniva: OverlapZone["behovsniva"] = "hoy") => ({ id, navn: id, behov, behovsniva, klasse: "usikker" }) as OverlapZone;
const brief = (framtidig_andel: number | null) => ({ framtidig_andel, reserver_ha: framtidig_andel === null ? null : 3, gront_ha: null });
const style = JSON.parse(readFileSync(new URL("../../../../styles/kart.json", import.meta.url), "utf8")) as { layers: { id: string; paint?: Record<string, unknown> }[] };
const fill = style.layers.find((l) => l.id === "soner-fyll")?.paint?.["fill-color"] as unknown[];

describe("need and plan together", () => {
  const zones = [zone("a", v(0.9)), zone("b", v(0.3), "usikker"), zone("c", v(null, "suppressed"), "ikke_beregnet"), zone("d", v(0.05)), zone("e", v(0.9))];
  const briefs: Briefs = new Map([["a", brief(0.4)], ["b", brief(0.1)], ["c", brief(0.4)], ["d", brief(0)], ["e", brief(null)]]);

  it("cuts need where its words change, and plan at 5 and 20 per cent", () => {
    expect([0, 0.0999, 0.1, 0.4999, 0.5, 1].map((x) => stepOf(x, [0.1, 0.5]))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(twoWayOf(v(0.9), 0.2)).toEqual({ need: 2, plan: 2 });
  });

  it("gives no field to what is hidden or missing in either", () => {
    expect(twoWayOf(v(null, "suppressed"), 0.4)).toBeNull();
    expect(twoWayOf(v(0.9), null)).toBeNull();
    expect(zones.map((z) => twoWayPaint(z, briefs)).map((p) => [p.fyll, p.pattern])).toEqual([["toveis22", null], ["toveis11", "skraveringMork"], ["ikke_vist", "kryss"], ["toveis00", null], ["uten_tall", "punkter"]]);
  });

  it("counts every zone once", () => {
    const { square, hidden, without, both } = twoWayCounts(zones, briefs);
    expect(square.flat().reduce((a, b) => a + b, 0) + hidden + without).toBe(zones.length);
    expect(both.map((z) => z.id)).toEqual(["a"]);
  });

  it("says in words why a zone has no field, and writes no number for it", () => {
    expect(twoWayText(zones[2]!, briefs)).toBe("behovet er ikke vist av personvernhensyn");
    expect(twoWayText(zones[4]!, briefs)).toBe("ikke plandata her");
    expect(plain(twoWayText(zones[0]!, briefs))).toBe("behov: trolig, over 50 %; planlagt: mye, over 20 %");
    const table = twoWayTable(zones, briefs, "10");
    expect(table.rows[2]?.[1]).toBe("ikke vist");
    for (const r of table.csv.rows) expect(r.length).toBe(table.csv.header.length);
  });

  it("has nine colours, the same in map and legend", () => {
    expect(new Set(TWO_WAY_COLOURS.flat()).size).toBe(9);
    for (const need of [0, 1, 2] as const) for (const plan of [0, 1, 2] as const) expect(fill[fill.indexOf(twoWayField({ need, plan })) + 1]).toBe(TWO_WAY_COLOURS[need][plan]);
  });

  it("keeps the nine apart for red-blind and green-blind eyes", () => {
    for (const matrix of Object.values(BLIND)) {
      const seen = TWO_WAY_COLOURS.flat().map((c) => lab(simulate(c, matrix)));
      const least = Math.min(...seen.flatMap((a, i) => seen.slice(i + 1).map((b) => Math.hypot(...a.map((x, k) => x - (b[k] ?? 0))))));
      expect(least).toBeGreaterThan(15);
    }
  });
});

describe("walking", () => {
  const m = (minutter: number | null, grunn: Minutes["grunn"] = null): Minutes => ({ minutter, grunn });
  const row = (id: string, minutter: Minutes): AccessRow => ({ id, navn: id, minutter, minutter_n3: m(null, "over_limit"), andel_10: v(0.5), andel_15: v(null, "suppressed"), barn_10: v(0.4), barn_15: v(0.9), naermeste: null, krets: [{ id: "k", navn: "Lade", skole: "Lade skole" }] });

  it("always gives a reason in words where there is no time", () => {
    for (const grunn of ["no_snap", "unreachable", "over_limit", "ingen_arena"] as const) {
      const words = minutesText(m(null, grunn));
      expect(words).not.toContain(grunn);
      expect(words).not.toMatch(/\d/);
    }
    expect(plain(minutesText(m(7.4)))).toBe("7 min");
    expect(plain(minutesText(m(0)))).toBe("< 1 min");
  });

  it("puts each time in one step, and what has none in none", () => {
    expect([0, 5, 5.1, 10, 15, 30, 31].map(walkStep)).toEqual([0, 0, 1, 1, 2, 3, 4]);
    expect([0, 2, 4].map((i) => plain(stepWord(i)))).toEqual(["høyst 5 min", "10–15 min", "mer enn 30 min"]);
    expect(walkPaint("a", undefined)).toMatchObject({ fyll: "uten_tall", pattern: "punkter" });
    expect(walkPaint("a", row("a", m(12)))).toMatchObject({ fyll: "gang2", pattern: null });
    WALK_COLOURS.forEach((c, i) => expect(fill[fill.indexOf(`gang${i}`) + 1]).toBe(c));
  });

  it("counts by step and by reason", () => {
    const { steps, reasons } = walkCounts([row("a", m(3)), row("b", m(4)), row("c", m(null, "unreachable"))]);
    expect(steps[0]).toBe(2);
    expect(reasons).toEqual([["ingen sammenhengende gangvei dit", 1]]);
  });

  it("has a table that hides what is hidden and names the school district", () => {
    const table = walkTable([row("a", m(3))], "skole");
    expect(table.rows[0]).toContain("ikke vist");
    expect(table.rows[0]?.at(-1)).toBe("Lade (Lade skole)");
    for (const r of table.rows) expect(r.length).toBe(table.columns.length);
    for (const r of table.csv.rows) expect(r.length).toBe(table.csv.header.length);
  });
});

describe("the plan of an area", () => {
  const share = { code: "1110", navn: "Boligbebyggelse", status: "framtidig" as const, gruppe: "", farge: "#FFE14D", flater: 1, hektar: 4.25, andel: 0.04 };

  it("is a table of every part with its status, and raw hectares in the file", () => {
    const p: PlanPicture = { ...NO_PLAN, arealformal: [{ ...share, hektar: 1, status: "navaerende" }, share] };
    const table = pictureTable(p);
    expect(table.rows.map((r) => plain(r.join("|")))).toEqual(["Arealformål|Boligbebyggelse|1110|framtidig|1|4,3 ha|4 %", "Arealformål|Boligbebyggelse|1110|nåværende|1|1,0 ha|4 %"]);
    expect(table.csv.rows[0]?.[5]).toBe(4.25);
    expect(shareName(share)).toBe("Boligbebyggelse, framtidig");
  });
});

describe("a point in the address", () => {
  it("is longitude and latitude, or none", () => {
    expect(pointOf("10.39,63.42")).toEqual([10.39, 63.42]);
    for (const text of ["", "10.39", "a,b", "200,63", "10,95"]) expect(pointOf(text), text).toBeNull();
  });
});

/** Machado, Oliveira and Fernandes (2009), full severity, on linear light. */
const BLIND = {
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function simulate(hex: string, matrix: number[][]): number[] {
  const light = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return matrix.map((r) => Math.min(1, Math.max(0, r.reduce((sum, x, i) => sum + x * (light[i] ?? 0), 0))));
}

function lab([r = 0, g = 0, b = 0]: number[]): number[] {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [x, y, z] = [f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505), f(0.2126 * r + 0.7152 * g + 0.0722 * b), f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
