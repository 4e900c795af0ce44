// A refusal in words: which field it belongs to, and what one may do about it.
import { ApiError } from "../api/client";
import { t, type TextKey } from "../text";
import type { Trouble } from "./form";
import { waitWords } from "./wait-words";

/** Kind of refusal → the field it belongs to and, where it means something special there, its words. */
export type Known = Partial<Record<string, { field: string | null; text?: TextKey }>>;

const WORDS: Partial<Record<string, TextKey>> = {
  "feil-innlogging": "konto.error.login",
  "brukernavn-opptatt": "konto.error.taken",
  "ugyldig-brukernavn": "konto.error.name",
  "ukjent-omrade": "konto.error.area",
  "siste-administrator": "konto.error.last",
  "mangler-rettighet": "konto.error.right",
  "ugyldig-lenke": "konto.error.link",
  "krever-innlogging": "konto.error.over",
  csrf: "konto.error.csrf",
};
const FIELDS: Partial<Record<string, string>> = { "svakt-passord": "passord", "brukernavn-opptatt": "brukernavn", "ugyldig-brukernavn": "brukernavn", "ukjent-omrade": "omrader" };

export function explain(error: unknown, known: Known = {}): Trouble {
  if (!(error instanceof ApiError)) return { field: null, text: t("konto.error.away") };
  const kind = error.kind ?? "";
  const field = known[kind]?.field ?? FIELDS[kind] ?? null;
  if (error.status === 429) return { field: null, text: error.retryAfter === null ? t("konto.error.often") : t("konto.error.wait", { tid: waitWords(error.retryAfter) }) };
  const own = known[kind]?.text ?? WORDS[kind];
  if (own !== undefined) return { field, text: t(own), ...(needsLogin(error) ? { login: true } : {}) };
  return { field, text: error.detail ?? t(error.status >= 500 ? "konto.error.away" : "konto.error.other") };
}

export function needsLogin(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401 && error.kind === "krever-innlogging";
}
