// The answers about delimitations, scenarios and what-if; part of `types.ts`, which hands them on.
// `wire.check.ts` holds them to the server's own description.
import type { MultiPolygon } from "geojson";
import type { PlanPicture } from "./land-types";
import type { Klasse, Meta, Named, StatValue } from "./types";

/** How a figure was carried to the area: the method, its name, and whether it is a rough estimate by plain area. */
export interface Carried {
  metode: string;
  metode_navn: string;
  grovt: boolean;
}
export type Enhet = "soner" | "kretser" | "ruter";
/** What the page can ask a profile of: units of one kind, or a shape. */
export interface AreaRequest {
  navn?: string;
  polygon?: MultiPolygon;
  soner?: string[];
  kretser?: string[];
  ruter?: string[];
  k?: number;
  profil?: string;
}
export interface OwnAreaIndicator extends StatValue {
  id: string;
  navn: string;
  enhet: string;
  period: string;
  metode: string;
  grovt: boolean;
  kommune: StatValue;
}
export interface OwnAreaZone {
  id: string;
  navn: string;
  andel_av_omradet: number;
  p_blant_k: StatValue;
  klasse: Klasse;
}
export interface OwnArea {
  navn: string;
  areal_ha: number;
  geometri: MultiPolygon;
  sammensatt_av: { soner: Named[]; kretser: Named[]; ruter: number } | null;
  folk: StatValue & Carried;
  barn: StatValue & Carried;
  behov: { utsatte_folk: StatValue; andel: StatValue; soner: OwnAreaZone[] };
  indikatorer: OwnAreaIndicator[];
  arenaer: { id: string; navn: string; category: string; modell: string }[];
  aktorer: number;
  med_modell: number;
  plan: PlanPicture;
  skjult: string[];
}
export interface OwnAreaAnswer {
  profil: OwnArea;
  meta: Meta;
}
export interface Upload {
  polygon: MultiPolygon;
  hjorner: number;
  navn: string;
}
export interface DelimitRequest {
  enhet: Enhet;
  min_folk: number;
  max_folk: number;
  antall?: number;
  k?: number;
  profil?: string;
  med?: string[];
  uten?: string[];
  kompakthet?: number;
  barriere?: number;
  satsinger?: "med" | "uten";
}
export interface Suggestion {
  nr: number;
  enheter: { id: string; navn: string; folk: StatValue; p_blant_k: StatValue }[];
  folk: StatValue;
  barn: StatValue;
  utsatte_folk: StatValue;
  andel: StatValue;
  poeng: number;
  ovre_grense: number;
  /** How far below the bound, 0–1. */
  gap: number;
  kompakthet: number;
  kryssinger: { elv: number; jernbane: number };
  arenaer: number;
  med_modell: number;
  reserver_ha: number | null;
  geometri: MultiPolygon;
}
export interface DelimitMeta extends Meta {
  enhet: Enhet;
  kandidater: number;
  metode: string;
  mal: string;
  ovre_grense: number;
  k: number;
  fro: number;
}
export interface Delimitation {
  forslag: Suggestion[];
  meta: DelimitMeta;
}
export interface Joined {
  sted?: string;
  aktor?: string;
  program?: string;
}
export interface WhatIfState {
  klasse: Klasse;
  gap: StatValue;
  andel: StatValue;
}
export interface WhatIfAnswer {
  endringer: { id: string; navn: string; for: WhatIfState; etter: WhatIfState }[];
  uendret: number;
  meta: Meta;
}
export interface ScenarioBody {
  navn: string;
  enhet?: Enhet;
  enheter?: string[];
  polygon?: MultiPolygon;
  hva_om?: Joined[];
  merknad?: string;
}
export interface Scenario {
  id: string;
  navn: string;
  versjon: number;
  laget: string;
  endret: string;
  dataversjon: string;
  utdatert: boolean;
  enhet: Enhet | null;
  enheter: string[];
  geometri: MultiPolygon;
  hva_om: Joined[];
  merknad: string;
}
export interface Scenarios {
  scenarier: Scenario[];
  meta: Meta;
}
