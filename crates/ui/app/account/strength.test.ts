import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Strength } from "../api/account-types";
import { words } from "./Meter";
import { stepOf, strengthMeter } from "./strength";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const weak: Strength = { styrke: 1, godtas: false, rad: ["Bruk flere ord."] };
const strong: Strength = { styrke: 4, godtas: true, rad: [] };

function meter() {
  const asked: { password: string; name: string | null; stopped: () => boolean; answer: (s: Strength) => Promise<void>; fail: () => Promise<void> }[] = [];
  const ask = (password: string, name: string | null, signal?: AbortSignal) =>
    new Promise<Strength>((resolve, reject) => {
      const then = (end: () => void) => async () => {
        end();
        await vi.advanceTimersByTimeAsync(0);
      };
      asked.push({ password, name, stopped: () => signal?.aborted ?? false, answer: (s) => then(() => resolve(s))(), fail: then(() => reject(new Error())) });
    });
  return { ...strengthMeter(ask, 300), asked };
}

describe("the strength of a password", () => {
  it("is asked for when one pauses, once, for the last that was typed", () => {
    const m = meter();
    for (const text of ["s", "sa", "sau"]) m.measure(text, "kari");
    vi.advanceTimersByTime(299);
    expect(m.asked).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(m.asked.map((a) => [a.password, a.name])).toEqual([["sau", "kari"]]);
  });

  it("goes from nothing over asking to known, and says each in words", async () => {
    const m = meter();
    expect(words(m.now.value)).toBe("Styrken vises mens du skriver.");
    m.measure("sau", null);
    expect(words(m.now.value)).toBe("Måler styrken …");
    vi.advanceTimersByTime(300);
    await m.asked[0]?.answer(weak);
    expect(m.now.value).toEqual({ kind: "known", answer: weak });
    expect(words(m.now.value)).toBe("Lett å gjette. Passordet godtas ikke ennå.");
    m.measure("sau og lam på heia", null);
    expect(m.now.value).toEqual({ kind: "asking", last: weak });
    vi.advanceTimersByTime(300);
    await m.asked[1]?.answer(strong);
    expect(words(m.now.value)).toBe("Svært sterkt. Passordet kan brukes.");
    m.measure("", null);
    expect(m.now.value).toEqual({ kind: "empty" });
  });

  it("is never that of an older password", async () => {
    const m = meter();
    m.measure("gammelt", null);
    vi.advanceTimersByTime(300);
    m.measure("nytt", null);
    expect(m.asked[0]?.stopped()).toBe(true);
    await m.asked[0]?.answer(strong);
    expect(m.now.value).toEqual({ kind: "asking", last: null });
  });

  it("is unknown without an answer, which stops nobody", async () => {
    const m = meter();
    m.measure("noe", null);
    vi.advanceTimersByTime(300);
    await m.asked[0]?.fail();
    expect(words(m.now.value)).toBe("Styrken lot seg ikke måle nå. Den prøves når du lagrer.");
  });

  it("stays within what is drawn", () => {
    expect([-1, 0, 2.6, 4, 9].map((styrke) => stepOf({ ...weak, styrke }))).toEqual([0, 0, 3, 4, 4]);
  });
});
