// The one place where state lives: the URL's state as a signal, what is only of the moment beside it, and the ways to change them.
import { computed, signal } from "@preact/signals";
import type { MultiPolygon } from "geojson";
import { shapeCode } from "./delimit-url";
import { ACCOUNT_PAGES, DEFAULT_STATE, formatUrl, parseUrl, type Camera, type Selection, type State } from "./url";

const here = typeof location === "undefined" ? null : new URL(location.href);

export const state = signal<State>(here === null ? DEFAULT_STATE : restored());

/** Where the map should go next; a new object each time, so that the same place can be asked for twice. */
export const flight = signal<{ to: Selection } | { camera: Camera } | null>(null);
/** The zone or arena under the pointer or focus, in the map or in a list. */
export const hovered = signal<string | null>(null);
export const announcement = signal("");
export const webgl = signal(true);
export const tableOpen = signal(false);
export const menuOpen = signal(false);
export type SheetHeight = "lav" | "halv" | "full";
export const sheet = signal<SheetHeight>(state.peek().selection === null ? "lav" : "halv");
/** Set when a choice made by keyboard or list should move focus to the card. */
export const focusCard = signal(false);

export const page = computed(() => state.value.page);
/** What the map shows: the overlap page always shows the overlap, and an area is drawn over need. */
export const view = computed(() => (state.value.page === "overlapp" ? "overlapp" : state.value.page === "avgrens" ? "behov" : state.value.view));
export const selection = computed(() => state.value.selection);

/** Changes the state and adds a step to the browser's history. */
export function go(change: Partial<State>): void {
  const next = { ...state.value, ...change };
  const url = formatUrl(next);
  state.value = next;
  // A shape too large for the address follows the step in the history instead.
  const large = beside(next);
  if (url !== location.pathname + location.search || large !== null) history.pushState(large, "", url);
}

interface Beside {
  shape: MultiPolygon;
}

function beside({ delimit }: State): Beside | null {
  return delimit.shape !== null && shapeCode(delimit.shape) === null ? { shape: delimit.shape } : null;
}

/** The state of an address, with the shape that its step in the history carries. */
function restored(): State {
  const read = parseUrl(new URL(location.href));
  const shape = (history.state as Beside | null)?.shape ?? null;
  return shape === null ? read : { ...read, delimit: { ...read.delimit, shape, chosen: [] } };
}

/** Changes the state without a step in the history: for what follows from moving the map. */
export function settle(change: Partial<State>): void {
  const next = { ...state.value, ...change };
  state.value = next;
  history.replaceState(beside(next), "", formatUrl(next));
}

export function moved(camera: Camera): void {
  settle({ camera });
}

/** What had focus when the card was opened from a list or the search; focus goes back there. */
let opener: HTMLElement | null = null;

/** Chooses something from a list or the search: opens its card, moves the map there and moves focus. */
export function choose(chosen: Selection): void {
  const from = document.activeElement;
  // From inside a card to another: the way back is still to where the first was opened.
  if (from instanceof HTMLElement && from !== document.body && from.closest(".card") === null) opener = from;
  open(chosen);
  focusCard.value = true;
  flight.value = { to: chosen };
}

/** Opens a card without moving the map, as when it was clicked there. */
export function open(chosen: Selection): void {
  go({ selection: chosen });
  if (sheet.value === "lav") sheet.value = "halv";
}

export function close(): void {
  go({ selection: null });
  sheet.value = "lav";
  if (opener?.isConnected) opener.focus({ preventScroll: true });
  opener = null;
}

export function toggle<T>(values: readonly T[], value: T): T[] {
  return values.includes(value) ? values.filter((v) => v !== value) : [...values, value];
}

export function listenToHistory(): void {
  window.addEventListener("popstate", () => {
    const before = state.value.camera;
    const read = restored();
    // The address of an account page says nothing of the map, whose choices are then kept for the way back.
    if (ACCOUNT_PAGES.includes(read.page)) {
      state.value = { ...state.value, page: read.page, next: read.next, code: read.code, lang: read.lang };
      return;
    }
    state.value = read;
    // A step back brings back what was chosen; the map stays unless the address says where.
    const { camera } = state.value;
    if (camera === null) state.value = { ...state.value, camera: before };
    else flight.value = { camera };
  });
}
