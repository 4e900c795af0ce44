import { afterEach, describe, expect, it, vi } from "vitest";
import { json, me, refusal, serve } from "../account/fixture";
import { logIn, refreshSession, session } from "../account/session";
import type { Scenario } from "../api/types";
import { state } from "../state/store";
import { DEFAULT_STATE } from "../state/url";
import { keptFor, maySave, outcome, save } from "./saving";

afterEach(() => {
  vi.unstubAllGlobals();
  session.value = null;
  outcome.value = null;
  state.value = DEFAULT_STATE;
});

describe("whether one may save", () => {
  it("is the server's to say, and is tried while it has not said so", async () => {
    expect(maySave.value).toBe(true);
    for (const [role, may] of [[null, false], ["leser", false], ["planlegger", true]] as const) {
      serve({ "GET /api/v1/meg": () => json(me(role)) });
      await refreshSession();
      expect(maySave.value).toBe(may);
    }
  });
});

describe("saving without a login", () => {
  it("keeps what was typed for the one who comes back from it, and says no more that one must log in", async () => {
    serve({ "POST /api/v1/scenarios": () => refusal(401, "krever-innlogging"), "POST /api/v1/innlogging": () => json(me("planlegger")) });
    await save("Navn", "Merknad", null);
    expect(keptFor(null)).toMatchObject({ navn: "Navn", merknad: "Merknad" });
    expect(keptFor({ id: "annen" } as Scenario)).toBeNull();
    await logIn("a", "b");
    expect(outcome.value).toBeNull();
    expect(keptFor(null)).not.toBeNull();
  });
});

describe("saving that is refused", () => {
  it.each([
    [401, "krever-innlogging", { kind: "login" }],
    [403, "mangler-rettighet", { kind: "locked", detail: "Nei." }],
    [403, "csrf", { kind: "failed", detail: "Innloggingen er fornyet i et annet vindu. Prøv en gang til." }],
    [503, "lageret-er-borte", { kind: "failed", detail: "Nei." }],
  ])("%d %s says why, and keeps the area", async (status, kind, expected) => {
    state.value = { ...DEFAULT_STATE, page: "avgrens", delimit: { ...DEFAULT_STATE.delimit, chosen: ["kattem"] } };
    serve({ "POST /api/v1/scenarios": () => refusal(status, kind, "Nei.") });
    await save("Navn", "", null);
    expect(outcome.value).toEqual(expected);
    expect(state.value.delimit.chosen).toEqual(["kattem"]);
  });
});
