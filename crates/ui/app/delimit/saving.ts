// Saving, changing and deleting scenarios, and what stands in the way: another version, or no right to write.
import { batch, computed, effect, signal } from "@preact/signals";
import { needsLogin } from "../account/explain";
import { session, userName } from "../account/session";
import { api, ApiError } from "../api/client";
import type { Scenario } from "../api/types";
import { announcement, state } from "../state/store";
import { t } from "../text";
import { joinedText, scenarioBody } from "./request";
import { changeDelimit, delimit, look, scenarios } from "./store";

/** Another has changed the scenario since it was opened: what one has, and what stands. */
export interface Conflict {
  kind: "conflict";
  mine: { navn: string; versjon: number; enheter: number };
  theirs: Scenario;
}
export type Outcome = Conflict | { kind: "login" } | { kind: "locked"; detail: string | null } | { kind: "failed"; detail: string | null } | { kind: "saved"; navn: string };

export const outcome = signal<Outcome | null>(null);
export const busy = signal(false);
/** Until it is known who asks, the server's refusal is what tells. */
export const maySave = computed(() => session.value?.kan.lagre_avgrensning ?? true);
/** What was typed when saving was refused for want of a login: the form begins with it when one comes back. */
const kept = signal<{ id: string | null; navn: string; merknad: string } | null>(null);
export const keptFor = (open: Scenario | null) => (kept.peek()?.id === (open?.id ?? null) ? kept.peek() : null);
effect(() => {
  if (userName.value !== null && outcome.peek()?.kind === "login") outcome.value = null;
});
/** The version that the open scenario was opened at; another than the list's means that it was changed since. */
export const openedAt = signal<{ id: string; versjon: number } | null>(null);

/** A scenario that a link opens was opened at the version first shown: the list follows the store, the work does not. */
export function shown(s: Scenario): void {
  if (openedAt.peek()?.id !== s.id) openedAt.value = { id: s.id, versjon: s.versjon };
}

export function openScenario(s: Scenario): void {
  batch(() => {
    outcome.value = null;
    kept.value = null;
    openedAt.value = { id: s.id, versjon: s.versjon };
    const units = s.enhet !== null && s.enheter.length > 0;
    changeDelimit({
      scenario: s.id,
      chosen: units ? s.enheter : [],
      shape: units ? null : s.geometri,
      ...(s.enhet === null ? {} : { unit: s.enhet }),
      joined: s.hva_om.flatMap((j) => joinedText(j) ?? []),
    });
    look(s.geometri);
    announcement.value = t("announce.opened", { navn: s.navn });
  });
}

/** A new scenario, or a new version of the open one. */
export async function save(navn: string, merknad: string, over: Scenario | null): Promise<void> {
  const body = scenarioBody(delimit.peek(), navn, merknad, state.peek().programme);
  await attempt(over?.id ?? null, async () => {
    const saved = over === null ? await api.makeScenario(body) : await api.changeScenario(over.id, versionOf(over), body);
    batch(() => {
      openedAt.value = { id: saved.id, versjon: saved.versjon };
      kept.value = null;
      outcome.value = { kind: "saved", navn: saved.navn };
      announcement.value = t("avg.saved", { navn: saved.navn });
      changeDelimit({ scenario: saved.id });
    });
    scenarios.retry();
  }, navn);
  if (outcome.peek()?.kind === "login") kept.value = { id: over?.id ?? null, navn, merknad };
}

export async function drop(s: Scenario): Promise<void> {
  await attempt(s.id, async () => {
    await api.dropScenario(s.id, s.versjon);
    batch(() => {
      outcome.value = null;
      announcement.value = t("avg.dropped", { navn: s.navn });
      if (delimit.peek().scenario === s.id) changeDelimit({ scenario: null });
    });
    scenarios.retry();
  }, s.navn);
}

/** Saving over what stands is chosen with both versions seen. */
export function acceptTheirs(theirs: Scenario): void {
  openedAt.value = { id: theirs.id, versjon: theirs.versjon };
  outcome.value = null;
  scenarios.retry();
}

function versionOf(s: Scenario): number {
  const opened = openedAt.peek();
  return opened?.id === s.id ? opened.versjon : s.versjon;
}

async function attempt(id: string | null, work: () => Promise<void>, navn: string): Promise<void> {
  if (busy.peek()) return;
  busy.value = true;
  try {
    await work();
  } catch (error) {
    outcome.value = await explain(error, id, navn);
  }
  busy.value = false;
}

async function explain(error: unknown, id: string | null, navn: string): Promise<Outcome> {
  if (!(error instanceof ApiError)) return { kind: "failed", detail: null };
  if (needsLogin(error)) return { kind: "login" };
  if (error.kind === "csrf") return { kind: "failed", detail: t("konto.error.csrf") };
  if (error.status === 403) return { kind: "locked", detail: error.detail };
  if (error.status !== 409 || id === null) return { kind: "failed", detail: error.detail };
  try {
    const answer = await api.scenario(id);
    const theirs = "scenario" in answer ? answer.scenario : answer;
    return { kind: "conflict", theirs, mine: { navn, versjon: openedAt.peek()?.versjon ?? theirs.versjon, enheter: delimit.peek().chosen.length } };
  } catch {
    return { kind: "failed", detail: error.detail };
  }
}
