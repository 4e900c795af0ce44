// The server's answers as the page reads them. The server owns every rule; nothing here is worked out again.

export type * from "./delimit-types";
export type * from "./land-types";
export type * from "./priority-types";

export type ValueState = "known" | "suppressed" | "missing" | "imputed";
export interface StatValue {
  value: number | null;
  state: ValueState;
  lo: number | null;
  hi: number | null;
  method: string | null;
}
export interface Citation {
  kilde: string;
  url: string | null;
  dato: string | null;
}
export interface Named {
  id: string;
  navn: string;
}
export type Trust = "ekte" | "skjematisk" | "oppdiktet" | "fakta";
export interface SourceRef {
  id: string;
  layer?: string;
  tittel: string;
  opphav: string;
  lisens: string;
  trust: Trust;
  hentet: string;
}
export interface Meta {
  epoch: number;
  version: string;
  /** Number of the version of the store, to cite. */
  lagerversjon: number;
  /** Hash of the data alone, without saved delimitations. */
  dataversjon: string;
  kommune: { nummer: string; navn: string } | null;
  organ: string | null;
  demo: boolean;
  skjematisk: string[];
  sonesett: Named | null;
  kilder: SourceRef[];
}

/** The server has taken other data into use. */
export interface EpochNews {
  epoch: number;
  version: string;
  data_version: string;
  store_version: number;
  layers: string[];
}
export interface StoreNews {
  reachable: boolean;
  since: string;
}

export type Klasse =
  | "modellen_treffer"
  | "klar_for_utvidelse"
  | "behov_uten_arena"
  | "modell_uten_hoyt_sonebehov"
  | "usikker"
  | "lav_uten_modell"
  | "behov_ikke_beregnet";
export type Ord = "klart" | "trolig" | "mulig" | "neppe";
export type Behovsniva = "hoy" | "usikker" | "lav" | "ikke_beregnet";
export type Modell = "aktiv" | "ukjent" | "avsluttet" | "ingen";
export type Tilstand = "aldri" | "pagar" | "avsluttet";

export interface Zone {
  id: string;
  navn: string;
  aliaser: string[];
  kode: string | null;
  sonesett: string;
  areal_m2: number;
  senter: [number, number];
  bbox: [number, number, number, number];
  omrader: Named[];
  behov: StatValue;
  behovsniva: Behovsniva;
  ord: Ord | null;
  barn: StatValue;
  befolkning: StatValue;
  grense: { opphav: string; dato: string | null; forelopig: boolean };
}
export interface ArenaCount {
  barnehage: number;
  skole: number;
  total: number;
}
export interface OverlapZone {
  id: string;
  navn: string;
  klasse: Klasse;
  grunn: "behov_usikkert" | "modellstatus_ukjent" | null;
  behov: StatValue;
  behovsniva: Behovsniva;
  ord: Ord | null;
  barn: StatValue;
  arenaer: { inside: ArenaCount; nearest: ArenaCount; serves: ArenaCount; total: number };
  modell: { aktiv: number; ukjent: number; avsluttet: number };
  andel: { value: number; lo: number; hi: number } | null;
  gap: StatValue | null;
  andre_programmer: OtherProgramme[];
}
/** Another programme at the arenas of a zone, as counts of arenas. */
export interface OtherProgramme {
  programme: Named;
  aktiv: number;
  ukjent: number;
  avsluttet: number;
}
export type Relasjon = "inside" | "nearest" | "serves";
export interface Arena {
  id: string;
  navn: string;
  kategori: string;
  lon: number;
  lat: number;
  sone: Named | null;
  relasjon: Relasjon | null;
  avstand_m: number;
  betjener: { sone: string; grunn: string }[];
  modell: Modell;
  fra: string | null;
  til: string | null;
  former: string[];
  kilde: Citation | null;
  naermeste_med_modell: { id: string; navn: string; avstand_m: number } | null;
  forhold?: Relasjon;
}
export interface ZoneSet {
  soner: number;
  barn: StatValue;
}
export interface OverlapMeta extends Meta {
  dato: string;
  programme: Named;
  k: number;
  klasser: Record<Klasse, number>;
  ikke_vist: number;
  mangler: number;
  arenaer: { aktiv: number; ukjent: number; avsluttet: number; kan_ha: number };
  inside: ArenaCount;
  nearest: ArenaCount;
}
export interface Overlap {
  zones: OverlapZone[];
  arenas: Arena[];
  sets: { begge: ZoneSet; bare_behov: ZoneSet; bare_modell: ZoneSet };
  meta: OverlapMeta;
}
export interface Satsing {
  navn: string;
  omrade?: Named;
  tilstand: Tilstand;
  fra: string | null;
  til: string | null;
  periode_tekst: string | null;
  kilder: Citation[];
}
export interface Area {
  id: string;
  navn: string;
  liste: string;
  nr: number;
  aliaser: string[];
  soner: Named[];
  deler: string[];
  ble: Named | null;
  tilstand: Tilstand;
  satsinger: Satsing[];
  merknad: string | null;
  kilder: Citation[];
  bbox: [number, number, number, number] | null;
  senter: [number, number] | null;
  umatchet: string[];
}
export interface Place {
  id: string;
  navn: string;
  aliaser: string[];
  kategori: string;
  sektor: string;
  universell_arena: { er: boolean; grunn: string };
  adresse: string | null;
  url: string | null;
  lon: number | null;
  lat: number | null;
  geo_kvalitet: string;
  sone: Named | null;
  relasjon: Relasjon | null;
  avstand_m: number | null;
  betjener: { sone: string; grunn: string }[];
  kilde: string;
}
export interface Actor {
  id: string;
  navn: string;
  aliaser: string[];
  kategori: string;
  sektor: string;
  sektor_oppgitt: boolean;
  universell_arena: { er: boolean; grunn: string };
  steder: { id: string; navn: string; lon: number | null; lat: number | null }[];
  del_av: string | null;
  bydel: string | null;
  generell: boolean;
  programmer: { id: string; navn: string; tilstand: string; former: string[] }[];
  merknad: string | null;
  kilder: Citation[];
}
export type SlotState = "registrert" | "betjener_utenfra" | "ikke_registrert" | "ikke_relevant";
export interface Slot {
  plass: string;
  tilstand: SlotState;
  aktorer: Named[];
}
export interface ProgrammeHere {
  id: string;
  navn: string;
  parent: string | null;
  fra: string | null;
  til: string | null;
  status: string;
  status_tekst: string | null;
  former: string[];
  kilder: Citation[];
}
/** `planomrade` and the three last come with the plan's own areas; the page draws those as outlines. */
export type PlanKind = "planomrade" | "byggesone" | "arealformal" | "hensynssone" | "bestemmelse" | "restriksjon" | "retningslinje";
export interface PlanArea {
  id: string;
  kind: PlanKind;
  objekttype: string;
  gruppe: string;
  code: string;
  navn: string;
  status: "navaerende" | "framtidig" | "ukjent";
  planident: string;
  planstatus: string;
  ikraft: string | null;
  areal_m2: number;
  farge: string;
  andel?: number | null;
}
export interface Quality {
  tekst: string;
  kilde: Citation;
}
export interface Profile {
  arenaer: Arena[];
  aktorer: Actor[];
  programmer: ProgrammeHere[];
  kvaliteter: Quality[];
  konstellasjon: Slot[];
}
export interface ZoneProfile extends Zone, Profile {
  overlapp: OverlapZone;
  satsinger: Satsing[];
  plan: PlanArea[];
}
export interface AreaProfile extends Area, Profile {
  overlapp: OverlapZone[];
}
export interface Programme {
  id: string;
  parent: string | null;
  navn: string;
  fra: string | null;
  til: string | null;
  status: string;
  status_tekst: string | null;
}
export interface Hit {
  type: "sone" | "omrade" | "sted" | "aktor";
  id: string;
  navn: string;
  kontekst: string | null;
  treff: string;
  score: number;
  lon: number | null;
  lat: number | null;
}
export interface Dataset {
  layer: string;
  id: string;
  tittel: string;
  opphav: string;
  lisens: string;
  trust: Trust;
  hentet: string;
  sha256: string;
  fil: string;
  oppskrift: string;
  lest: number;
  tatt_inn: number;
  avvist: number;
  varsler: string[];
}
export interface Disclosure {
  celler_provd: number;
  holdt_tilbake: Withheld[];
}
export interface Withheld {
  indicator: string;
  periode: string;
  grunn: string;
}
export interface Datasets {
  datasets: Dataset[];
  personvern: Disclosure;
  umatchet: { hva: string; navn: string }[];
  meta: Meta;
}
