import { describe, expect, it } from "vitest";
import { DEFAULT_DELIMIT, type Delimit } from "../state/delimit-url";
import { boundWords, compareTable, comparison, crossings, letter } from "./compare";
import { drawKey, shapeOf, withCorner } from "./drawing";
import { formOf } from "./figures";
import { findingWords } from "./finding";
import { area, known, none, suggestion } from "./fixture";
import { areaRequest, delimitRequest, isComposed, joinedOf, joinedText, sameUnits, scenarioBody, withRule, withUnit } from "./request";
import { matching, MOST_ROWS } from "./unit-filter";
import type { DelimitMeta } from "../api/types";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const common = { k: null, profile: null, withoutRunning: false };
const d = (change: Partial<Delimit> = {}): Delimit => ({ ...DEFAULT_DELIMIT, ...change });
const META = { k: 6, kandidater: 60, fro: 7, ovre_grense: 7000 } as DelimitMeta;

describe("what is asked", () => {
  it("is nothing before an area is composed or suggestions are asked for", () => {
    expect(areaRequest(d(), common)).toBeNull();
    expect(delimitRequest(d(), common)).toBeNull();
  });

  it("names the units by their kind, in an order that does not depend on the clicks", () => {
    expect(areaRequest(d({ chosen: ["b", "a"] }), common)).toEqual({ soner: ["a", "b"] });
    expect(areaRequest(d({ unit: "kretser", chosen: ["x"] }), { k: 6, profile: "barn" })).toEqual({ kretser: ["x"], k: 6, profil: "barn" });
  });

  it("is the shape when there is one", () => {
    const shape = { type: "MultiPolygon" as const, coordinates: [] };
    expect(areaRequest(d({ shape }), common)).toEqual({ polygon: shape });
    expect(isComposed(d({ shape }))).toBe(true);
  });

  it("carries the limits as shares, and rules only when there are any", () => {
    expect(delimitRequest(d({ asked: true, compact: 30, barrier: 50 }), common)).toEqual({ enhet: "soner", min_folk: 6000, max_folk: 12000, antall: 3, kompakthet: 0.3, barriere: 0.5, satsinger: "med" });
    expect(delimitRequest(d({ asked: true, must: ["a"], never: ["b"] }), { k: 8, profile: "p", withoutRunning: true })).toMatchObject({ med: ["a"], uten: ["b"], k: 8, profil: "p", satsinger: "uten" });
  });

  it("tells places and actors that join the model apart, there and back", () => {
    expect(joinedOf("sted:lilleby-skole", null)).toEqual({ sted: "lilleby-skole" });
    expect(joinedOf("aktor:nav:x", "tett-pa")).toEqual({ aktor: "nav:x", program: "tett-pa" });
    for (const text of ["sted:a", "aktor:b:c"]) expect(joinedText(joinedOf(text, null))).toBe(text);
  });

  it("is saved with units or with the shape, never both", () => {
    expect(scenarioBody(d({ chosen: ["b", "a"], joined: ["sted:x"] }), "Navn", "", null)).toEqual({ navn: "Navn", enhet: "soner", enheter: ["a", "b"], hva_om: [{ sted: "x" }], merknad: "" });
    expect(scenarioBody(d({ shape: { type: "MultiPolygon", coordinates: [] } }), "Navn", "m", null)).toEqual({ navn: "Navn", polygon: { type: "MultiPolygon", coordinates: [] }, hva_om: [], merknad: "m" });
  });
});

describe("rules for suggestions", () => {
  it("never hold the same unit on both sides", () => {
    const must = withRule(d({ never: ["a"] }), "a", "must");
    expect(must).toEqual({ must: ["a"], never: [] });
    expect(withRule(d(must), "a", "never")).toEqual({ must: [], never: ["a"] });
    expect(withRule(d(must), "a", null)).toEqual({ must: [], never: [] });
  });

  it("begin anew with another kind of unit", () => {
    expect(withUnit("ruter")).toEqual({ unit: "ruter", chosen: [], must: [], never: [], asked: false });
  });
});

describe("suggestions side by side", () => {
  const all = [suggestion(1, known(6000, 5000, 7000)), suggestion(2, known(5000, 4500, 5500)), suggestion(3, known(3000, 2500, 3500))];

  it("are named by letters, not by place", () => {
    expect(all.map(letter)).toEqual(["A", "B", "C"]);
  });

  it("say which cannot be told apart", () => {
    expect(comparison(all)).toBe("Forskjellen er mindre enn usikkerheten for A–B.");
    expect(comparison(all.slice(0, 2))).toBe("Forskjellen mellom forslagene er mindre enn usikkerheten.");
    expect(comparison([all[0]!, all[2]!])).toBe("Forslagene når ulikt mange, også når usikkerheten regnes med.");
    expect(comparison(all.slice(0, 1))).toBeNull();
  });

  it("print the bound and the gap in words, and no number for a hidden one", () => {
    expect(plain(boundWords(all[0]!))).toBe("Ingen avgrensning kan nå mer enn 7 000; denne når 6 000, 12 % under.");
    expect(plain(boundWords(suggestion(1, known(7000), { gap: 0 })))).toBe("Ingen avgrensning kan nå mer enn 7 000; denne når 7 000.");
    expect(plain(boundWords(suggestion(1, none("suppressed"))))).toBe("Ingen avgrensning kan nå mer enn 7 000; hvor mange denne når, er ikke vist.");
  });

  it("name the barriers they cross", () => {
    expect(crossings(suggestion(1, known(1)))).toBe("ingen barriere");
    expect(crossings(suggestion(1, known(1), { kryssinger: { elv: 2, jernbane: 1 } }))).toBe("elv 2, jernbane 1");
  });

  it("have as many cells as columns, and hide what is hidden in page and file", () => {
    const table = compareTable([suggestion(1, none("suppressed"), { andel: none("suppressed"), reserver_ha: null })], META);
    for (const r of table.rows) expect(r.length).toBe(table.columns.length);
    for (const r of table.csv.rows) expect(r.length).toBe(table.csv.header.length);
    expect(table.rows[0]?.[4]).toBe("ikke vist");
    expect(table.rows[0]?.[9]).toBe("ikke plandata her");
  });
});

describe("the finding of Avgrens", () => {
  const base = { composed: false, names: [], profile: null, suggestions: null, k: 10 };

  it("tells how to begin", () => {
    expect(findingWords(base)[0]).toBe("Tegn grensen for neste områdesatsing");
  });

  it("says what the area holds, no finer than «om lag» can carry", () => {
    const [head, lead] = findingWords({ ...base, composed: true, names: ["Saupstad", "Flatås-Huseby"], profile: area() });
    expect(plain(head)).toBe("Saupstad og Flatås-Huseby: 8 411 folk");
    expect(plain(lead)).toContain("Om lag 6 400 (5 300–7 300), 77 % av folket, kan ventes å bo i soner blant de ti");
  });

  it("gives no number for what is hidden, and does not call unknown need low", () => {
    const hidden = area({ folk: { ...none("suppressed"), metode: "", metode_navn: "", grovt: false }, behov: { utsatte_folk: none("suppressed"), andel: none("suppressed"), soner: [] } });
    const [head, lead] = findingWords({ ...base, composed: true, names: ["A"], profile: hidden });
    expect(head + lead).not.toMatch(/\d/);
    expect(findingWords({ ...base, composed: true, names: [], profile: area({ behov: { utsatte_folk: none("missing"), andel: none("missing"), soner: [] } }) })[1]).toContain("det betyr ikke at det er lavt");
  });

  it("says when no delimitation keeps within the limits", () => {
    expect(findingWords({ ...base, suggestions: [] })[0]).toMatch(/^Ingen sammenhengende avgrensning/);
  });

  it("gives the span that the suggestions reach", () => {
    expect(plain(findingWords({ ...base, suggestions: [suggestion(1, known(6010)), suggestion(2, known(4980))], k: 6 })[0])).toBe("2 forslag når om lag 5 000–6 000 folk i soner blant de seks med størst målt behov");
  });
});

describe("drawing", () => {
  it("keeps the corner of a double click once and rounds to about a metre", () => {
    const once = withCorner([], [10.1234567, 63.4]);
    expect(once).toEqual([[10.12346, 63.4]]);
    expect(withCorner(once, [10.12346, 63.4])).toEqual(once);
  });

  it("makes a closed shape of three corners, and none of two", () => {
    expect(shapeOf([[0, 0], [1, 0]])).toBeNull();
    expect(shapeOf([[0, 0], [1, 0], [1, 1]])?.coordinates[0]?.[0]).toEqual([[0, 0], [1, 0], [1, 1], [0, 0]]);
  });

  it("knows its keys", () => {
    expect(["Enter", "Escape", "Backspace", "a"].map(drawKey)).toEqual(["finish", "cancel", "back", null]);
  });
});

describe("the list of units", () => {
  const many = Array.from({ length: 200 }, (_, i) => ({ id: `r${i}`, navn: `Rute ${i}` }));

  it("shows what matches, the chosen first when there are too many, and counts the rest", () => {
    const { rows, hidden } = matching(many, "", ["r150"]);
    expect([rows.length, hidden, rows[0]?.id]).toEqual([MOST_ROWS, 200 - MOST_ROWS, "r150"]);
    expect(matching(many, "rute 199", []).rows.map((r) => r.id)).toEqual(["r199"]);
  });

  it("compares units without regard to order", () => {
    expect(sameUnits(["a", "b"], ["b", "a"])).toBe(true);
    expect(sameUnits(["a"], ["a", "b"])).toBe(false);
  });
});

describe("a figure by its unit", () => {
  it("is a per cent, a share of one, or a number", () => {
    expect(["prosent", "andel", "kroner"].map((u) => plain(formOf(u)(u === "andel" ? 0.184 : u === "prosent" ? 18.4 : 512300)))).toEqual(["18,4 %", "18,4 %", "512 300"]);
  });
});
