// People, rights and a server for tests.
import { vi } from "vitest";
import type { Me, Role, User } from "../api/account-types";

export function me(rolle: Role | null, csrf: string | null = rolle === null ? null : "merke"): Me {
  const may = rolle === "planlegger" || rolle === "administrator";
  return {
    bruker: rolle === null ? null : { navn: rolle, visningsnavn: `Bruker ${rolle}`, rolle, omrader: [] },
    csrf,
    kan: { lagre_avgrensning: may, redigere_aktorer: may, lese_inn: may, administrere: rolle === "administrator" },
    administrator_finnes: true,
    oidc: null,
    utloper: rolle === null ? null : "2026-11-26T20:00:00Z",
  };
}

export function user(id: number, change: Partial<User> = {}): User {
  return { id, navn: `bruker-${id}`, visningsnavn: `Bruker ${id}`, rolle: "leser", omrader: [], sperret: false, har_passord: true, oidc: false, laget: "2026-10-01T08:00:00Z", sist_inne: null, ...change };
}

export interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

/** What `answers` gives for "METHOD path"; anything else answers 404. Everything asked is kept. */
export function serve(answers: Record<string, () => Response | Promise<Response>>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    const method = init.method ?? "GET";
    asked.push({ method, path, headers: (init.headers ?? {}) as Record<string, string>, body: typeof init.body === "string" ? JSON.parse(init.body) : null });
    return Promise.resolve((answers[`${method} ${path}`] ?? (() => refusal(404, "finnes-ikke")))());
  });
  return asked;
}

export const json = (body: unknown, status = 200) => new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

export function refusal(status: number, kind: string, detail: string | null = null, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: `/problemer/${kind}`, status, detail }), { status, headers: { "content-type": "application/problem+json", ...headers } });
}
