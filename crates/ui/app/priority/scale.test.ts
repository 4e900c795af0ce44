import { describe, expect, it } from "vitest";
import { fifthCounts, fifthPaint } from "./fifths";
import { none, row, without } from "./fixture";
import { grouped } from "./groups";
import { focusBox } from "./map-fit";
import { lowerHalf, shade } from "./matrix";
import { at, axisOf, bandEnd, span } from "./scale";
import { pathOf, spread, steadiest } from "./stability-lines";

describe("the axis of places", () => {
  it("ends at a multiple of K that holds the widest whisker, four K at least", () => {
    expect(axisOf(17, 6, 56)).toEqual({ k: 6, max: 24, ticks: [1, 6, 12, 18, 24] });
    expect(axisOf(31, 6, 56).max).toBe(36);
  });

  it("never goes beyond the zones there are", () => {
    const axis = axisOf(56, 6, 56);
    expect(axis.max).toBe(56);
    expect(axis.ticks.at(-1)).toBe(56);
    expect(axis.ticks.length).toBeLessThanOrEqual(8);
  });

  it("places ranks in order inside the field, and the band ends between K and the next", () => {
    const axis = axisOf(17, 6, 56);
    expect(at(1, axis)).toBeGreaterThan(0);
    expect(at(24, axis)).toBeLessThan(100);
    expect(bandEnd(axis)).toBeGreaterThan(at(6, axis));
    expect(bandEnd(axis)).toBeLessThan(at(7, axis));
    expect(at(99, axis)).toBe(at(24, axis));
  });

  it("gives a whisker of one place a width that can be seen", () => {
    expect(span(3, 3, axisOf(17, 6, 56)).width).toBeGreaterThan(0.5);
  });
});

describe("the index map", () => {
  it("paints the server's fifth, hatches what it calls uncertain, and crosses what is hidden", () => {
    expect(fifthPaint(row("a", "klart", { femdel: 5 }))).toMatchObject({ fyll: "behov4", pattern: null });
    expect(fifthPaint(row("a", "klart", { femdel: 4, usikker: true }))).toMatchObject({ fyll: "behov3", pattern: "skravering" });
    expect(fifthPaint(row("a", "neppe", { femdel: 1, usikker: true }))).toMatchObject({ fyll: "behov0", pattern: "skraveringMork" });
    expect(fifthPaint(without("a", "suppressed"))).toMatchObject({ fyll: "ikke_vist", pattern: "kryss" });
    expect(fifthPaint(without("a", "missing"))).toMatchObject({ fyll: "uten_tall", pattern: "punkter" });
  });

  it("counts every zone once in the legend", () => {
    const counts = fifthCounts([row("a", "klart"), row("b", "neppe", { femdel: 1, usikker: true }), without("c", "suppressed"), without("d", "missing")]);
    expect(counts).toEqual({ fifths: [1, 0, 0, 0, 1], uncertain: 1, hidden: 1, missing: 1 });
    // An index that is missing because figures are hidden is hidden.
    expect(fifthCounts([{ ...without("e", "missing"), p_blant_k: none("suppressed") }])).toMatchObject({ hidden: 1, missing: 0 });
  });

  it("looks at the zones that lie close", () => {
    const zone = (x: number) => ({ senter: [x, 0] as [number, number] });
    const [west, , east] = focusBox([0, 1, 2, 3, 4, 5, 6, 60].map(zone)) ?? [];
    expect(west).toBeCloseTo(-0.42);
    expect(east).toBeCloseTo(6.42);
    expect(focusBox([])).toBeNull();
  });
});

describe("groups", () => {
  it("hold the rows that the server puts together, and know how many there are in all", () => {
    const all = [row("a", "klart"), row("b", "klart"), row("c", "mulig", { gruppe: 2 }), row("d", "neppe", { gruppe: 2 })];
    expect(grouped(all.slice(0, 3), all).map((g) => [g.nr, g.rows.length, g.size])).toEqual([[1, 2, 2], [2, 1, 2]]);
  });
});

describe("the stability chart", () => {
  const points = [[1, 0.1], [0.9, 0.8], [0.8, 0.9], [0.7, 0.95]].map((p, i) => ({ weight: i / 3, p }));
  const s = { lever: { kind: "theme", id: "x" }, chosen: 0.3, points, zones: [{ id: "a", navn: "A" }, { id: "b", navn: "B" }] };

  it("finds the zone that holds for the widest range around the weight as it is", () => {
    expect(steadiest(s)).toMatchObject({ navn: "A", from: 0 });
    expect(steadiest({ ...s, chosen: 1 })).toMatchObject({ navn: "B", to: 1 });
    expect(steadiest({ ...s, points: points.map((p) => ({ ...p, p: [0.1, null] })) })).toBeNull();
  });

  it("breaks a line where there is no number", () => {
    expect(pathOf([{ x: 0, y: 1 }, { x: 1, y: null }, { x: 2, y: 3 }, { x: 3, y: 4 }])).toBe("M0,1M2,3L3,4");
  });

  it("keeps names apart, in order and inside", () => {
    const placed = spread([10, 11, 12, 100], 13, 10, 122);
    for (let i = 1; i < placed.length; i++) expect((placed[i] ?? 0) - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(13);
    expect(Math.max(...spread([120, 121, 122], 13, 10, 122))).toBeLessThanOrEqual(122);
  });
});

describe("the correlation matrix", () => {
  it("is the lower half, whichever way round a pair stands", () => {
    const m = lowerHalf(["a", "b", "c"], [{ a: "b", b: "a", r: 0.5, n: 9 }, { a: "a", b: "c", r: null, n: 0 }]);
    expect(m.columns).toEqual(["a", "b"]);
    expect(m.rows.map((r) => r.cells.map((c) => c?.r ?? null))).toEqual([[0.5], [null, null]]);
  });

  it("is never so dark that dark text on it is lost", () => {
    const channels = (shade(1).match(/\d+/g) ?? []).map(Number);
    expect(Math.max(...channels)).toBeGreaterThan(130);
  });
});
