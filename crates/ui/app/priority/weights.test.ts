import { describe, expect, it } from "vitest";
import type { Indicators, WeightProfile } from "../api/types";
import { DEFAULT_PRIO } from "../state/priority-url";
import { requestOf } from "./request";
import { allEqual, asOwn, moved, overlaid, percents, structure, wholePercents, type ThemeWeights } from "./weights";

const rows = (...weights: number[]) => weights.map((weight, i) => ({ id: `t${i}`, weight }));
const sum = (list: readonly { weight: number }[]) => list.reduce((a, r) => a + r.weight, 0);
const text = { nb: "", nn: "", en: "" };

describe("moving a weight", () => {
  it("re-scales the others so that all sum to 100", () => {
    expect(moved(rows(20, 20, 20, 20, 20), "t0", 40).map((r) => r.weight)).toEqual([40, 15, 15, 15, 15]);
    for (const to of [0, 1, 33, 77, 100]) expect(sum(moved(rows(10, 20, 30, 40), "t2", to))).toBeCloseTo(100, 1);
  });

  it("keeps the shares that the others have of the rest", () => {
    const [, b, c] = moved(rows(40, 20, 40), "t0", 10);
    expect((c?.weight ?? 0) / (b?.weight ?? 1)).toBeCloseTo(2, 2);
  });

  it("goes there and back without a trace", () => {
    const start = rows(20, 20, 20, 20, 20);
    const back = moved(moved(start, "t0", 21), "t0", 20);
    for (const r of back) expect(r.weight).toBeCloseTo(20, 1);
  });

  it("shares equally when the others had nothing", () => {
    expect(moved(rows(100, 0, 0), "t0", 40).map((r) => r.weight)).toEqual([40, 30, 30]);
  });

  it("stays between 0 and 100, and one alone is all", () => {
    expect(moved(rows(50, 50), "t0", 140).map((r) => r.weight)).toEqual([100, 0]);
    expect(moved(rows(50), "t0", 10).map((r) => r.weight)).toEqual([100]);
  });
});

describe("whole per cents", () => {
  it("always sum to 100", () => {
    for (const list of [rows(1, 1, 1), rows(19.75, 21, 19.75, 19.75, 19.75), rows(0, 0, 0), rows(1, 2, 4, 8, 16, 32, 64)]) {
      expect([...wholePercents(list).values()].reduce((a, b) => a + b, 0)).toBe(100);
    }
  });

  it("are equal weights when nothing has any", () => {
    expect(percents(rows(0, 0)).map((r) => r.weight)).toEqual([50, 50]);
    expect(allEqual(percents(rows(1, 1, 1)))).toBe(true);
    expect(allEqual(rows(20, 21))).toBe(false);
  });
});

describe("a profile", () => {
  const indicator = (id: string, tema: string, i_indeks = true) => ({ id, navn: text, kort: text, tema, rolle: "levekar", i_indeks, perioder: [] }) as Indicators["indicators"][number];
  const catalogue = { themes: [{ id: "a", navn: text, kort: text }, { id: "b", navn: text, kort: text }], indicators: [indicator("x", "a"), indicator("y", "a"), indicator("z", "b"), indicator("q", "b", false)] } as unknown as Indicators;
  const open: WeightProfile = { id: "like", navn: text, beskrivelse: text, themes: [] };

  it("that leaves all open is the default index with equal weights", () => {
    expect(structure(open, catalogue)).toEqual([
      { id: "a", weight: 50, indicators: [{ id: "x", weight: 50 }, { id: "y", weight: 50 }] },
      { id: "b", weight: 50, indicators: [{ id: "z", weight: 100 }] },
    ]);
  });

  it("is overlaid by own weights, and only what differs stands in the address", () => {
    const base = structure(open, catalogue);
    const own: ThemeWeights[] = [{ ...(base[0] as ThemeWeights), weight: 70, indicators: [{ id: "x", weight: 80 }, { id: "y", weight: 20 }] }, { ...(base[1] as ThemeWeights), weight: 30 }];
    const short = asOwn(own, base);
    expect(short).toEqual([{ id: "a", weight: 70, indicators: [{ id: "x", weight: 80 }, { id: "y", weight: 20 }] }, { id: "b", weight: 30, indicators: null }]);
    expect(overlaid(base, short)).toEqual(own);
  });

  it("is asked for by name, own weights by number", () => {
    const when = { date: null, programme: null };
    expect(requestOf({ ...DEFAULT_PRIO, profile: "barn" }, null, when)).toEqual({ profile: "barn", k: 6, method: { normalisation: "z", aggregation: "arithmetic" } });
    const asked = requestOf({ ...DEFAULT_PRIO, profile: "barn", seed: 1, withoutRunning: true, mixed: true }, structure(open, catalogue), { date: "2024-01-01", programme: "tett-pa" });
    expect(asked).toMatchObject({ themes: [{ id: "a", weight: 0.5, indicators: [{ indicator: "x", weight: 0.5 }, { indicator: "y", weight: 0.5 }] }, { id: "b", weight: 0.5 }], seed: 1, without_running: true, mixed_years: true, date: "2024-01-01", programme: "tett-pa" });
    expect(asked).not.toHaveProperty("profile");
  });
});
