import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Resource, Stamp } from "../api/resource";
import type { EpochNews } from "../api/types";
import { moment } from "../format/date";
import { follow } from "./follow";
import { listen, type Looked } from "./stream";
import { typing, watchTyping } from "./typing";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const told = (version: string, data_version: string, layers = ["zones"]): EpochNews => ({ epoch: 2, version, data_version, store_version: 2, layers });

/** A question that is answered when the test says so; `null` is one that is not asked. */
function asked(stamp: Stamp | null) {
  const [data, error, loading, of] = [signal<unknown>(stamp), signal<Error | null>(null), signal(false), signal(stamp)];
  const retry = vi.fn(() => void (loading.value = true));
  const answer = (next: Stamp) => {
    of.value = next;
    loading.value = false;
  };
  return { data, error, loading, stamp: of, retry, answer } satisfies Resource<unknown> & { answer: unknown };
}

function page() {
  const parts = { zones: asked({ version: "v1", dataversjon: "d1" }), card: asked({ version: "v1", dataversjon: "d1" }), unused: asked(null), scenarios: asked({ version: "v1", dataversjon: "d1" }) };
  const [news, held] = [signal<EpochNews | null>(null), signal(false)];
  const acts = { reloadTiles: vi.fn(), updated: vi.fn() };
  const { zones, card, unused, scenarios } = parts;
  follow({ data: [zones, card, unused], scenarios, news, held, ...acts }, () => 0.5);
  return { ...parts, ...acts, news, held };
}
const V2 = { version: "v2", dataversjon: "d2" };

describe("the page", () => {
  it("asks nothing again for what it already shows", () => {
    const p = page();
    p.news.value = told("v1", "d1");
    vi.runAllTimers();
    for (const r of [p.zones, p.card, p.unused, p.scenarios]) expect(r.retry).not.toHaveBeenCalled();
    expect(p.updated).not.toHaveBeenCalled();
  });

  it("asks again for all that is in use, once, and says so when all of it is there", () => {
    const p = page();
    p.news.value = told("v2", "d2");
    vi.runAllTimers();
    expect([p.zones, p.card, p.unused, p.scenarios].map((r) => r.retry.mock.calls.length)).toEqual([1, 1, 0, 1]);
    expect(p.reloadTiles).toHaveBeenCalledTimes(1);
    p.zones.answer(V2);
    p.scenarios.answer(V2);
    vi.runAllTimers();
    expect(p.updated).not.toHaveBeenCalled();
    p.card.answer(V2);
    vi.runAllTimers();
    expect(p.updated).toHaveBeenCalledTimes(1);
    expect(p.zones.retry).toHaveBeenCalledTimes(1);
  });

  it("leaves the map and the figures alone when only a delimitation was saved", () => {
    const p = page();
    p.news.value = told("v2", "d1", ["scenarios"]);
    vi.runAllTimers();
    expect(p.scenarios.retry).toHaveBeenCalledTimes(1);
    p.scenarios.answer({ version: "v2", dataversjon: "d1" });
    vi.runAllTimers();
    expect(p.zones.retry).not.toHaveBeenCalled();
    expect(p.reloadTiles).not.toHaveBeenCalled();
    expect(p.updated).not.toHaveBeenCalled();
  });

  it("keeps its tiles when nothing that is drawn has changed", () => {
    const p = page();
    p.news.value = told("v2", "d2", ["indicators", "population"]);
    vi.runAllTimers();
    expect(p.zones.retry).toHaveBeenCalledTimes(1);
    expect(p.reloadTiles).not.toHaveBeenCalled();
  });

  it("waits while something is typed, and goes on when it is taken", () => {
    const p = page();
    p.held.value = true;
    p.news.value = told("v2", "d2");
    vi.runAllTimers();
    expect(p.zones.retry).not.toHaveBeenCalled();
    p.held.value = false;
    vi.runAllTimers();
    expect(p.zones.retry).toHaveBeenCalledTimes(1);
  });

  it("waits also where the typing began after the news", () => {
    const p = page();
    p.news.value = told("v2", "d2");
    p.held.value = true;
    vi.runAllTimers();
    expect(p.zones.retry).not.toHaveBeenCalled();
    p.held.value = false;
    vi.runAllTimers();
    expect(p.zones.retry).toHaveBeenCalledTimes(1);
  });

  it("lets a question of the page's own be answered first", () => {
    const p = page();
    p.news.value = told("v2", "d1", ["scenarios"]);
    p.scenarios.loading.value = true;
    vi.runAllTimers();
    expect(p.scenarios.retry).not.toHaveBeenCalled();
    p.scenarios.answer({ version: "v2", dataversjon: "d1" });
    vi.runAllTimers();
    expect(p.scenarios.retry).not.toHaveBeenCalled();
  });

  it("asks anew, later and later, where a server that has not heard yet answers, and gives up in the end", () => {
    const p = page();
    p.news.value = told("v2", "d2");
    for (let i = 0; i < 20; i++) {
      vi.runAllTimers();
      for (const r of [p.zones, p.card, p.scenarios]) r.loading.value = false;
    }
    expect(p.zones.retry).toHaveBeenCalledTimes(6);
    p.news.value = told("v2", "d2");
    vi.runAllTimers();
    expect(p.zones.retry, "heard again, as after a broken line").toHaveBeenCalledTimes(7);
    [p.zones, p.card, p.scenarios].forEach((r) => r.answer(V2));
    expect(p.updated).toHaveBeenCalledTimes(1);
  });

  it("catches an answer of older data that comes after the news", () => {
    const p = page();
    p.card.stamp.value = null;
    p.card.loading.value = true;
    p.news.value = told("v2", "d2");
    vi.runAllTimers();
    expect(p.zones.retry, "what is on its way may be new already").not.toHaveBeenCalled();
    p.card.answer({ version: "v1", dataversjon: "d1" });
    vi.runAllTimers();
    expect([p.zones.retry, p.card.retry].map((f) => f.mock.calls.length)).toEqual([1, 1]);
  });
});

class Line {
  readyState = 1;
  readonly ears = new Map<string, (event: unknown) => void>();
  close = vi.fn();
  addEventListener(name: string, ear: unknown) {
    this.ears.set(name, ear as (event: unknown) => void);
  }
  send(name: string, data: string) {
    this.ears.get(name)?.({ data });
  }
  refuse() {
    this.readyState = 2;
    this.ears.get("error")?.({});
  }
}

function heard(visible = true) {
  const lines: Line[] = [];
  const ears = { epoch: vi.fn(), store: vi.fn() };
  let changed = () => {};
  const looked = { visibilityState: visible ? "visible" : "hidden", addEventListener: (_: string, f: () => void) => (changed = f) };
  const open = () => {
    lines.push(new Line());
    return lines.at(-1) as unknown as EventSource;
  };
  listen(ears, looked as unknown as Looked, open);
  const look = (state: "visible" | "hidden") => {
    looked.visibilityState = state;
    changed();
  };
  return { lines, ears, look };
}

describe("the line to the server", () => {
  it("hands on what is understood and nothing else", () => {
    const { lines, ears } = heard();
    const news = told("v2", "d2");
    lines[0]?.send("epoch", JSON.stringify(news));
    for (const bad of ["", "{", "null", "7", "{}", '{"version":1,"data_version":"d","layers":[]}']) {
      lines[0]?.send("epoch", bad);
      lines[0]?.send("store", bad);
    }
    lines[0]?.send("store", '{"reachable":false,"since":"2026-11-26T12:00:00Z"}');
    expect(ears.epoch.mock.calls).toEqual([[news]]);
    expect(ears.store.mock.calls).toEqual([[{ reachable: false, since: "2026-11-26T12:00:00Z" }]]);
  });

  it("leaves a line that broke to the browser, and tries one that was refused after longer and longer", () => {
    const { lines } = heard();
    lines[0]?.ears.get("error")?.({});
    vi.advanceTimersByTime(200_000);
    expect(lines).toHaveLength(1);
    for (const [n, wait] of [5_000, 15_000, 60_000, 60_000].entries()) {
      lines.at(-1)?.refuse();
      vi.advanceTimersByTime(wait - 1);
      expect(lines).toHaveLength(n + 1);
      vi.advanceTimersByTime(wait + 2);
      expect(lines).toHaveLength(n + 2);
    }
    lines.at(-1)?.ears.get("open")?.({});
    lines.at(-1)?.refuse();
    vi.advanceTimersByTime(10_001);
    expect(lines).toHaveLength(6);
  });

  it("is closed while nobody looks, so that other pages have it", () => {
    const { lines, look } = heard(false);
    expect(lines).toHaveLength(0);
    look("visible");
    expect(lines).toHaveLength(1);
    look("hidden");
    expect(lines[0]?.close).toHaveBeenCalledTimes(1);
    lines[0]?.refuse();
    vi.advanceTimersByTime(600_000);
    expect(lines).toHaveLength(1);
    look("visible");
    expect(lines).toHaveLength(2);
  });
});

describe("a field", () => {
  const ears = new Map<string, (event: unknown) => void>();
  watchTyping({ addEventListener: (name: string, ear: unknown) => ears.set(name, ear as never) } as unknown as Document);
  const happen = (name: string, target: { type: string; value: string }) => ears.get(name)?.({ target });

  it("is held from the first key until its value is taken or it is left", () => {
    happen("input", { type: "number", value: "1" });
    expect(typing.value).toBe(true);
    happen("change", { type: "number", value: "12" });
    expect(typing.value).toBe(false);
    happen("input", { type: "number", value: "1" });
    ears.get("focusout")?.({});
    expect(typing.value).toBe(false);
  });

  it("with half a date is held until the rest is written", () => {
    happen("input", { type: "date", value: "" });
    happen("change", { type: "date", value: "" });
    expect(typing.value).toBe(true);
    happen("change", { type: "date", value: "2026-11-26" });
    expect(typing.value).toBe(false);
  });

  it("whose text the page keeps itself holds nothing up", () => {
    happen("input", { type: "text", value: "Lad" });
    happen("input", { type: "range", value: "40" });
    expect(typing.value).toBe(false);
  });
});

describe("the time since when", () => {
  const now = new Date(2026, 10, 26, 15, 0);
  it("is the time of day, with the date before it on another day", () => {
    expect(moment(new Date(2026, 10, 26, 9, 5).toISOString(), "nb-NO", now)).toBe("09:05");
    expect(moment(new Date(2026, 10, 25, 23, 59).toISOString(), "nb-NO", now)).toMatch(/^25\.11\.2026.*23:59$/);
    expect(moment("når som helst", "nb-NO", now)).toBe("når som helst");
  });
});
