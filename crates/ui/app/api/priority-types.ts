// The answers about indicators, weights and priorities; part of `types.ts`, which hands them on.
import type { Klasse, Meta, Named, Ord, StatValue, Tilstand, Trust, ValueState } from "./types";

export interface Localised {
  nb: string;
  nn: string;
  en: string;
}
export interface IndicatorPeriod {
  periode: string;
  niva: string;
  kjent: number;
  ikke_vist: number;
  mangler: number;
  kilde: string;
  trust: Trust;
}
export interface Indicator {
  id: string;
  navn: Localised;
  kort: Localised;
  tema: string | null;
  rolle: "levekar" | "kontekst" | "innvandrerbakgrunn" | "grunntall";
  i_indeks: boolean;
  perioder: IndicatorPeriod[];
}
export interface Theme {
  id: string;
  navn: Localised;
  kort: Localised;
}
export interface Indicators {
  indicators: Indicator[];
  themes: Theme[];
  meta: Meta;
}
export interface WeightProfile {
  id: string;
  navn: Localised;
  beskrivelse: Localised;
  themes: { id: string; weight: number; indicators: { indicator: string; weight: number }[] }[];
}
export interface WeightProfiles {
  profiles: WeightProfile[];
  meta: Meta;
}
export type Variant = "uten_studenter" | "aldersjustert";
export interface PriorityMethod {
  normalisation: "z" | "minmax_0_100" | "minmax_1_100" | "percentile" | "exponential";
  aggregation: "arithmetic" | "geometric" | "harmonic" | "copeland";
}
export interface PriorityRequest {
  profile?: string;
  themes?: { id: string; weight: number; indicators?: { indicator: string; weight: number }[] }[];
  k?: number;
  seed?: number;
  draws?: number;
  method?: PriorityMethod;
  period?: string;
  mixed_years?: boolean;
  variants?: Variant[];
  shrink?: boolean;
  without_running?: boolean;
  date?: string;
  programme?: string;
}
export interface RankInterval {
  median: number;
  lo: number;
  hi: number;
  p_blant_k: number;
}
export interface PriorityRow {
  id: string;
  navn: string;
  omrader: Named[];
  satsing: { tilstand: Tilstand; navn: string; fra: string | null; til: string | null } | null;
  klasse: Klasse;
  indeks: StatValue;
  dekning: number;
  plass: { median: number; lo: number; hi: number; nominell: number | null } | null;
  p_blant_k: StatValue;
  ord: Ord | null;
  datausikkerhet: RankInterval | null;
  metodevalg: RankInterval | null;
  rangsett: { samtidig: [number, number]; enkelt: [number, number] } | null;
  gruppe: number | null;
  femdel: 1 | 2 | 3 | 4 | 5 | null;
  usikker: boolean;
  uten_tall: { indicator: string; state: ValueState; kan_flytte: boolean | null }[];
}
export interface PriorityArea {
  id: string;
  navn: string;
  tilstand: Tilstand;
  soner: Named[];
  folk: StatValue;
  snitt: StatValue;
  plass: { median: number; lo: number; hi: number } | null;
  mest_utsatt_tidel: StatValue;
  utbredelse: StatValue;
  spredning: [number, number] | null;
}
export interface PriorityIndicator {
  id: string;
  tema: string;
  vekt: number;
  periode: string;
  konstant: boolean;
  alene_i_tema: boolean;
  behandling: string;
}
export interface Correlation {
  a: string;
  b: string;
  r: number | null;
  n: number;
}
export interface LeftOut {
  indicator: string;
  mean_abs_rank_change: number | null;
  inn: Named[];
  ut: Named[];
}
export type Change =
  | { kind: "bytte"; over: Named; under: Named; flyttes: number; temaer: { id: string; from: number; to: number }[] }
  | { kind: "aldri"; over: Named; under: Named }
  | { kind: "jevnt"; over: Named; under: Named }
  | { kind: "uten_tall"; sone: Named; indicators: string[] };
export interface PriorityMeta extends Meta {
  k: number;
  seed: number;
  draws: number;
  profile: string | null;
  method: { normalisation: string; aggregation: string };
  perioder: string[];
  blandede_ar: boolean;
  dato: string;
  programme: Named;
  rangert: number;
  uten_indeks: number;
}
export interface Priorities {
  priorities: PriorityRow[];
  areas: PriorityArea[];
  indicators: PriorityIndicator[];
  themes: { id: string; vekt: number; indikatorer: number }[];
  correlations: { themes: Correlation[]; indicators: Correlation[] };
  leave_one_out: LeftOut[];
  changes: Change[];
  meta: PriorityMeta;
}
export interface Lever {
  kind: "theme" | "indicator";
  id: string;
}
export interface Stability {
  lever: { kind: string; id: string };
  chosen: number;
  points: { weight: number; p: (number | null)[] }[];
  zones: Named[];
}
export interface StabilityAnswer {
  stability: Stability;
  meta: Meta;
}
export interface SensitivityFactor {
  varied: "data" | "weights" | "method" | "leave_out";
  first: number;
  total: number;
}
export interface Sensitivity {
  factors: SensitivityFactor[];
  runs: number;
}
export interface SensitivityAnswer {
  sensitivity: Sensitivity;
  meta: Meta;
}
