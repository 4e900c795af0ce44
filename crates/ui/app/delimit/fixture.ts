// Suggestions and profiles for tests.
import type { OwnArea, PlanPicture, StatValue, Suggestion } from "../api/types";

export const known = (value: number, lo: number | null = null, hi: number | null = null): StatValue => ({ value, state: "known", lo, hi, method: null });
export const none = (state: "suppressed" | "missing"): StatValue => ({ value: null, state, lo: null, hi: null, method: null });

export function suggestion(nr: number, reached: StatValue, change: Partial<Suggestion> = {}): Suggestion {
  return {
    nr,
    enheter: [{ id: `a${nr}`, navn: `Sone ${nr}`, folk: known(3000), p_blant_k: known(0.8) }],
    folk: known(8000, 7900, 8100),
    barn: known(1500),
    utsatte_folk: reached,
    andel: known(0.6, 0.5, 0.7),
    poeng: 1,
    ovre_grense: 7000,
    gap: 0.12,
    kompakthet: 0.5,
    kryssinger: { elv: 0, jernbane: 0 },
    arenaer: 9,
    med_modell: 2,
    reserver_ha: 12.5,
    geometri: { type: "MultiPolygon", coordinates: [] },
    ...change,
  };
}

export const NO_PLAN: PlanPicture = { areal_ha: 100, dekket_ha: 0, arealformal: [], byggesoner: [], hensynssoner: [], andre: [], reserver: [], reserver_ha: null, gront_ha: null, tjenesteyting_ha: null, planer: [] };

export function area(change: Partial<OwnArea> = {}): OwnArea {
  const exact = { metode: "nested", metode_navn: "hele soner", grovt: false };
  return {
    navn: "",
    areal_ha: 100,
    geometri: { type: "MultiPolygon", coordinates: [] },
    sammensatt_av: null,
    folk: { ...known(8411, 8401, 8421), ...exact },
    barn: { ...known(1900), ...exact },
    behov: { utsatte_folk: known(6439, 5280, 7340), andel: known(0.766), soner: [] },
    indikatorer: [],
    arenaer: [],
    aktorer: 0,
    med_modell: 0,
    plan: NO_PLAN,
    skjult: [],
    ...change,
  };
}
