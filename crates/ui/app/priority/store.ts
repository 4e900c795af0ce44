// What the page Prioritering asks the server for, and the ways to change what is asked: weights while they are dragged, choices when made.
import { batch, computed, effect, signal } from "@preact/signals";
import { api, ApiError } from "../api/client";
import { resource } from "../api/resource";
import type { Lever, PriorityRequest } from "../api/types";
import { announcement, go, page, settle, state } from "../state/store";
import type { OwnTheme, Prio } from "../state/priority-url";
import { t } from "../text";
import { findingWords, priorityFinding } from "./finding";
import { requestOf } from "./request";
import { asOwn, overlaid, structure, type ThemeWeights } from "./weights";

const DRAG_WAIT_MS = 120;
/** Steps by the keyboard within this time are one step of the browser's history. */
const ONE_STEP_MS = 1500;

export type Control = "vekter" | "metode" | "soner" | "k" | "periode" | "fro";
/** The control that was changed last. */
export const touched = signal<Control | null>(null);
/** Which control a refusal is about, by the kind of problem. */
const ABOUT: Readonly<Record<string, Control>> = {
  "bare-innvandrerbakgrunn": "vekter",
  "bare-null-vekter": "vekter",
  "negativ-vekt": "vekter",
  "ukjent-indikator": "vekter",
  "ukjent-tema": "vekter",
  "ukjent-vektprofil": "vekter",
  "ugyldig-metode": "metode",
  "ukjent-variant": "soner",
  "ugyldig-k": "k",
  "mangler-periode": "periode",
  "ingen-har-perioden": "periode",
  "ugyldig-periode": "periode",
  "ulike-ar": "periode",
};

const here = computed(() => page.value === "prioritering");
export const catalogue = resource((stop) => (here.value ? api.indicators(stop) : null));
export const profiles = resource((stop) => (here.value ? api.weightProfiles(stop) : null));

export const prio = computed(() => state.value.prio);
export const profile = computed(() => {
  const all = profiles.data.value?.profiles ?? [];
  return all.find((p) => p.id === prio.value.profile) ?? all[0] ?? null;
});
export const base = computed<ThemeWeights[] | null>(() => {
  const [known, chosen] = [catalogue.data.value, profile.value];
  return known === null || chosen === null ? null : structure(chosen, known);
});
const draft = signal<ThemeWeights[] | null>(null);
/** The weights as they stand on the page, also while one is dragged. */
export const weights = computed<ThemeWeights[] | null>(() => draft.value ?? (base.value && overlaid(base.value, prio.value.themes)));

/** No indicator of the index has a figure for any zone: there is nothing to ask about. */
export const noFigures = computed(() => catalogue.data.value?.indicators.every((i) => !i.i_indeks || i.perioder.length === 0) ?? false);

function question(own: readonly ThemeWeights[] | null): string {
  const { date, programme } = state.value;
  return JSON.stringify(requestOf(prio.value, own, { date, programme }));
}
/** What is chosen, as text, so that what asks the same asks once; it waits for the catalogue, and own weights for the structure they are laid over. */
const chosen = computed<string | null>(() => {
  if (!here.value || catalogue.data.value === null || noFigures.value) return null;
  if (prio.value.themes === null) return question(null);
  return base.value === null ? null : question(overlaid(base.value, prio.value.themes));
});
const dragged = signal<string | null>(null);
const asked = computed(() => (here.value ? (dragged.value ?? chosen.value) : null));

const answered = resource((stop) => {
  const body = asked.value;
  return body === null ? null : api.priorities(JSON.parse(body) as PriorityRequest, stop).then((answer) => ({ body, answer, meta: answer.meta }));
});
export const priorities = { ...answered, data: computed(() => answered.data.value?.answer ?? null) };
/** A refusal is the server's answer to a choice; anything else is a failure. */
export const refusal = computed(() => {
  const error = priorities.error.value;
  return error instanceof ApiError && error.status === 400 ? error : null;
});

/** The control that a refusal is said beside: the one it is about, or the one that was changed last. */
export const refused = computed(() => (refusal.value === null ? null : (ABOUT[refusal.value.kind ?? ""] ?? touched.value)));

/** The last question that was chosen, not dragged past, and has its answer: slower questions follow it. */
const settled = signal<string | null>(null);
effect(() => {
  if (chosen.value === null) settled.value = null;
  else if (draft.value === null && answered.data.value?.body === chosen.value && answered.error.value === null) settled.value = chosen.value;
});

export const lever = computed<Lever | null>(() => {
  const wanted = prio.value.lever;
  if (wanted !== null) return wanted;
  const first = base.value?.[0];
  return first === undefined ? null : { kind: "theme", id: first.id };
});
const leverText = computed(() => JSON.stringify(lever.value));
export const stability = resource((stop) => {
  const [body, moved] = [settled.value, JSON.parse(leverText.value) as Lever | null];
  return body === null || moved === null ? null : api.stability({ ...(JSON.parse(body) as PriorityRequest), lever: moved }, stop);
});
export const sensitivity = resource((stop) => (settled.value === null ? null : api.sensitivity(JSON.parse(settled.value) as PriorityRequest, stop)));

let last: { control: Control; at: number } | null = null;
let toAnnounce = false;

/** Makes a choice: the address carries it, the server is asked, and the new finding is said once. */
export function choosePrio(change: Partial<Prio>, control: Control): void {
  const now = Date.now();
  const same = last?.control === control && now - last.at < ONE_STEP_MS;
  last = { control, at: now };
  toAnnounce = true;
  batch(() => {
    touched.value = control;
    announcement.value = "";
    (same ? settle : go)({ prio: { ...prio.value, ...change } });
  });
}

/** What is only shown otherwise asks nothing of the server. */
export function showPrio(change: Partial<Pick<Prio, "all" | "apart" | "lever">>): void {
  go({ prio: { ...prio.value, ...change } });
}

effect(() => {
  if (settled.value === null || !toAnnounce) return;
  const answer = priorities.data.peek();
  if (answer === null) return;
  toAnnounce = false;
  const { head } = findingWords(priorityFinding(answer.priorities, answer.meta.k), answer.meta.k);
  announcement.value = t("prio.announce", { funn: head });
});

let timer: ReturnType<typeof setTimeout> | undefined;
/** While a slider is dragged the numbers follow at once and the server is asked when the hand rests. */
export function dragWeights(next: ThemeWeights[]): void {
  draft.value = next;
  clearTimeout(timer);
  timer = setTimeout(() => (dragged.value = question(next)), DRAG_WAIT_MS);
}

/** A slider brought back to where it stood makes no change: what was asked on the way is let go. */
export function dropDrag(): void {
  clearTimeout(timer);
  batch(() => {
    draft.value = null;
    dragged.value = null;
  });
}

/** The slider is let go: asked at once, and kept in the address. */
export function keepWeights(next: readonly ThemeWeights[], moved: Lever | null): void {
  clearTimeout(timer);
  const own: OwnTheme[] | null = base.value && asOwn(next, base.value);
  const standard = own !== null && base.value !== null && own.every((t) => t.indicators === null && base.value?.find((b) => b.id === t.id)?.weight === t.weight);
  batch(() => {
    choosePrio({ themes: standard ? null : own, ...(moved === null ? {} : { lever: moved }) }, "vekter");
    draft.value = null;
    dragged.value = null;
  });
}

export function retryPriorities(): void {
  for (const r of [priorities, catalogue, profiles, stability, sensitivity]) if (r.error.value !== null) r.retry();
}
