import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { state } from "../state/store";
import { DEFAULT_STATE, formatUrl } from "../state/url";
import { goOn, here, safeNext } from "./next";

const replaced: string[] = [];
beforeEach(() => {
  replaced.length = 0;
  vi.stubGlobal("history", { replaceState: (_: unknown, __: string, url: string) => replaced.push(url) });
  vi.stubGlobal("location", { replace: (url: string) => replaced.push(`out ${url}`) });
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => run());
  vi.stubGlobal("document", { getElementById: () => null });
});
afterEach(() => {
  vi.unstubAllGlobals();
  state.value = DEFAULT_STATE;
});

describe("where one goes after the login", () => {
  it.each(["/", "/avgrens?deler=kattem,saupstad&k=6", "/min-side", "/?vis=plan#tabell", "/avgrens?til=//x"])("%s is a path of this site", (path) => {
    expect(safeNext(path)).toBe(path);
  });

  it.each([
    "//ond.invalid",
    "///ond.invalid",
    "/\\ond.invalid",
    "\\\\ond.invalid",
    "/\t/ond.invalid",
    "/\n/ond.invalid",
    "/.//ond.invalid",
    "/a/..//ond.invalid",
    "/%2e//ond.invalid",
    "/a\\..\\..//ond.invalid",
    "https://ond.invalid/",
    "javascript:alert(1)",
    "data:text/html,x",
    "ond.invalid",
    " /kart",
    "?kode=x",
    "",
  ])("%j leaves it, or may", (text) => {
    expect(safeNext(text)).toBeNull();
  });

  it("is nowhere without an address, and never the login again", () => {
    expect(safeNext(null)).toBeNull();
    expect(safeNext("/innlogging?til=/innlogging")).toBeNull();
  });

  it("is the start where the address leads away", () => {
    state.value = { ...DEFAULT_STATE, page: "innlogging", next: "//ond.invalid", code: "hemmelig" };
    goOn("");
    expect(replaced).toEqual(["/"]);
    expect(state.value).toEqual(DEFAULT_STATE);
  });

  it("takes the place of the login page in the history, with its code", () => {
    state.value = { ...DEFAULT_STATE, page: "innlogging", next: "/avgrens?deler=kattem", code: "hemmelig", lang: "nn" };
    goOn("Inne");
    expect(replaced).toEqual(["/avgrens?deler=kattem&sprak=nn"]);
    expect(state.value).toMatchObject({ page: "avgrens", next: null, code: null, lang: "nn", delimit: { chosen: ["kattem"] } });
  });

  it("leaves the application only for another path of the same server", () => {
    state.value = { ...DEFAULT_STATE, page: "innlogging", next: "/api/v1/openapi.json" };
    goOn("");
    expect(replaced).toEqual(["out /api/v1/openapi.json"]);
  });

  it("keeps a shape that is too large to stand in the address", () => {
    const ring = Array.from({ length: 3000 }, (_, i) => [10 + i / 1e5, 63 + Math.sin(i) / 10]);
    const shape = { type: "MultiPolygon" as const, coordinates: [[[...ring, ring[0] as number[]]]] };
    state.value = { ...DEFAULT_STATE, page: "avgrens", delimit: { ...DEFAULT_STATE.delimit, shape } };
    const back = here();
    expect(back).toBe(formatUrl(state.value));
    state.value = { ...state.value, page: "innlogging", next: back };
    goOn("");
    expect(state.value.delimit.shape).toBe(shape);
    expect(state.value.page).toBe("avgrens");
  });
});

describe("the link to the login", () => {
  it("leads back to where one stands, and from the login page to where it already led", () => {
    state.value = { ...DEFAULT_STATE, page: "avgrens", delimit: { ...DEFAULT_STATE.delimit, chosen: ["kattem"] } };
    expect(here()).toBe("/avgrens?deler=kattem");
    state.value = { ...DEFAULT_STATE, page: "innlogging", next: "/data" };
    expect(here()).toBe("/data");
    state.value = { ...DEFAULT_STATE, page: "innlogging", next: "https://ond.invalid" };
    expect(here()).toBe("/");
  });
});
