import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Modell, StatValue } from "../api/types";
import { ARENA_SHAPES, MODELLER, arenaGlyph, arenaShape, arenaWeight } from "./arenas";
import { CLASS_LOOK, KLASSER } from "./classes";
import { MISSING_FILL, NEED_COLOURS, SUPPRESSED_FILL, needField, needPattern } from "./need";
import { PATTERNS } from "./patterns";

const value = (v: Partial<StatValue>): StatValue => ({ value: null, state: "known", lo: null, hi: null, method: null, ...v });
const style = JSON.parse(readFileSync(new URL("../../../../styles/kart.json", import.meta.url), "utf8")) as {
  layers: { id: string; paint?: Record<string, unknown> }[];
};
const fill = style.layers.find((l) => l.id === "soner-fyll")?.paint?.["fill-color"] as unknown[];
const styleColour = (field: string) => fill[fill.indexOf(field) + 1];

describe("overlap classes", () => {
  it("all have a look, and no two the same", () => {
    expect(Object.keys(CLASS_LOOK).sort()).toEqual([...KLASSER].sort());
    const looks = KLASSER.map((k) => `${CLASS_LOOK[k].fill} ${CLASS_LOOK[k].pattern}`);
    expect(new Set(looks).size).toBe(KLASSER.length);
  });

  it("can be told apart without colour: no two coloured ones share a pattern", () => {
    const patterns = KLASSER.slice(0, 5).map((k) => CLASS_LOOK[k].pattern);
    expect(new Set(patterns).size).toBe(5);
  });

  it("are drawn in the map in the colours of the legend", () => {
    for (const klasse of KLASSER) expect(styleColour(klasse), klasse).toBe(CLASS_LOOK[klasse].fill);
  });

  it("use patterns that exist", () => {
    for (const klasse of KLASSER) {
      const { pattern } = CLASS_LOOK[klasse];
      if (pattern !== null) expect(PATTERNS).toHaveProperty(pattern);
    }
  });
});

describe("the need ramp", () => {
  it("has the same five colours in map and legend", () => {
    NEED_COLOURS.forEach((colour, i) => expect(styleColour(`behov${i}`)).toBe(colour));
    expect(styleColour("ikke_vist")).toBe(SUPPRESSED_FILL);
    expect(styleColour("uten_tall")).toBe(MISSING_FILL);
  });

  it("puts every share from 0 to 1 in a step", () => {
    expect([0, 0.19, 0.2, 0.55, 0.8, 1].map((v) => needField({ behov: value({ value: v }) }))).toEqual(["behov0", "behov0", "behov1", "behov2", "behov4", "behov4"]);
  });

  it("hatches a zone with a suppressed need and gives it no colour", () => {
    const zone = { behov: value({ state: "suppressed", lo: 0, hi: 1 }), behovsniva: "ikke_beregnet" as const };
    expect(needField(zone)).toBe("ikke_vist");
    expect(needPattern(zone)).toBe("kryss");
  });

  it("keeps a missing need apart from both zero and hidden", () => {
    const zone = { behov: value({ state: "missing" }), behovsniva: "ikke_beregnet" as const };
    expect(needField(zone)).toBe("uten_tall");
    expect(needPattern(zone)).not.toBe("kryss");
  });

  it("hatches what the server calls uncertain", () => {
    expect(needPattern({ behov: value({ value: 0.5 }), behovsniva: "usikker" })).toBe("skravering");
    expect(needPattern({ behov: value({ value: 0.5 }), behovsniva: "hoy" })).toBeNull();
  });
});

describe("arena symbols", () => {
  it("differ for every state of the model, whatever the shape", () => {
    for (const shape of ARENA_SHAPES) {
      const drawn = MODELLER.map((m) => JSON.stringify(arenaGlyph(shape, m)));
      expect(new Set(drawn).size).toBe(MODELLER.length);
    }
  });

  it("are filled only where the model is active", () => {
    const filled = (m: Modell) => arenaGlyph("skole", m).fill !== "#ffffff";
    expect(MODELLER.filter(filled)).toEqual(["aktiv"]);
    expect(arenaGlyph("skole", "ukjent").dash.length).toBeGreaterThan(0);
    expect(arenaGlyph("skole", "avsluttet").cross).toBe(true);
  });

  it("have a shape for every category, known or not", () => {
    expect(arenaShape("skole")).toBe("skole");
    expect(arenaShape("ungdomsklubb")).toBe("annen");
  });

  it("are strong when the zone they serve may be acted on, though they lie elsewhere", () => {
    const lilleby = { sone: { id: "lilleby", navn: "Lilleby" }, betjener: [{ sone: "lademoen", grunn: "partner" }] };
    const classes = (zone: string) => (zone === "lademoen" ? "modellen_treffer" : "lav_uten_modell") as "modellen_treffer" | "lav_uten_modell";
    expect(arenaWeight(lilleby, classes)).toBe("sterk");
    expect(arenaWeight({ ...lilleby, betjener: [] }, classes)).toBe("svak");
  });
});
