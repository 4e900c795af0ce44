import { describe, expect, it } from "vitest";
import type { SourceRef } from "../api/types";
import { demoMark, demoNote } from "./demo-model";
import { onKey } from "./search-model";

describe("the search box by keyboard", () => {
  const closed = { open: false, active: -1 };

  it("opens on arrow down and goes around", () => {
    expect(onKey(closed, "ArrowDown", 3).box).toEqual({ open: true, active: 0 });
    expect(onKey({ open: true, active: 2 }, "ArrowDown", 3).box.active).toBe(0);
    expect(onKey({ open: true, active: 0 }, "ArrowUp", 3).box.active).toBe(2);
    expect(onKey(closed, "ArrowUp", 3).box.active).toBe(2);
  });

  it("does nothing on arrows without hits", () => {
    expect(onKey(closed, "ArrowDown", 0)).toMatchObject({ box: closed, handled: false });
  });

  it("takes the active hit on enter, and the first when none is active", () => {
    expect(onKey({ open: true, active: 1 }, "Enter", 3).choose).toBe(1);
    expect(onKey({ open: true, active: -1 }, "Enter", 3).choose).toBe(0);
    expect(onKey({ open: true, active: -1 }, "Enter", 0).choose).toBeNull();
    expect(onKey(closed, "Enter", 3).choose).toBeNull();
  });

  it("closes on the first escape and clears on the second", () => {
    const first = onKey({ open: true, active: 1 }, "Escape", 3);
    expect(first).toMatchObject({ box: closed, clear: false });
    expect(onKey(first.box, "Escape", 3).clear).toBe(true);
  });

  it("lets tab leave the field and closes the list", () => {
    expect(onKey({ open: true, active: 1 }, "Tab", 3)).toMatchObject({ box: closed, handled: false });
  });

  it("leaves letters and caret keys to the field", () => {
    for (const key of ["a", "æ", "Home", "ArrowLeft"]) expect(onKey({ open: true, active: 1 }, key, 3).handled).toBe(false);
  });
});

describe("the demo mark", () => {
  const source = (trust: SourceRef["trust"]): SourceRef => ({ id: trust, tittel: "", opphav: "", lisens: "", trust, hentet: "" });

  it("stands over demo data and says that figures are invented", () => {
    const demo = { demo: true, skjematisk: ["zones", "indicators"], kilder: [source("oppdiktet")] };
    expect(demoMark(demo)).toEqual({ schematic: ["zones"], partly: false, invented: true });
    expect(demoNote(demo)).toBe("Skjematiske demodata med oppdiktede tall");
  });

  it("says on real zones only that figures are invented", () => {
    const figures = { demo: true, skjematisk: ["indicators"], kilder: [source("ekte"), source("oppdiktet")] };
    expect(demoMark(figures)).toEqual({ schematic: [], partly: false, invented: true });
    expect(demoNote(figures)).toBe("Oppdiktede tall");
  });

  it("is gone when everything is real", () => {
    expect(demoMark({ demo: false, skjematisk: [], kilder: [source("ekte"), source("fakta")] })).toBeNull();
    expect(demoNote({ demo: false, skjematisk: [], kilder: [source("ekte")] })).toBe("");
  });

  it("names the schematic layers when only a part is", () => {
    expect(demoMark({ demo: true, skjematisk: ["plan"], kilder: [source("ekte"), source("skjematisk")] })).toEqual({ partly: true, schematic: ["plan"], invented: false });
  });
});
