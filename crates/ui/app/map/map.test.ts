import { describe, expect, it } from "vitest";
import type { Arena, OverlapZone, StatValue } from "../api/types";
import { union } from "./fit";
import { arenaExpression, patternExpression, visibleLayers, zonePaint } from "./paint";
import { placeLabels, rectOf, type LabelSpec } from "./place-labels";
import { absolute } from "./style";

const value = (v: number | null, state: StatValue["state"]): StatValue => ({ value: v, state, lo: null, hi: null, method: null });
const zone = (behov: StatValue, klasse: OverlapZone["klasse"]) => ({ id: "z", klasse, behov, behovsniva: "hoy" }) as OverlapZone;
const arena = (id: string, modell: Arena["modell"]) => ({ id, modell, kategori: "skole", sone: null, betjener: [] }) as unknown as Arena;

describe("a zone's paint", () => {
  it("is its class in the overlap and its step in the need view", () => {
    const z = zone(value(0.9, "known"), "klar_for_utvidelse");
    expect(zonePaint(z, "overlapp")).toMatchObject({ fyll: "klar_for_utvidelse", pattern: "prikker" });
    expect(zonePaint(z, "behov")).toMatchObject({ fyll: "behov4", pattern: null });
    expect(zonePaint(z, "plan")).toMatchObject({ fyll: "ingen", pattern: null });
  });

  it("is white with cross-hatching when need is not shown, in both views", () => {
    const z = zone(value(null, "suppressed"), "behov_ikke_beregnet");
    for (const view of ["overlapp", "behov"] as const) expect(zonePaint(z, view)).toMatchObject({ fyll: "ikke_vist", pattern: "kryss" });
  });

  it("gives no pattern expression when no zone has a pattern", () => {
    expect(patternExpression([{ id: "a", fyll: "x", pattern: null, kant: false }])).toBeNull();
    expect(patternExpression([{ id: "a", fyll: "x", pattern: "prikker", kant: false }])).toEqual(["match", ["get", "id"], ["a"], "monster-prikker", ["literal", "tom"]]);
  });
});

describe("arenas on the map", () => {
  it("are matched to the symbol of their model state, and fall back to their category", () => {
    const e = arenaExpression([arena("a", "aktiv"), arena("b", "ingen")], () => undefined) as unknown[];
    expect(e.slice(0, 6)).toEqual(["match", ["get", "id"], ["a"], "arena-skole-aktiv-svak", ["b"], "arena-skole-ingen-svak"]);
    expect((e.at(-1) as unknown[])[0]).toBe("concat");
  });
});

describe("layers", () => {
  it("show plan only in the plan view and only the kinds that are on", () => {
    expect(visibleLayers({ view: "overlapp", layers: ["byggesone"] })["plan-fyll"]).toBe(false);
    expect(visibleLayers({ view: "plan", layers: ["byggesone"] })).toMatchObject({ "plan-fyll": true, "plan-hensyn": false, arenaer: false });
  });
});

describe("the style", () => {
  it("gets absolute addresses and keeps every other string", () => {
    const style = { tiles: ["/tiles/a/{z}/{x}/{y}"], url: "https://a.test/x", other: "a/b", n: 3 };
    expect(absolute(style, "http://kart.test")).toEqual({ ...style, tiles: ["http://kart.test/tiles/a/{z}/{x}/{y}"] });
  });
});

describe("area names", () => {
  const label: LabelSpec = { bbox: [10.4, 63.4, 10.42, 63.41], width: 80, height: 30 };

  it("stand to the left when nothing is in the way", () => {
    expect(placeLabels([label], [], 11)[0]?.anchor).toBe("right");
  });

  it("move away from a zone that matters", () => {
    const left = { bbox: [10.36, 63.395, 10.4, 63.415] as const, weight: 3 };
    expect(placeLabels([label], [left], 11)[0]?.anchor).toBe("left");
  });

  it("do not lie on each other", () => {
    const two = placeLabels([label, label], [], 11);
    expect(two[0]?.anchor).not.toBe(two[1]?.anchor);
  });

  it("lie on the side their anchor says", () => {
    expect(rectOf(100, 100, "right", { width: 50, height: 20 })[2]).toBeLessThan(100);
    expect(rectOf(100, 100, "top-left", { width: 50, height: 20 })[1]).toBeGreaterThan(100);
  });
});

describe("the opening view", () => {
  it("holds all that it is given, and is nothing when given nothing", () => {
    expect(union([[1, 2, 3, 4], [0, 3, 2, 9]])).toEqual([0, 2, 3, 9]);
    expect(union([])).toBeNull();
  });
});
