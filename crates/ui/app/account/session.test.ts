import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api, ApiError } from "../api/client";
import { useToken } from "../api/csrf";
import { account } from "../api/account";
import { json, me, refusal, serve } from "./fixture";
import { acceptInvitation, followSession, logIn, logOut, mayAdminister, person, refreshSession, removeMyself, session, sessionFailed, userName } from "./session";

const BODY = { navn: "A", enhet: "soner" as const, enheter: ["kattem"], hva_om: [], merknad: "" };
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  session.value = null;
  sessionFailed.value = false;
  useToken(null);
});
afterEach(() => vi.unstubAllGlobals());

describe("who is logged in", () => {
  it("is unknown until the server has answered, and nobody when it says so", async () => {
    serve({ "GET /api/v1/meg": () => json(me(null)) });
    expect(session.value).toBeNull();
    await refreshSession();
    expect([person.value, userName.value, mayAdminister.value]).toEqual([null, null, false]);
    expect(session.value?.administrator_finnes).toBe(true);
  });

  it("is told by the login itself, by an invitation, and asked for after the way out", async () => {
    let now = me(null);
    const asked = serve({
      "POST /api/v1/innlogging": () => json((now = me("administrator"))),
      "POST /api/v1/invitasjon/k%2F1": () => json((now = me("leser"))),
      "POST /api/v1/utlogging": () => {
        now = me(null);
        return json(null, 204);
      },
      "DELETE /api/v1/meg": () => {
        now = me(null);
        return json(null, 204);
      },
      "GET /api/v1/meg": () => json(now),
    });
    await logIn("admin", "et passord");
    expect([userName.value, mayAdminister.value]).toEqual(["administrator", true]);
    await logOut(true);
    expect(person.value).toBeNull();
    await acceptInvitation("k/1", { passord: "p" });
    expect(userName.value).toBe("leser");
    await removeMyself("p");
    expect(person.value).toBeNull();
    expect(asked.map((a) => [a.method, a.path, a.body])).toEqual([
      ["POST", "/api/v1/innlogging", { brukernavn: "admin", passord: "et passord" }],
      ["POST", "/api/v1/utlogging", { overalt: true }],
      ["GET", "/api/v1/meg", null],
      ["POST", "/api/v1/invitasjon/k%2F1", { passord: "p" }],
      ["DELETE", "/api/v1/meg", { passord: "p" }],
      ["GET", "/api/v1/meg", null],
    ]);
  });

  it("stays as it was when a login is refused or the service is away", async () => {
    serve({ "GET /api/v1/meg": () => json(me("leser")), "POST /api/v1/innlogging": () => refusal(401, "feil-innlogging") });
    await refreshSession();
    await expect(logIn("admin", "feil")).rejects.toMatchObject({ status: 401, kind: "feil-innlogging" });
    expect(userName.value).toBe("leser");
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
    await refreshSession();
    expect([userName.value, sessionFailed.value]).toEqual(["leser", true]);
  });

  it("is never taken back by an answer that was asked for before the login", async () => {
    let late: (r: Response) => void = () => undefined;
    serve({ "GET /api/v1/meg": () => new Promise<Response>((resolve) => (late = resolve)), "POST /api/v1/innlogging": () => json(me("planlegger")) });
    const old = refreshSession();
    await logIn("planlegger", "p");
    late(json(me(null)));
    await old;
    expect(userName.value).toBe("planlegger");
  });

  it("is asked for at the start and when the tab is seen again, not when it is hidden", async () => {
    const asked = serve({ "GET /api/v1/meg": () => json(me("leser")) });
    let seen = () => undefined as void;
    const tab = { visibilityState: "visible" as DocumentVisibilityState, addEventListener: (_: string, run: () => void) => void (seen = run) };
    followSession(tab as unknown as Document);
    await settled();
    expect(asked).toHaveLength(1);
    tab.visibilityState = "hidden";
    seen();
    expect(asked).toHaveLength(1);
    tab.visibilityState = "visible";
    seen();
    await settled();
    expect(asked).toHaveLength(2);
  });
});

describe("the token of the login", () => {
  it("goes with every change, and with no question", async () => {
    const asked = serve({
      "GET /api/v1/meg": () => json(me("planlegger", "merke-1")),
      "POST /api/v1/scenarios": () => json({ id: "a" }),
      "PUT /api/v1/scenarios/a": () => json({ id: "a" }),
      "DELETE /api/v1/scenarios/a": () => json(null, 204),
      "POST /api/v1/passord": () => json(null, 204),
      "POST /api/v1/passord/styrke": () => json({ styrke: 2, godtas: false, rad: [] }),
      "POST /api/v1/nokler": () => json({}),
      "DELETE /api/v1/nokler/4": () => json(null, 204),
      "POST /api/v1/brukere": () => json({}),
      "PUT /api/v1/brukere/3": () => json({}),
      "POST /api/v1/brukere/3/nullstill": () => json({}),
      "DELETE /api/v1/brukere/3": () => json(null, 204),
    });
    await refreshSession();
    await api.makeScenario(BODY);
    await api.changeScenario("a", 2, BODY);
    await api.dropScenario("a", 2);
    await account.changePassword("a", "b");
    await account.makeKey({ navn: "n", rolle: "leser", dager: 1 });
    await account.revokeKey(4);
    await account.addUser({ navn: "n", visningsnavn: "N", rolle: "leser", omrader: [] });
    await account.changeUser(3, { visningsnavn: "N", rolle: "leser", omrader: [], sperret: true });
    await account.resetUser(3);
    await account.removeUser(3);
    const changes = asked.slice(1);
    expect(changes.map((a) => a.headers["x-satsing-csrf"])).toEqual(changes.map(() => "merke-1"));
    expect(changes.slice(1, 3).map((a) => a.headers["if-match"])).toEqual(['"2"', '"2"']);
    await account.strength("abc", null);
    expect(asked.at(-1)).toMatchObject({ body: { passord: "abc" } });
    expect(asked.at(-1)?.headers).not.toHaveProperty("x-satsing-csrf");
  });

  it("is left out without a login, and follows the next one", async () => {
    const asked = serve({ "POST /api/v1/scenarios": () => json({ id: "a" }), "POST /api/v1/innlogging": () => json(me("planlegger", "merke-2")) });
    await api.makeScenario(BODY);
    expect(asked[0]?.headers).not.toHaveProperty("x-satsing-csrf");
    await logIn("a", "b");
    await api.makeScenario(BODY);
    expect(asked[2]?.headers["x-satsing-csrf"]).toBe("merke-2");
  });
});

describe("a login that is over", () => {
  it.each([
    [401, "krever-innlogging"],
    [403, "csrf"],
  ])("%d %s makes the page ask again who one is", async (status, kind) => {
    let now = me("planlegger");
    serve({ "GET /api/v1/meg": () => json(now), "POST /api/v1/scenarios": () => refusal(status, kind) });
    followSession({ visibilityState: "visible", addEventListener: () => undefined } as unknown as Document);
    await settled();
    expect(userName.value).toBe("planlegger");
    now = me(null);
    await expect(api.makeScenario(BODY)).rejects.toMatchObject({ status, kind });
    await settled();
    expect(person.value).toBeNull();
  });

  it("is not what a wrong password or a missing right says", async () => {
    const asked = serve({ "GET /api/v1/meg": () => json(me("leser")), "POST /api/v1/innlogging": () => refusal(401, "feil-innlogging"), "POST /api/v1/scenarios": () => refusal(403, "mangler-rettighet") });
    followSession({ visibilityState: "visible", addEventListener: () => undefined } as unknown as Document);
    await settled();
    await expect(logIn("a", "b")).rejects.toBeInstanceOf(ApiError);
    await expect(api.makeScenario(BODY)).rejects.toBeInstanceOf(ApiError);
    await settled();
    expect(asked.filter((a) => a.method === "GET")).toHaveLength(1);
  });

  it("carries how long to wait, where the server says it in seconds", async () => {
    serve({ "POST /api/v1/innlogging": () => refusal(429, "for-mange-forsok", null, { "retry-after": "90" }) });
    await expect(logIn("a", "b")).rejects.toMatchObject({ status: 429, retryAfter: 90 });
    serve({ "POST /api/v1/innlogging": () => refusal(429, "for-mange-forsok", null, { "retry-after": "Thu, 26 Nov 2026 20:00:00 GMT" }) });
    await expect(logIn("a", "b")).rejects.toMatchObject({ retryAfter: null });
  });
});
