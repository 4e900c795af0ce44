import { describe, expect, it } from "vitest";
import type { Klasse, StatValue } from "../api/types";
import { csv } from "./csv";
import { date, period } from "./date";
import { finding } from "./headline";
import { distance, interval, number, percent, shown, wordPercent } from "./number";

const value = (v: Partial<StatValue>): StatValue => ({ value: null, state: "known", lo: null, hi: null, method: null, ...v });
const whole = (n: number) => number(n, "nb-NO");
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("numbers", () => {
  it("are grouped as the locale does", () => {
    expect(plain(number(1130, "nb-NO"))).toBe("1 130");
    expect(number(1130, "en-GB")).toBe("1,130");
  });

  it("never round a small share to nothing or a large one to all", () => {
    expect(plain(percent(0.004, "nb-NO"))).toBe("< 1 %");
    expect(plain(percent(0.997, "nb-NO"))).toBe("> 99 %");
    expect(plain(percent(0, "nb-NO"))).toBe("0 %");
    expect(plain(percent(0.92, "nb-NO"))).toBe("92 %");
  });

  it("never lift a share to where the next word begins", () => {
    expect(plain(wordPercent(0.8985, "nb-NO"))).toBe("89,8 %");
    expect(plain(wordPercent(0.9, "nb-NO"))).toBe("90 %");
    expect(plain(wordPercent(0.0955, "nb-NO"))).toBe("9,5 %");
    expect(plain(wordPercent(0.604, "nb-NO"))).toBe("60 %");
  });

  it("have no sign where they round to nothing", () => {
    expect(number(-0.02, "nb-NO", 1)).toBe("0,0");
    expect(plain(percent(-0, "nb-NO"))).toBe("0 %");
  });

  it("say metres when near and kilometres when far", () => {
    expect(distance(212, "nb-NO")).toEqual({ key: "unit.m", n: "210" });
    expect(distance(0, "nb-NO")).toEqual({ key: "unit.m", n: "< 100" });
    expect(distance(8317, "nb-NO")).toEqual({ key: "unit.km", n: "8,3" });
  });
});

describe("a statistical value", () => {
  it("that is suppressed shows no number, not even its bounds", () => {
    expect(shown(value({ state: "suppressed", lo: 1, hi: 19 }), whole)).toEqual({ kind: "suppressed" });
  });

  it("that is missing is missing and not zero", () => {
    expect(shown(value({ state: "missing" }), whole)).toEqual({ kind: "missing" });
    expect(shown(value({ state: "known", value: null }), whole)).toEqual({ kind: "missing" });
  });

  it("that is a known zero is a zero", () => {
    expect(shown(value({ value: 0 }), whole)).toMatchObject({ kind: "number", text: "0" });
  });

  it("has an interval only when both ends are there and differ as written", () => {
    expect(interval({ value: 5, lo: 4, hi: 6 }, whole)).toBe("4–6");
    expect(interval({ value: 5, lo: 4.9, hi: 5.1 }, whole)).toBeNull();
    expect(interval({ value: 5, lo: 4, hi: null }, whole)).toBeNull();
    expect(plain(interval({ value: 0.5, lo: 0.4, hi: 1 }, (n) => percent(n, "nb-NO")) ?? "")).toBe("40–100 %");
  });
});

describe("dates", () => {
  it("are written as precisely as they are known", () => {
    expect(date("2024", "nb-NO")).toBe("2024");
    expect(date("2022-09", "nb-NO")).toMatch(/^sep.* 2022$/);
    expect(date("2026-11-23", "nb-NO")).toBe("23.11.2026");
  });

  it("that are words stay words", () => {
    expect(date("før 2018", "nb-NO")).toBe("før 2018");
  });

  it("make an open period when one end is unknown", () => {
    expect(period("2013", "2020", "nb-NO")).toBe("2013–2020");
    expect(period("2019", null, "nb-NO")).toBe("2019–");
    expect(period(null, null, "nb-NO")).toBeNull();
  });
});

describe("the finding", () => {
  const none: Record<Klasse, number> = {
    modellen_treffer: 0,
    klar_for_utvidelse: 0,
    behov_uten_arena: 0,
    modell_uten_hoyt_sonebehov: 0,
    usikker: 0,
    lav_uten_modell: 0,
    behov_ikke_beregnet: 0,
  };

  it("is that need is unknown when no zone has a computed need", () => {
    expect(finding({ ...none, behov_ikke_beregnet: 60 })).toEqual({ kind: "unknown" });
  });

  it("counts the zones that are ready, and those where the model meets need", () => {
    expect(finding({ ...none, klar_for_utvidelse: 3, modellen_treffer: 1, behov_ikke_beregnet: 56 })).toEqual({ kind: "ready", n: 3, hits: 1 });
  });

  it("says none when need is known and no zone is ready", () => {
    expect(finding({ ...none, lav_uten_modell: 60 })).toEqual({ kind: "none", hits: 0 });
  });
});

describe("a table as CSV", () => {
  it("has a byte order mark, semicolons and decimal commas", () => {
    expect(csv(["a", "b"], [[1.5, null]])).toBe("\uFEFFa;b\r\n1,5;\r\n");
    expect(csv(["a"], [[264.96000000000004]])).toBe("\uFEFFa\r\n264,96\r\n");
  });

  it("quotes separators and disarms formulas", () => {
    expect(csv(["a"], [['x;"y"'], ["=1+1"]])).toBe('\uFEFFa\r\n"x;""y"""\r\n\'=1+1\r\n');
  });
});
