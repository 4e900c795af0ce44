import { describe, expect, it } from "vitest";
import type { Klasse, OverlapZone, StatValue } from "../api/types";
import { effectiveFilter, filterZones, sortZones } from "./rows";

const value = (v: number | null, state: StatValue["state"] = v === null ? "missing" : "known"): StatValue => ({ value: v, state, lo: null, hi: null, method: null });
const none = { barnehage: 0, skole: 0, total: 0 };
function zone(navn: string, klasse: Klasse, barn: StatValue, p: number | null = null): OverlapZone {
  return { id: navn, navn, klasse, grunn: null, behov: value(p), behovsniva: "lav", ord: null, barn, arenaer: { inside: none, nearest: none, serves: none, total: 0 }, modell: { aktiv: 0, ukjent: 0, avsluttet: 0 }, andel: null, gap: null, andre_programmer: [] };
}
const names = (zones: readonly OverlapZone[]) => zones.map((z) => z.navn);

const ZONES = [
  zone("Åsheim", "lav_uten_modell", value(300)),
  zone("Kattem", "klar_for_utvidelse", value(920), 0.9),
  zone("Saupstad", "klar_for_utvidelse", value(1130), 0.96),
  zone("Tanem", "behov_ikke_beregnet", value(null, "suppressed")),
  zone("Lademoen", "modellen_treffer", value(720), 0.92),
];

describe("the table", () => {
  it("keeps the zones with high or uncertain need, or with the model", () => {
    expect(names(filterZones(ZONES, "utvalg"))).toEqual(["Kattem", "Saupstad", "Lademoen"]);
    expect(filterZones(ZONES, "alle")).toHaveLength(5);
  });

  it("shows all zones when no class is there to choose from", () => {
    expect(effectiveFilter([ZONES[3] as OverlapZone], "utvalg")).toBe("alle");
    expect(effectiveFilter(ZONES, "utvalg")).toBe("utvalg");
  });

  it("orders by class with the surest claim first", () => {
    expect(names(sortZones(ZONES, { key: "klasse", dir: "asc" }, "nb-NO"))).toEqual(["Lademoen", "Saupstad", "Kattem", "Åsheim", "Tanem"]);
  });

  it("puts what is not shown last in both directions: it is not small", () => {
    expect(names(sortZones(ZONES, { key: "barn", dir: "asc" }, "nb-NO")).at(-1)).toBe("Tanem");
    expect(names(sortZones(ZONES, { key: "barn", dir: "desc" }, "nb-NO")).at(-1)).toBe("Tanem");
    expect(names(sortZones(ZONES, { key: "barn", dir: "desc" }, "nb-NO"))[0]).toBe("Saupstad");
  });

  it("orders names by the Norwegian alphabet", () => {
    expect(names(sortZones(ZONES, { key: "navn", dir: "asc" }, "nb-NO")).at(-1)).toBe("Åsheim");
  });
});
