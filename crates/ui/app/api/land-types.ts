// The answers about the plan of an area and about walking; part of `types.ts`, which hands them on.
// `wire.check.ts` holds them to the server's own description.
import type { MultiPolygon } from "geojson";
import type { Meta, Named, PlanArea, StatValue } from "./types";

export interface PlanShare {
  code: string;
  navn: string;
  status: "navaerende" | "framtidig" | "ukjent";
  gruppe: string;
  farge: string;
  flater: number;
  hektar: number;
  /** Of the area, 0–1. */
  andel: number;
}
export interface PlanPicture {
  areal_ha: number;
  dekket_ha: number;
  arealformal: PlanShare[];
  byggesoner: PlanShare[];
  hensynssoner: PlanShare[];
  andre: PlanShare[];
  reserver: { code: string; navn: string; hektar: number; regel: "formal" | "byggesone" }[];
  /** Null where there is no plan data. */
  reserver_ha: number | null;
  gront_ha: number | null;
  tjenesteyting_ha: number | null;
  planer: { planident: string; planstatus: string; ikraft: string | null; flater: number }[];
}
export interface PlanPictureAnswer {
  bilde: PlanPicture;
  meta: Meta;
}
export interface PlanHere {
  plan: PlanArea[];
  meta: Meta;
}
/** The plan of every zone in brief, for the map of need and plan together. */
export interface PlanPictures {
  soner: { id: string; navn: string; reserver_ha: number | null; gront_ha: number | null; framtidig_andel: number | null }[];
  meta: Meta;
}
export type MinuteReason = "no_snap" | "unreachable" | "over_limit" | "ingen_arena";
export interface Minutes {
  minutter: number | null;
  grunn: MinuteReason | null;
}
export interface AccessRow {
  id: string;
  navn: string;
  minutter: Minutes;
  minutter_n3: Minutes;
  andel_10: StatValue;
  andel_15: StatValue;
  barn_10: StatValue;
  barn_15: StatValue;
  naermeste: Named | null;
  krets: { id: string; navn: string; skole: string | null }[];
}
export interface NetReport {
  noder: number;
  kanter: number;
  komponenter: number;
  storste_andel: number;
  bruer: number;
  uten_feste: number;
}
export interface NetMeta extends Meta {
  nett: "gangnett" | "luftlinje";
  nett_navn: string;
  nettrapport: NetReport | null;
}
export interface Access {
  soner: AccessRow[];
  meta: NetMeta;
}
export interface Isochrones {
  isokroner: { minutter: number; personer: StatValue; geometri: MultiPolygon }[];
  meta: NetMeta;
}
