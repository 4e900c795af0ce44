import { afterEach, describe, expect, it } from "vitest";
import { DEFAULT_STATE } from "../state/url";
import { state } from "../state/store";
import { KLASSER } from "../symbols/classes";
import en from "./en.json";
import { label, t, tn } from "./index";
import nb from "./nb.json";
import nn from "./nn.json";

const CATALOGUES: Record<string, Record<string, string>> = { nb, nn, en };
const STIGMA = /\b(verst\w*|best|beste|problemområde\w*|ghetto\w*|getto\w*|belasta|belastet|svake? soner?|worst|deprived|disadvantaged|slum\w*|problem areas?|ressurssvak\w*|vanskeligstil\w*)\b/i;

afterEach(() => {
  state.value = DEFAULT_STATE;
});

describe("the text catalogues", () => {
  it.each(["nn", "en"])("%s has the same keys as nb, in the same order", (code) => {
    expect(Object.keys(CATALOGUES[code] ?? {})).toEqual(Object.keys(nb));
  });

  it.each(["nn", "en"])("%s fills in the same parts as nb", (code) => {
    const parts = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).filter((p) => p !== "n"))].sort();
    for (const [key, phrase] of Object.entries(nb)) {
      expect(parts(CATALOGUES[code]?.[key] ?? ""), `${code} ${key}`).toEqual(parts(phrase));
    }
  });

  it.each(Object.keys(CATALOGUES))("%s has no word that stigmatises", (code) => {
    const found = Object.entries(CATALOGUES[code] ?? {}).filter(([, phrase]) => STIGMA.test(phrase));
    expect(found).toEqual([]);
  });

  it.each(Object.keys(CATALOGUES))("%s never says that an actor is missing", (code) => {
    const about = Object.entries(CATALOGUES[code] ?? {}).filter(([key]) => /^(slot|card|plass)\./.test(key));
    expect(about.filter(([, phrase]) => /\bmangl|\bmissing\b/i.test(phrase))).toEqual([]);
  });

  it("every plural has both forms", () => {
    const ones = Object.keys(nb).filter((k) => k.endsWith(".one"));
    expect(ones.length).toBeGreaterThan(5);
    for (const key of ones) expect(nb).toHaveProperty([key.replace(/one$/, "other")]);
  });

  it.each(Object.keys(CATALOGUES))("%s names every class, with its help and its short form", (code) => {
    for (const klasse of KLASSER) {
      for (const key of [`klasse.${klasse}`, `klasse.${klasse}.help`, `klasse.${klasse}.short`]) expect(CATALOGUES[code]?.[key], key).toBeTruthy();
    }
  });
});

describe("a phrase", () => {
  it("takes the plural form of its number", () => {
    expect(tn("headline.ready", 1)).toBe("Én sone er klar for utvidelse av modellen");
    expect(tn("headline.ready", 3)).toBe("3 soner er klare for utvidelse av modellen");
  });

  it("follows the language of the link", () => {
    state.value = { ...DEFAULT_STATE, lang: "nn" };
    expect(t("legend.suppressed")).toBe("Ikkje vist");
    state.value = { ...DEFAULT_STATE, lang: "en" };
    expect(tn("headline.ready", 3)).toBe("3 zones are ready for the model to expand");
  });

  it("shows a word it does not know as it came", () => {
    expect(label("kategori", "ny-kategori")).toBe("ny-kategori");
    expect(label("kategori", "skole")).toBe("Skole");
  });
});
