import { afterEach, describe, expect, it } from "vitest";
import type { VNode } from "preact";
import { ApiError } from "../api/client";
import { state } from "../state/store";
import { DEFAULT_STATE } from "../state/url";
import { ErrorSummary } from "./ErrorSummary";
import { explain, needsLogin } from "./explain";
import { makeForm, repeated, required, submit, troubleOf } from "./form";
import { checkDays } from "./me/KeyForm";
import { waitWords } from "./wait-words";

afterEach(() => {
  state.value = DEFAULT_STATE;
});
const refused = (status: number, kind: string, detail: string | null = null, wait: number | null = null) => new ApiError(status, detail, null, kind, wait);

describe("a form that is sent", () => {
  it("says everything that is missing at once, and asks the server for nothing", async () => {
    const form = makeForm("f");
    let asked = 0;
    const checked = [...required("brukernavn", " ", "Skriv brukernavnet."), ...required("passord", "", "Skriv passordet.")];
    expect(await submit(form, checked, async () => void (asked += 1))).toBe(false);
    expect(form.troubles.value.map((t) => t.field)).toEqual(["brukernavn", "passord"]);
    expect([asked, form.attempt.value, form.busy.value]).toEqual([0, 1, false]);
  });

  it("lays a refusal at its field, and clears it when it goes well", async () => {
    const form = makeForm("f");
    const work = () => Promise.reject(refused(422, "brukernavn-opptatt"));
    expect(await submit(form, [], work)).toBe(false);
    expect(troubleOf(form, "brukernavn")?.text).toBe("Brukernavnet er i bruk. Velg et annet.");
    expect(await submit(form, [], () => Promise.resolve())).toBe(true);
    expect(form.troubles.value).toEqual([]);
    expect(form.attempt.value).toBe(1);
  });

  it("is sent once however often it is pressed", async () => {
    const form = makeForm("f");
    let done = () => undefined as void;
    let asked = 0;
    const work = () => new Promise<void>((resolve) => ((asked += 1), (done = resolve)));
    const first = submit(form, [], work);
    expect(form.busy.value).toBe(true);
    expect(await submit(form, [], work)).toBe(false);
    done();
    expect(await first).toBe(true);
    expect([asked, form.busy.value]).toEqual([1, false]);
  });

  it("takes a password as it is, blanks and all", () => {
    expect(repeated("et ord ", "et ord", "ulike")).toEqual([{ field: "gjenta", text: "ulike" }]);
    expect(repeated(" ", " ", "ulike")).toEqual([]);
  });

  it("refuses days that are none", () => {
    for (const text of ["1", "90", "365"]) expect(checkDays(text)).toEqual([]);
    for (const text of ["", "0", "366", "1,5", "1.5", "ti"]) expect(checkDays(text)).toHaveLength(1);
  });
});

describe("the summary of what stands in the way", () => {
  type Props = Record<string, unknown> & { children?: unknown; ref?: (e: unknown) => void };
  const nodes = (node: unknown): VNode<Props>[] => {
    if (Array.isArray(node)) return node.flatMap(nodes);
    if (typeof node !== "object" || node === null || !("type" in node)) return [];
    const vnode = node as VNode<Props>;
    return typeof vnode.type === "function" ? nodes((vnode.type as (p: Props) => unknown)(vnode.props)) : [vnode, ...nodes(vnode.props.children)];
  };

  it("is not there before anything is wrong", () => {
    expect(ErrorSummary({ form: makeForm("f") })).toBeNull();
  });

  it("takes focus at each try, is said aloud, and leads to each field", async () => {
    const form = makeForm("f");
    await submit(form, [{ field: "passord", text: "Skriv passordet." }, { field: null, text: "Noe annet." }], () => Promise.resolve());
    const [root, ...rest] = nodes(ErrorSummary({ form }));
    expect(root?.props).toMatchObject({ role: "alert", tabIndex: -1, "aria-labelledby": "f-feil" });
    let focused = 0;
    (root as unknown as { ref: (e: unknown) => void }).ref({ focus: () => (focused += 1) });
    expect(focused).toBe(1);
    expect(rest.filter((n) => n.type === "a").map((n) => n.props["href"])).toEqual(["#f-passord"]);
    const before = root?.key;
    await submit(form, [{ field: "passord", text: "Skriv passordet." }], () => Promise.resolve());
    expect(nodes(ErrorSummary({ form }))[0]?.key).not.toBe(before);
  });
});

describe("a refusal in words", () => {
  it("tells nobody whether it was the name or the password", () => {
    expect(explain(refused(401, "feil-innlogging", "Bruker finnes ikke"))).toEqual({ field: null, text: "Brukernavnet eller passordet er ikke riktig." });
  });

  it("of the present password belongs to its field", () => {
    expect(explain(refused(401, "feil-innlogging"), { "feil-innlogging": { field: "gammelt", text: "password.old_wrong" } })).toEqual({ field: "gammelt", text: "Passordet du har nå, er ikke riktig skrevet." });
  });

  it("keeps the server's advice for a weak password", () => {
    expect(explain(refused(422, "svakt-passord", "Bruk flere ord."))).toEqual({ field: "passord", text: "Bruk flere ord." });
  });

  it("says that the login is over, with the way to it", () => {
    const over = refused(401, "krever-innlogging");
    expect(needsLogin(over)).toBe(true);
    expect(explain(over)).toEqual({ field: null, text: "Innloggingen er over. Ingenting er endret.", login: true });
    expect(needsLogin(refused(401, "feil-innlogging"))).toBe(false);
  });

  it("says how long to wait in the unit a person would use", () => {
    expect(explain(refused(429, "for-mange-forsok", null, 420)).text).toBe("Det er gjort for mange forsøk. Prøv igjen om 7 minutter.");
    expect(explain(refused(429, "for-mange-forsok")).text).toBe("Det er gjort for mange forsøk. Vent litt før du prøver igjen.");
    expect([0, 1, 45, 119, 120, 121, 3600, 7200, 90_000].map(waitWords)).toEqual(["1 sekund", "1 sekund", "45 sekunder", "119 sekunder", "2 minutter", "3 minutter", "60 minutter", "2 timer", "25 timer"]);
  });

  it("of what it does not know is the server's own word, and of no answer its own", () => {
    expect(explain(refused(422, "noe-nytt", "Slik går det ikke."))).toEqual({ field: null, text: "Slik går det ikke." });
    expect(explain(new TypeError("fetch")).text).toMatch(/svarer ikke/);
    expect(explain(new ApiError(502, null, null)).text).toMatch(/svarer ikke/);
  });
});
