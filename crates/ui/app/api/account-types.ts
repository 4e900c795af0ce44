// The wire's types of accounts: who is logged in, users, API keys and the log of what was done.

export type Role = "leser" | "omradeteam" | "planlegger" | "administrator";
/** From the least to the most one may do. */
export const ROLES: readonly Role[] = ["leser", "omradeteam", "planlegger", "administrator"];

export interface Person {
  navn: string;
  visningsnavn: string;
  rolle: Role;
  omrader: string[];
}

export interface Rights {
  lagre_avgrensning: boolean;
  redigere_aktorer: boolean;
  lese_inn: boolean;
  administrere: boolean;
}

/** Who asks, and what they may do; without a login as well. */
export interface Me {
  bruker: Person | null;
  /** Goes with every change; null without a login. */
  csrf: string | null;
  kan: Rights;
  administrator_finnes: boolean;
  oidc: { navn: string } | null;
  utloper: string | null;
}

/** 0 is the weakest, 4 the strongest; `rad` is advice in the reader's language. */
export interface Strength {
  styrke: number;
  godtas: boolean;
  rad: string[];
}

export interface Invitation {
  slag: "forste-administrator" | "ny-bruker" | "nytt-passord";
  /** Null where the one who is invited chooses it. */
  brukernavn: string | null;
  rolle: Role;
  utloper: string;
}

export interface Accepting {
  brukernavn?: string;
  visningsnavn?: string;
  passord: string;
}

export interface User extends Person {
  id: number;
  sperret: boolean;
  har_passord: boolean;
  oidc: boolean;
  laget: string;
  sist_inne: string | null;
}

export interface UserChange {
  visningsnavn: string;
  rolle: Role;
  omrader: string[];
  sperret: boolean;
}

/** A link that is shown once and works once. */
export interface OneTimeLink {
  lenke: string;
  utloper: string;
}

export interface ApiKey {
  id: number;
  navn: string;
  rolle: Role;
  laget: string;
  utloper: string;
  sist_brukt: string | null;
}

export interface NewKey {
  navn: string;
  rolle: Role;
  dager: number;
}

export interface LogEntry {
  nr: number;
  tid: string;
  hvem: string | null;
  hva: string;
  hva_tekst: string;
  hvor: string | null;
  detaljer: Record<string, unknown> | null;
}

export interface LogPage {
  hendelser: LogEntry[];
  /** What to ask with to get the page before this one in time; null on the last. */
  eldre: number | null;
}
