// The address is the state: every choice a link should carry, read from and written to the URL. Pure, so that it can be tested.
import type { PlanKind } from "../api/types";
import { DEFAULT_DELIMIT, delimitParts, parseDelimit, type Delimit } from "./delimit-url";
import { DEFAULT_PRIO, parsePrio, prioParts, type Prio } from "./priority-url";

export type Page = "kart" | "overlapp" | "prioritering" | "avgrens" | "data" | "innlogging" | "min-side" | "brukere";
/** Pages of the account: their addresses carry none of the choices about the map. */
export const ACCOUNT_PAGES: readonly Page[] = ["innlogging", "min-side", "brukere"];
export type View = "overlapp" | "behov" | "plan" | "toveis" | "gange";
export const VIEWS: readonly View[] = ["overlapp", "behov", "plan", "toveis", "gange"];
/** `punkt` is a place on the map by its longitude and latitude, where the plan is read. */
export type SelectionKind = "sone" | "omrade" | "sted" | "aktor" | "punkt";
export interface Selection {
  kind: SelectionKind;
  id: string;
}
export interface Camera {
  zoom: number;
  lat: number;
  lon: number;
}
export type ZoneFilter = "utvalg" | "alle";
export type ListTab = "soner" | "arenaer";
export type SortKey = "klasse" | "navn" | "behov" | "barn" | "modell" | "gap";
export interface Sort {
  key: SortKey;
  dir: "asc" | "desc";
}
export const LAYERS = ["omrader", "skolekretser", "arenaer", "byggesone", "arealformal", "hensynssone", "bestemmelse", "restriksjon", "retningslinje"] as const;
export type Layer = (typeof LAYERS)[number];
/** The kinds of plan that can be shown; the plan's own areas are only in the lists. */
export type ShownPlan = Extract<Layer, PlanKind>;
export const PLAN_KINDS: readonly ShownPlan[] = ["byggesone", "arealformal", "hensynssone", "bestemmelse", "restriksjon", "retningslinje"];
/** Those that are drawn as lines only, so that what lies below can be seen. */
export const OUTLINED: readonly ShownPlan[] = ["bestemmelse", "restriksjon", "retningslinje"];

export interface State {
  page: Page;
  view: View;
  layers: readonly Layer[];
  /** Categories of other places that are shown as symbols. */
  places: readonly string[];
  /** The category that one walks to. */
  walkTo: string;
  programme: string | null;
  date: string | null;
  k: number | null;
  selection: Selection | null;
  camera: Camera | null;
  filter: ZoneFilter;
  tab: ListTab;
  sort: Sort;
  prio: Prio;
  delimit: Delimit;
  /** Where to go after the login, as it stands in the address: whether it may be followed is for who follows it. */
  next: string | null;
  /** The code of an invitation. */
  code: string | null;
  lang: string | null;
}

export const DEFAULT_STATE: State = {
  page: "kart",
  view: "overlapp",
  layers: ["omrader", "arenaer", "byggesone", "arealformal", "hensynssone"],
  places: [],
  walkTo: "arena",
  programme: null,
  date: null,
  k: null,
  selection: null,
  camera: null,
  filter: "utvalg",
  tab: "soner",
  sort: { key: "klasse", dir: "asc" },
  prio: DEFAULT_PRIO,
  delimit: DEFAULT_DELIMIT,
  next: null,
  code: null,
  lang: null,
};

const PATHS: Record<Page, string> = { kart: "/", overlapp: "/overlapp", prioritering: "/prioritering", avgrens: "/avgrens", data: "/data", innlogging: "/innlogging", "min-side": "/min-side", brukere: "/brukere" };
const KINDS: readonly SelectionKind[] = ["sone", "omrade", "sted", "aktor", "punkt"];
const SORTS: readonly SortKey[] = ["klasse", "navn", "behov", "barn", "modell", "gap"];
const LANGS = ["nb", "nn", "en"];

function oneOf<T extends string>(options: readonly T[], text: string | null): T | null {
  return options.find((o) => o === text) ?? null;
}

function list(text: string | null): string[] | null {
  if (text === null) return null;
  return text.split(",").filter((part) => part !== "");
}

function selectionOf(text: string | null): Selection | null {
  const [kind, ...rest] = (text ?? "").split(":");
  const known = oneOf(KINDS, kind ?? null);
  const id = rest.join(":");
  return known !== null && id !== "" ? { kind: known, id } : null;
}

function cameraOf(text: string | null): Camera | null {
  const [zoom, lat, lon] = (text ?? "").split("/").map(Number);
  if (zoom === undefined || lat === undefined || lon === undefined) return null;
  const fits = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return fits ? { zoom, lat, lon } : null;
}

function sortOf(text: string | null): Sort | null {
  const [key, dir] = (text ?? "").split("-");
  const known = oneOf(SORTS, key ?? null);
  return known === null ? null : { key: known, dir: dir === "synkende" ? "desc" : "asc" };
}

function kOf(text: string | null): number | null {
  const k = Number(text);
  return text !== null && Number.isInteger(k) && k >= 1 && k <= 60 ? k : null;
}

/** The page of a path; null where the path is none of the application's. */
export function pageOf(path: string): Page | null {
  return (Object.keys(PATHS) as Page[]).find((p) => PATHS[p] === path) ?? null;
}

export function parseUrl(url: URL): State {
  const q = url.searchParams;
  const page = pageOf(url.pathname) ?? "kart";
  const date = q.get("dato");
  const lang = oneOf(LANGS, q.get("sprak"));
  if (ACCOUNT_PAGES.includes(page)) return { ...DEFAULT_STATE, page, lang, ...(page === "innlogging" ? { next: q.get("til"), code: q.get("kode") } : {}) };
  return {
    ...DEFAULT_STATE,
    page,
    view: oneOf(VIEWS, q.get("vis")) ?? DEFAULT_STATE.view,
    layers: list(q.get("lag"))?.flatMap((l) => oneOf(LAYERS, l) ?? []) ?? DEFAULT_STATE.layers,
    places: list(q.get("steder")) ?? DEFAULT_STATE.places,
    walkTo: q.get("til") ?? DEFAULT_STATE.walkTo,
    programme: q.get("program"),
    date: date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null,
    k: kOf(q.get("k")),
    selection: selectionOf(q.get("valg")),
    camera: cameraOf(q.get("kart")),
    filter: oneOf<ZoneFilter>(["utvalg", "alle"], q.get("liste")) ?? DEFAULT_STATE.filter,
    tab: oneOf<ListTab>(["soner", "arenaer"], q.get("fane")) ?? DEFAULT_STATE.tab,
    sort: sortOf(q.get("sorter")) ?? DEFAULT_STATE.sort,
    prio: parsePrio(q),
    delimit: parseDelimit(q),
    lang,
  };
}

export function formatUrl(state: State): string {
  const parts: [string, string][] = [];
  const put = (name: string, value: string | number | null, standard: string | number | null) => {
    if (value !== null && value !== standard) parts.push([name, String(value)]);
  };
  if (ACCOUNT_PAGES.includes(state.page)) {
    if (state.page === "innlogging") {
      put("til", state.next, null);
      put("kode", state.code, null);
    }
    put("sprak", state.lang, null);
    return address(state.page, parts);
  }
  put("vis", state.view, DEFAULT_STATE.view);
  put("lag", state.layers.join(","), DEFAULT_STATE.layers.join(","));
  put("steder", state.places.join(","), "");
  put("til", state.walkTo, DEFAULT_STATE.walkTo);
  put("program", state.programme, null);
  put("dato", state.date, null);
  put("k", state.k, null);
  put("liste", state.filter, DEFAULT_STATE.filter);
  put("fane", state.tab, DEFAULT_STATE.tab);
  put("sorter", sortText(state.sort), sortText(DEFAULT_STATE.sort));
  parts.push(...prioParts(state.prio), ...delimitParts(state.delimit));
  put("valg", state.selection && `${state.selection.kind}:${state.selection.id}`, null);
  put("kart", state.camera && `${round(state.camera.zoom, 2)}/${round(state.camera.lat, 5)}/${round(state.camera.lon, 5)}`, null);
  put("sprak", state.lang, null);
  return address(state.page, parts);
}

function address(page: Page, parts: readonly [string, string][]): string {
  // Colons, slashes and commas may stand in a query as they are, and make the link readable.
  const query = parts.map(([n, v]) => `${n}=${encodeURIComponent(v).replace(/%3A/g, ":").replace(/%2F/g, "/").replace(/%2C/g, ",")}`).join("&");
  return PATHS[page] + (query === "" ? "" : `?${query}`);
}

function sortText(sort: Sort): string {
  return sort.dir === "desc" ? `${sort.key}-synkende` : sort.key;
}

function round(x: number, digits: number): number {
  return Number(x.toFixed(digits));
}
