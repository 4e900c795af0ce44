import { describe, expect, it } from "vitest";
import { rolesUpTo } from "../me/keys";
import { user } from "../fixture";
import { aboutWhom, detailWords } from "./log-words";
import { sortUsers, standing, type UserSortKey } from "./sort";

const USERS = [
  user(1, { visningsnavn: "Øst", rolle: "administrator", sist_inne: "2026-11-02T08:00:00Z" }),
  user(2, { visningsnavn: "Aker", rolle: "leser", sperret: true, sist_inne: "2026-11-20T08:00:00Z" }),
  user(3, { visningsnavn: "Bru", rolle: "planlegger", har_passord: false }),
];
const order = (key: UserSortKey, dir: "asc" | "desc") => sortUsers(USERS, { key, dir }, "nb-NO").map((u) => u.id);

describe("the order of users", () => {
  it("follows Norwegian letters, roles and what stands in the way", () => {
    expect(order("navn", "asc")).toEqual([2, 3, 1]);
    expect(order("rolle", "desc")).toEqual([1, 3, 2]);
    expect(order("tilstand", "asc")).toEqual([2, 3, 1]);
  });

  it("has one who was never in last, whichever way it goes", () => {
    expect(order("sist_inne", "desc")).toEqual([2, 1, 3]);
    expect(order("sist_inne", "asc")).toEqual([1, 2, 3]);
  });

  it("tells one without a password from one who logs in elsewhere", () => {
    expect([standing(user(1)), standing(user(1, { har_passord: false })), standing(user(1, { har_passord: false, oidc: true })), standing(user(1, { sperret: true }))]).toEqual(["aktiv", "venter", "aktiv", "sperret"]);
  });
});

describe("the log", () => {
  const entry = (hvor: string | null) => ({ nr: 1, tid: "", hvem: null, hva: "", hva_tekst: "", hvor, detaljer: null });

  it("names the user it is about, and keeps the number of one who is gone", () => {
    expect([aboutWhom(entry("brukere/3"), USERS), aboutWhom(entry("brukere/9"), USERS), aboutWhom(entry("scenarios/a"), USERS), aboutWhom(entry(null), USERS)]).toEqual(["bruker-3", "brukere/9", "scenarios/a", null]);
  });

  it("says details in words, and what it does not know as it came", () => {
    expect(detailWords({ rolle: "omradeteam", sperret: false, omrader: ["x", "y"], sist_sett: null, antall_forsok: 3 })).toBe("rolle: Områdeteam · sperret: nei · områder: x, y · antall forsok: 3");
    expect(detailWords(null)).toBe("");
  });
});

describe("the roles of a key", () => {
  it("end with one's own", () => {
    expect(rolesUpTo("leser")).toEqual(["leser"]);
    expect(rolesUpTo("planlegger")).toEqual(["leser", "omradeteam", "planlegger"]);
  });
});
