import { describe, expect, it } from "vitest";
import { DEFAULT_STATE, formatUrl, parseUrl, type State } from "./url";

const at = (path: string) => parseUrl(new URL(path, "http://kart.test"));

const FULL: State = {
  page: "overlapp",
  view: "behov",
  layers: ["arenaer", "skolekretser"],
  places: ["bibliotek", "nav"],
  walkTo: "barnehage",
  programme: "tett-pa",
  date: "2024-06-01",
  k: 6,
  selection: { kind: "omrade", id: "lademoen-mollenberg" },
  camera: { zoom: 12.25, lat: 63.43512, lon: 10.42234 },
  filter: "alle",
  tab: "arenaer",
  sort: { key: "barn", dir: "desc" },
  prio: {
    profile: "barn-og-unge",
    themes: [
      { id: "okonomi", weight: 33.33, indicators: [{ id: "barn_lavinntekt", weight: 60 }, { id: "sosialhjelp", weight: 40 }] },
      { id: "flytting", weight: 66.67, indicators: null },
    ],
    k: 8,
    method: "copeland",
    period: "2022",
    mixed: true,
    variants: ["uten_studenter", "aldersjustert"],
    shrink: true,
    withoutRunning: true,
    seed: 7,
    lever: { kind: "indicator", id: "barn_lavinntekt" },
    all: true,
    apart: true,
  },
  delimit: {
    unit: "kretser",
    chosen: ["lilleby", "strindheim"],
    shape: null,
    min: 4000,
    max: 9000,
    count: 4,
    compact: 60,
    barrier: 0,
    must: ["lilleby"],
    never: ["rosten", "lade"],
    asked: true,
    joined: ["sted:lilleby-skole", "aktor:nav-lerkendal"],
    scenario: "lilleby-2",
    step: "foresla",
  },
  next: null,
  code: null,
  lang: "nn",
};

describe("the address", () => {
  it("carries every choice there and back", () => {
    expect(at(formatUrl(FULL))).toEqual(FULL);
  });

  it("is bare when nothing differs from the standard", () => {
    expect(formatUrl(DEFAULT_STATE)).toBe("/");
    expect(at("/")).toEqual(DEFAULT_STATE);
  });

  it("can be read by a person", () => {
    expect(formatUrl({ ...DEFAULT_STATE, selection: { kind: "sone", id: "lademoen" }, date: "2026-11-23" })).toBe("/?dato=2026-11-23&valg=sone:lademoen");
  });

  it("keeps an empty choice of layers apart from the standard one", () => {
    const none = { ...DEFAULT_STATE, layers: [] };
    expect(at(formatUrl(none)).layers).toEqual([]);
  });

  it("ignores what it cannot read instead of failing", () => {
    const s = at("/?dato=i-morgen&k=-3&valg=robot:x&kart=a/b/c&vis=alt&lag=omrader,ukjent&sorter=rang");
    expect(s).toEqual({ ...DEFAULT_STATE, layers: ["omrader"] });
  });

  it("refuses a camera outside the world", () => {
    expect(at("/?kart=99/63/10").camera).toBeNull();
    expect(at("/?kart=11/123/10").camera).toBeNull();
  });

  it("keeps ids that hold a colon whole", () => {
    expect(at("/?valg=sted:nsr:975").selection).toEqual({ kind: "sted", id: "nsr:975" });
  });

  it("carries weights so that a person can read them", () => {
    const prio = { ...DEFAULT_STATE.prio, themes: FULL.prio.themes, lever: { kind: "theme", id: "flytting" } as const };
    expect(formatUrl({ ...DEFAULT_STATE, page: "prioritering", prio })).toBe(
      "/prioritering?vekter=okonomi:33.33,flytting:66.67&indikatorer=okonomi/barn_lavinntekt:60,okonomi/sosialhjelp:40&spak=tema:flytting",
    );
  });

  it("drops weights, methods and seeds that it cannot read", () => {
    const s = at("/prioritering?vekter=okonomi:-3,x:101,y:,:5&metode=magi&fro=-1&blant=0&varianter=x&spak=noe:a");
    expect(s).toEqual({ ...DEFAULT_STATE, page: "prioritering" });
  });

  it("of an account page carries where to go and the code, and nothing of the map", () => {
    const login: State = { ...FULL, page: "innlogging", next: "/avgrens?deler=a,b&til=skole", code: "k-1" };
    expect(formatUrl(login)).toBe("/innlogging?til=/avgrens%3Fdeler%3Da,b%26til%3Dskole&kode=k-1&sprak=nn");
    expect(at(formatUrl(login))).toEqual({ ...DEFAULT_STATE, page: "innlogging", next: login.next, code: "k-1", lang: "nn" });
    expect(formatUrl({ ...login, page: "min-side" })).toBe("/min-side?sprak=nn");
    expect(at("/brukere?til=/x&kode=y")).toEqual({ ...DEFAULT_STATE, page: "brukere" });
    expect(at("/?til=barnehage")).toMatchObject({ walkTo: "barnehage", next: null });
  });

  it("keeps the number of zones of Prioritering apart from that of the map", () => {
    expect(at("/overlapp?k=10&blant=6")).toMatchObject({ k: 10, prio: { k: 6 } });
  });
});
