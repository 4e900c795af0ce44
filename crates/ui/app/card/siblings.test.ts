import { describe, expect, it } from "vitest";
import { siblingText } from "./siblings";

describe("other models at the same arenas", () => {
  const programme = { id: "tett-pa", navn: "Tett på" };

  it("are named with their state and the number of arenas", () => {
    expect(siblingText({ andre_programmer: [{ programme, aktiv: 0, ukjent: 1, avsluttet: 0 }] })).toBe("Tett på, ukjent ved 1 arena");
    expect(siblingText({ andre_programmer: [{ programme, aktiv: 2, ukjent: 0, avsluttet: 1 }, { programme: { id: "x", navn: "X" }, aktiv: 0, ukjent: 0, avsluttet: 3 }] })).toBe("Tett på, aktiv ved 2 arenaer, avsluttet ved 1 arena; X, avsluttet ved 3 arenaer");
  });

  it("are nothing where there are none", () => {
    expect(siblingText({ andre_programmer: [] })).toBe("");
  });
});
