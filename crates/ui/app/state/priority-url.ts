// The choices of the page Prioritering in the address: weights, method, zones, seed, and what is opened. Pure.
import type { Lever, PriorityMethod, Variant } from "../api/types";

/** Weights in per cent with two decimals, so that a link carries exactly what was asked. */
export interface OwnTheme {
  id: string;
  weight: number;
  /** Own weights inside the theme; null = those of the profile. */
  indicators: readonly { id: string; weight: number }[] | null;
}
export const METHODS = {
  z: { normalisation: "z", aggregation: "arithmetic" },
  minmaks: { normalisation: "minmax_1_100", aggregation: "geometric" },
  persentil: { normalisation: "percentile", aggregation: "arithmetic" },
  eksponentiell: { normalisation: "exponential", aggregation: "arithmetic" },
  copeland: { normalisation: "z", aggregation: "copeland" },
} as const satisfies Record<string, PriorityMethod>;
export type MethodKey = keyof typeof METHODS;
export const VARIANTS: readonly Variant[] = ["uten_studenter", "aldersjustert"];

export interface Prio {
  profile: string | null;
  themes: readonly OwnTheme[] | null;
  k: number | null;
  method: MethodKey;
  period: string | null;
  mixed: boolean;
  variants: readonly Variant[];
  shrink: boolean;
  withoutRunning: boolean;
  seed: number | null;
  lever: Lever | null;
  /** Every zone in the list, and the two sources of uncertainty apart. */
  all: boolean;
  apart: boolean;
}

export const DEFAULT_PRIO: Prio = {
  profile: null,
  themes: null,
  k: null,
  method: "z",
  period: null,
  mixed: false,
  variants: [],
  shrink: false,
  withoutRunning: false,
  seed: null,
  lever: null,
  all: false,
  apart: false,
};

const YES = "ja";
const LEVERS = { tema: "theme", indikator: "indicator" } as const;

/** `id:weight,id:weight`; what is no weight is left out. */
function weights(text: string | null): { id: string; weight: number }[] {
  return (text ?? "").split(",").flatMap((part) => {
    const at = part.lastIndexOf(":");
    const weight = Number(part.slice(at + 1));
    const fits = at > 0 && part.slice(at + 1) !== "" && Number.isFinite(weight) && weight >= 0 && weight <= 100;
    return fits ? [{ id: part.slice(0, at), weight }] : [];
  });
}

function themesOf(q: URLSearchParams): OwnTheme[] | null {
  const themes = weights(q.get("vekter"));
  if (themes.length === 0) return null;
  const inside = weights(q.get("indikatorer"));
  return themes.map(({ id, weight }) => {
    const own = inside.filter((i) => i.id.startsWith(`${id}/`)).map((i) => ({ ...i, id: i.id.slice(id.length + 1) }));
    return { id, weight, indicators: own.length === 0 ? null : own };
  });
}

function whole(text: string | null, least: number, most: number): number | null {
  const n = Number(text);
  return text !== null && text !== "" && Number.isInteger(n) && n >= least && n <= most ? n : null;
}

function leverOf(text: string | null): Lever | null {
  const [kind, ...rest] = (text ?? "").split(":");
  const id = rest.join(":");
  return (kind === "tema" || kind === "indikator") && id !== "" ? { kind: LEVERS[kind], id } : null;
}

export function parsePrio(q: URLSearchParams): Prio {
  const method = q.get("metode");
  const variants = (q.get("varianter") ?? "").split(",");
  return {
    profile: q.get("profil"),
    themes: themesOf(q),
    k: whole(q.get("blant"), 1, 9999),
    method: method !== null && method in METHODS ? (method as MethodKey) : DEFAULT_PRIO.method,
    period: q.get("periode"),
    mixed: q.get("ulike_ar") === YES,
    variants: VARIANTS.filter((v) => variants.includes(v)),
    shrink: q.get("krymp") === YES,
    withoutRunning: q.get("uten_pagaende") === YES,
    seed: whole(q.get("fro"), 0, Number.MAX_SAFE_INTEGER),
    lever: leverOf(q.get("spak")),
    all: q.get("rader") === "alle",
    apart: q.get("kilder") === "hver",
  };
}

/** Names and values of what differs from the standard. */
export function prioParts(p: Prio): [string, string][] {
  const list = (rows: readonly { id: string; weight: number }[]) => rows.map((r) => `${r.id}:${r.weight}`).join(",");
  const inside = (p.themes ?? []).flatMap((t) => (t.indicators ?? []).map((i) => ({ id: `${t.id}/${i.id}`, weight: i.weight })));
  const all: [string, string | null][] = [
    ["profil", p.profile],
    ["vekter", p.themes && list(p.themes)],
    ["indikatorer", list(inside) || null],
    ["blant", p.k === null ? null : String(p.k)],
    ["metode", p.method === DEFAULT_PRIO.method ? null : p.method],
    ["periode", p.period],
    ["ulike_ar", p.mixed ? YES : null],
    ["varianter", p.variants.join(",") || null],
    ["krymp", p.shrink ? YES : null],
    ["uten_pagaende", p.withoutRunning ? YES : null],
    ["fro", p.seed === null ? null : String(p.seed)],
    ["spak", p.lever && `${p.lever.kind === "theme" ? "tema" : "indikator"}:${p.lever.id}`],
    ["rader", p.all ? "alle" : null],
    ["kilder", p.apart ? "hver" : null],
  ];
  return all.flatMap(([name, value]) => (value === null ? [] : [[name, value] as [string, string]]));
}
