// One way to ask the server: JSON in, a typed answer or an ApiError that carries the server's own words.
import type { Access, Actor, Area, AreaProfile, AreaRequest, Datasets, Delimitation, DelimitRequest, Hit, Indicators, Isochrones, Joined, Lever, Meta, Overlap, OwnAreaAnswer, Place, PlanArea, PlanHere, PlanPictureAnswer, PlanPictures, Priorities, PriorityRequest, Programme, Scenario, ScenarioBody, Scenarios, SensitivityAnswer, StabilityAnswer, StatValue, Upload, WeightProfiles, WhatIfAnswer, Zone, ZoneProfile } from "./types";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { lang } from "../text";
import { noteRefusal, tokenHeader } from "./csrf";

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly detail: string | null,
    readonly requestId: string | null,
    /** The last part of the problem's type, such as `ugyldig-k`. */
    readonly kind: string | null = null,
    /** How many seconds to wait before the next try, where the server says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(detail ?? `HTTP ${status}`);
  }
}

export type Query = Record<string, string | number | null | undefined>;

export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

export async function ask<T>(path: string, query: Query, signal?: AbortSignal): Promise<T> {
  return read(await fetch(withQuery(path, query), { headers: headers(), ...(signal ? { signal } : {}) }));
}

/** A question too long for an address; it changes nothing on the server. */
export async function post<T>(path: string, body: object, signal?: AbortSignal): Promise<T> {
  return send("POST", path, body, {}, signal);
}

/** What changes something carries the token of the login. */
export async function change<T>(method: string, path: string, body: object, more: Record<string, string> = {}): Promise<T> {
  return send(method, path, body, { ...tokenHeader(), ...more });
}

async function send<T>(method: string, path: string, body: object, more: Record<string, string> = {}, signal?: AbortSignal): Promise<T> {
  return read(await fetch(path, { method, headers: { ...headers(), "content-type": "application/json", ...more }, body: JSON.stringify(body), ...(signal ? { signal } : {}) }));
}

/** The version that a change is made from; the server refuses it when another has come since. */
const from = (version: number) => ({ "if-match": `"${version}"` });

function headers(): Record<string, string> {
  return { accept: "application/json", "accept-language": lang.value };
}

async function read<T>(response: Response): Promise<T> {
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const error = await problem(response);
  noteRefusal(error.status, error.kind);
  throw error;
}

/** Reads problem+json; an answer of another kind (a proxy's page) keeps only its status. */
async function problem(response: Response): Promise<ApiError> {
  const wait = secondsOf(response.headers.get("retry-after"));
  try {
    const body = (await response.json()) as { type?: string; detail?: string; request_id?: string };
    return new ApiError(response.status, body.detail ?? null, body.request_id ?? null, body.type?.split("/").at(-1) ?? null, wait);
  } catch {
    return new ApiError(response.status, null, null, null, wait);
  }
}

/** Our server counts seconds; a proxy may name a moment, which is then left out. */
function secondsOf(text: string | null): number | null {
  const seconds = Number(text);
  return text !== null && text.trim() !== "" && Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : null;
}

/** Units that are not zones, as shapes with their name and people. */
export type UnitShapes = FeatureCollection<Polygon | MultiPolygon, { id: string; navn: string; folk?: StatValue }>;
/** One scenario alone, however the answer wraps it. */
export type ScenarioOne = Scenario | { scenario: Scenario };

export interface When extends Query {
  date: string | null;
  programme: string | null;
  k: number | null;
}

export const api = {
  overlap: (when: When, signal?: AbortSignal) => ask<Overlap>("/api/v1/overlap", when, signal),
  zones: (k: number | null, signal?: AbortSignal) => ask<{ zones: Zone[]; meta: Meta }>("/api/v1/zones", { k }, signal),
  zone: (id: string, when: When, signal?: AbortSignal) =>
    ask<{ zone: ZoneProfile; meta: Meta }>(`/api/v1/zones/${encodeURIComponent(id)}`, when, signal),
  areas: (signal?: AbortSignal) => ask<{ areas: Area[]; meta: Meta }>("/api/v1/areas", {}, signal),
  area: (id: string, when: When, signal?: AbortSignal) =>
    ask<{ area: AreaProfile; meta: Meta }>(`/api/v1/areas/${encodeURIComponent(id)}`, when, signal),
  places: (signal?: AbortSignal) => ask<{ places: Place[]; meta: Meta }>("/api/v1/places", {}, signal),
  actors: (signal?: AbortSignal) => ask<{ actors: Actor[]; meta: Meta }>("/api/v1/actors", {}, signal),
  programmes: (signal?: AbortSignal) => ask<{ programmes: Programme[]; meta: Meta }>("/api/v1/programmes", {}, signal),
  plan: (signal?: AbortSignal) => ask<{ plan: PlanArea[]; meta: Meta }>("/api/v1/plan", {}, signal),
  datasets: (signal?: AbortSignal) => ask<Datasets>("/api/v1/datasets", {}, signal),
  indicators: (signal?: AbortSignal) => ask<Indicators>("/api/v1/indicators", {}, signal),
  weightProfiles: (signal?: AbortSignal) => ask<WeightProfiles>("/api/v1/weight-profiles", {}, signal),
  priorities: (body: PriorityRequest, signal?: AbortSignal) => post<Priorities>("/api/v1/priorities", body, signal),
  stability: (body: PriorityRequest & { lever: Lever }, signal?: AbortSignal) => post<StabilityAnswer>("/api/v1/priorities/stability", body, signal),
  sensitivity: (body: PriorityRequest, signal?: AbortSignal) => post<SensitivityAnswer>("/api/v1/priorities/sensitivity", body, signal),
  ownArea: (body: AreaRequest, signal?: AbortSignal) => post<OwnAreaAnswer>("/api/v1/area-profile", body, signal),
  /** The bytes as they are; the name says what they hold. Header values are ASCII, so the name is percent-coded. */
  upload: async (file: Blob, name: string, signal?: AbortSignal) =>
    read<Upload>(await fetch("/api/v1/area-profile/upload", { method: "POST", headers: { ...headers(), "content-type": "application/octet-stream", "x-filename": encodeURIComponent(name) }, body: file, ...(signal ? { signal } : {}) })),
  delimit: (body: DelimitRequest, signal?: AbortSignal) => post<Delimitation>("/api/v1/delimit", body, signal),
  /** School districts or cells with their shapes; zones come with the map. */
  units: async (enhet: string, signal?: AbortSignal) => read<UnitShapes>(await fetch(withQuery("/api/v1/units", { enhet }), { headers: { ...headers(), accept: "application/geo+json" }, ...(signal ? { signal } : {}) })),
  whatIf: (body: { arenaer: Joined[]; date?: string; k?: number }, signal?: AbortSignal) => post<WhatIfAnswer>("/api/v1/what-if", body, signal),
  scenarios: (signal?: AbortSignal) => ask<Scenarios>("/api/v1/scenarios", {}, signal),
  scenario: (id: string, signal?: AbortSignal) => ask<ScenarioOne>(scenarioPath(id), {}, signal),
  makeScenario: (body: ScenarioBody) => change<Scenario>("POST", "/api/v1/scenarios", body),
  changeScenario: (id: string, version: number, body: ScenarioBody) => change<Scenario>("PUT", scenarioPath(id), body, from(version)),
  dropScenario: (id: string, version: number) => change<void>("DELETE", scenarioPath(id), {}, from(version)),
  planAt: (point: [number, number], signal?: AbortSignal) => ask<PlanHere>("/api/v1/plan", { point: point.join(",") }, signal),
  planPicture: (of: { zone?: string; area?: string; district?: string }, signal?: AbortSignal) => ask<PlanPictureAnswer>("/api/v1/plan/picture", of, signal),
  planPictures: (signal?: AbortSignal) => ask<PlanPictures>("/api/v1/plan/pictures", {}, signal),
  access: (category: string, signal?: AbortSignal) => ask<Access>(`/api/v1/access/${encodeURIComponent(category)}`, {}, signal),
  isochrones: (place: string, minutes: readonly number[], signal?: AbortSignal) => ask<Isochrones>("/api/v1/isochrone", { place, minutes: minutes.join(",") }, signal),
  search: (q: string, signal?: AbortSignal) => ask<{ hits: Hit[]; meta: Meta }>("/api/v1/search", { q, limit: 8 }, signal),
};

const scenarioPath = (id: string) => `/api/v1/scenarios/${encodeURIComponent(id)}`;

export function scenarioFileUrl(id: string, format: "geojson" | "gpkg"): string {
  return withQuery(`${scenarioPath(id)}/eksport`, { format });
}

export function arenasCsvUrl(zone: string, when: When): string {
  return withQuery(`/api/v1/zones/${encodeURIComponent(zone)}/arenas.csv`, { date: when.date, programme: when.programme });
}
