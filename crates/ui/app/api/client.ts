// One way to ask the server: JSON in, a typed answer or an ApiError that carries the server's own words.
import type { Actor, Area, AreaProfile, Datasets, Hit, Indicators, Lever, Meta, Overlap, PlanArea, Place, Priorities, PriorityRequest, Programme, SensitivityAnswer, StabilityAnswer, WeightProfiles, Zone, ZoneProfile } from "./types";

import { lang } from "../text";

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly detail: string | null,
    readonly requestId: string | null,
    /** The last part of the problem's type, such as `ugyldig-k`. */
    readonly kind: string | null = null,
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

async function ask<T>(path: string, query: Query, signal?: AbortSignal): Promise<T> {
  return read(await fetch(withQuery(path, query), { headers: headers(), ...(signal ? { signal } : {}) }));
}

/** A question too long for an address; it changes nothing on the server. */
async function post<T>(path: string, body: object, signal?: AbortSignal): Promise<T> {
  return read(await fetch(path, { method: "POST", headers: { ...headers(), "content-type": "application/json" }, body: JSON.stringify(body), ...(signal ? { signal } : {}) }));
}

function headers(): Record<string, string> {
  return { accept: "application/json", "accept-language": lang.value };
}

async function read<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  throw await problem(response);
}

/** Reads problem+json; an answer of another kind (a proxy's page) keeps only its status. */
async function problem(response: Response): Promise<ApiError> {
  try {
    const body = (await response.json()) as { type?: string; detail?: string; request_id?: string };
    return new ApiError(response.status, body.detail ?? null, body.request_id ?? null, body.type?.split("/").at(-1) ?? null);
  } catch {
    return new ApiError(response.status, null, null);
  }
}

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
  search: (q: string, signal?: AbortSignal) => ask<{ hits: Hit[]; meta: Meta }>("/api/v1/search", { q, limit: 8 }, signal),
};

export function arenasCsvUrl(zone: string, when: When): string {
  return withQuery(`/api/v1/zones/${encodeURIComponent(zone)}/arenas.csv`, { date: when.date, programme: when.programme });
}
