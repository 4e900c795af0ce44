// Login, one's own account, and the administration of users, as the server is asked.
import type { Accepting, ApiKey, Invitation, LogPage, Me, NewKey, OneTimeLink, Person, Strength, User, UserChange } from "./account-types";
import { ask, change, post, withQuery } from "./client";

export const account = {
  me: (signal?: AbortSignal) => ask<Me>("/api/v1/meg", {}, signal),
  /** There is no login yet whose token could be sent. */
  login: (brukernavn: string, passord: string) => post<Me>("/api/v1/innlogging", { brukernavn, passord }),
  logout: (overalt: boolean) => change<void>("POST", "/api/v1/utlogging", { overalt }),
  changePassword: (gammelt: string, nytt: string) => change<void>("POST", "/api/v1/passord", { gammelt, nytt }),
  strength: (passord: string, brukernavn: string | null, signal?: AbortSignal) => post<Strength>("/api/v1/passord/styrke", { passord, ...(brukernavn === null ? {} : { brukernavn }) }, signal),
  invitation: (code: string, signal?: AbortSignal) => ask<Invitation>(invitationPath(code), {}, signal),
  accept: (code: string, body: Accepting) => post<Me>(invitationPath(code), body),
  remove: (passord: string) => change<void>("DELETE", "/api/v1/meg", { passord }),

  keys: (signal?: AbortSignal) => ask<{ nokler: ApiKey[] }>("/api/v1/nokler", {}, signal),
  makeKey: (body: NewKey) => change<{ nokkel: ApiKey; hemmelighet: string }>("POST", "/api/v1/nokler", body),
  revokeKey: (id: number) => change<void>("DELETE", `/api/v1/nokler/${id}`, {}),

  users: (signal?: AbortSignal) => ask<{ brukere: User[] }>("/api/v1/brukere", {}, signal),
  addUser: (body: Person) => change<OneTimeLink & { bruker: User }>("POST", "/api/v1/brukere", body),
  changeUser: (id: number, body: UserChange) => change<User>("PUT", userPath(id), body),
  resetUser: (id: number) => change<OneTimeLink>("POST", `${userPath(id)}/nullstill`, {}),
  removeUser: (id: number) => change<void>("DELETE", userPath(id), {}),
  log: (before: number | null, count: number, signal?: AbortSignal) => ask<LogPage>("/api/v1/hendelser", { for: before, antall: count }, signal),
};

/** Everything that is stored about the one who asks, as a file. */
export const MY_DATA = "/api/v1/meg/data";

const invitationPath = (code: string) => `/api/v1/invitasjon/${encodeURIComponent(code)}`;
const userPath = (id: number) => `/api/v1/brukere/${id}`;

/** Where one logs in with the organisation's own login; it sends one back to `til`. */
export const organisationLogin = (til: string) => withQuery("/api/v1/innlogging/oidc", { til });
