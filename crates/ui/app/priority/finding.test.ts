import { afterEach, describe, expect, it } from "vitest";
import { DEFAULT_STATE } from "../state/url";
import { state } from "../state/store";
import { changeSentence } from "./changes";
import { findingWords, priorityFinding } from "./finding";
import { row, without } from "./fixture";
import { movesText } from "./names";

afterEach(() => {
  state.value = DEFAULT_STATE;
});

const words = (rows: Parameters<typeof priorityFinding>[0], k = 6) => findingWords(priorityFinding(rows, k), k);
const ROWS = [
  row("Saupstad", "klart"),
  row("Lademoen", "klart"),
  row("Kattem", "klart"),
  row("Romolslia", "trolig", { gruppe: 2 }),
  row("Tonstad", "trolig", { gruppe: 2 }),
  row("Hallset", "mulig", { gruppe: 3 }),
  row("Ila", "neppe", { gruppe: 3 }),
  without("Tanem", "missing"),
];

describe("the finding", () => {
  it("is one sentence from the server's words, with the number in words", () => {
    const { head, lead } = words(ROWS);
    expect(head).toBe("Saupstad, Lademoen og Kattem er klart blant de seks sonene med størst målt behov");
    expect(lead).toBe("Romolslia og Tonstad er trolig blant dem. Hallset er mulig. Forskjellen mellom Romolslia og Tonstad er mindre enn usikkerheten.");
  });

  it("takes back the difference of the two named neighbours of one group that are nearest to the border", () => {
    const near = ROWS.map((r) => (r.navn === "Hallset" ? { ...r, gruppe: 2 } : r));
    expect(words(near).lead).toContain("Forskjellen mellom Tonstad og Hallset er mindre enn usikkerheten.");
    expect(words(ROWS.map((r, i) => ({ ...r, gruppe: i }))).lead).not.toContain("Forskjellen");
  });

  it("says so when no zone is clearly among them", () => {
    expect(words([row("Ila", "neppe"), without("Tanem", "suppressed")]).head).toBe("Ingen soner er klart blant de seks sonene med størst målt behov");
  });

  it("is silent about need when no zone has an index", () => {
    expect(words([without("Rye", "suppressed"), without("Tanem", "missing")]).head).toBe("Indeksen er ikke regnet ut: ingen soner har tall nok");
  });

  it("counts the names beyond the sixth, and writes one zone alone", () => {
    const many = Array.from({ length: 10 }, (_, i) => row(`S${i}`, "klart", { gruppe: i }));
    expect(words(many, 17).head).toBe("S0, S1, S2, S3, S4, S5 og 4 til er klart blant de 17 sonene med størst målt behov");
    expect(words([row("Ila", "klart")], 1).head).toBe("Ila er klart blant den ene sonen med størst målt behov");
  });

  it("is said in the other languages", () => {
    state.value = { ...DEFAULT_STATE, lang: "en" };
    expect(words(ROWS).head).toBe("Saupstad, Lademoen and Kattem are clearly among the six zones with the greatest measured need");
    state.value = { ...DEFAULT_STATE, lang: "nn" };
    expect(words(ROWS).lead).toContain("Skilnaden mellom Romolslia og Tonstad er mindre enn uvissa.");
  });
});

describe("what would change the answer", () => {
  const name = (nb: string) => ({ nb, nn: nb, en: nb });
  const catalogue = {
    themes: [{ id: "helse", navn: name("Helse og omsorg"), kort: name("Helse") }, { id: "okonomi", navn: name("Økonomi"), kort: name("Økonomi") }],
    indicators: [{ id: "neet", navn: name("Unge utenfor"), kort: name("Unge utenfor"), tema: null, rolle: "levekar", i_indeks: true, perioder: [] }],
  } as unknown as Parameters<typeof changeSentence>[1]["catalogue"];
  const ctx = { catalogue, themes: 5, k: 6 };
  const [over, under] = [{ id: "t", navn: "Tonstad" }, { id: "h", navn: "Hallset" }];

  it("is said as weight moved between themes", () => {
    const temaer = [{ id: "helse", from: 0.2, to: 0.12 }, { id: "okonomi", from: 0.2, to: 0.28 }];
    expect(changeSentence({ kind: "bytte", over, under, flyttes: 0.08, temaer }, ctx)).toBe("Hallset kommer foran Tonstad hvis 8 prosentpoeng vekt flyttes fra Helse og omsorg til Økonomi.");
    expect(changeSentence({ kind: "bytte", over, under, flyttes: 0.002, temaer }, ctx)).toContain("< 1 prosentpoeng");
    // At the share itself the two are level; less than that swaps nobody.
    expect(changeSentence({ kind: "bytte", over, under, flyttes: 0.0148, temaer }, ctx)).toContain("hvis 2 prosentpoeng");
  });

  it("says when no weighting does it, when two are level, and which figures are not there", () => {
    expect(changeSentence({ kind: "aldri", over, under }, ctx)).toBe("Tonstad ligger over Hallset i alle fem temaer. Ingen vekting bytter dem.");
    expect(changeSentence({ kind: "jevnt", over, under }, ctx)).toMatch(/^Tonstad og Hallset ligger likt/);
    expect(changeSentence({ kind: "uten_tall", sone: under, indicators: ["neet"] }, ctx)).toBe("Tall for Hallset er ikke vist eller mangler (Unge utenfor); de kunne flyttet sonen inn i eller ut av de seks sonene.");
  });
});

describe("a figure that is not there", () => {
  it("could move the zone, could not, or nobody can know, each in words", () => {
    expect(movesText(true, 6)).toBe("kunne flyttet sonen inn i eller ut av de seks sonene");
    expect(movesText(false, 6)).toBe("kunne ikke flyttet sonen inn i eller ut av de seks sonene");
    expect(movesText(null, 6)).toBe("det kan ikke vites om tallet kunne flyttet sonen inn i eller ut av de seks sonene");
  });
});
