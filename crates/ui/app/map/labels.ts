// Names on the map as points of our own: one for each zone, and each satsingsområde's name with its status on the outer side of its border.
import type { FeatureCollection, Point } from "geojson";
import type { Area, OverlapZone, Zone } from "../api/types";
import { t } from "../text";
import { periodText } from "../format";
import { placeLabels } from "./place-labels";
import { QUIET } from "../symbols/classes";

type Points = FeatureCollection<Point>;

/** Zones that are an area's only part carry the area's name instead, so that no name stands twice. */
export function zoneLabels(zones: readonly Zone[], overlap: ReadonlyMap<string, OverlapZone>, areas: readonly Area[]): Points {
  const named = new Set(areas.filter((a) => a.soner.length === 1).map((a) => a.soner[0]?.id));
  const features = zones
    .filter((z) => !named.has(z.id))
    .map((z) => {
      const klasse = overlap.get(z.id)?.klasse;
      const orden = klasse !== undefined && !QUIET.has(klasse) ? 0 : 1;
      return point(z.senter, { navn: z.navn, orden });
    });
  return { type: "FeatureCollection", features };
}

export function areaLabels(areas: readonly Area[], zones: readonly Zone[], overlap: ReadonlyMap<string, OverlapZone>, zoom: number): Points {
  const named = areas.flatMap((a) => (a.bbox === null ? [] : [{ area: a, bbox: a.bbox, status: areaStatus(a) }]));
  // From north to south, so that each name finds the side that the one above has left free.
  named.sort((a, b) => b.bbox[3] - a.bbox[3]);
  const specs = named.map(({ area, bbox, status }) => ({ bbox, ...size(area.navn, status) }));
  const parts = new Set(areas.flatMap((a) => a.soner.map((z) => z.id)));
  const obstacles = zones.map((z) => {
    const klasse = overlap.get(z.id)?.klasse;
    const matters = parts.has(z.id) || (klasse !== undefined && !QUIET.has(klasse));
    return { bbox: z.bbox, weight: matters ? 3 : 0.1 };
  });
  const placements = placeLabels(specs, obstacles, zoom);
  const features = named.flatMap(({ area, status }, i) => {
    const p = placements[i];
    return p === undefined ? [] : [point(p.at, { id: area.id, navn: area.navn, status, anker: p.anchor })];
  });
  return { type: "FeatureCollection", features };
}

const LINE_CHARS = 20;

/** About how large a name with its status is drawn, in pixels: bold 13 px over 11.5 px. */
function size(navn: string, status: string): { width: number; height: number } {
  const lines = Math.ceil(navn.length / LINE_CHARS);
  return { width: Math.max(Math.min(navn.length, LINE_CHARS) * 7.3, Math.min(status.length, LINE_CHARS + 6) * 6.1), height: 16 * lines + 15 };
}

/** The state of the områdesatsing in words, with the year it ended or the period it runs. */
export function areaStatus(area: Area): string {
  const running = area.satsinger.find((s) => s.tilstand === "pagar");
  if (running !== undefined) {
    const periode = running.periode_tekst ?? periodText(running.fra, running.til);
    return periode === null || periode.includes(t("card.tilstand.pagar")) ? t("omrade.status.pagar") : t("omrade.status.pagar.period", { periode });
  }
  if (area.tilstand === "avsluttet") {
    const ended = area.satsinger.map((s) => s.til).find((til) => til !== null);
    return ended === undefined || ended === null ? t("omrade.status.avsluttet") : t("omrade.status.avsluttet.year", { ar: ended.slice(0, 4) });
  }
  return t(area.tilstand === "pagar" ? "omrade.status.pagar" : "omrade.status.aldri");
}

function point(coordinates: [number, number], properties: Record<string, string | number>): Points["features"][number] {
  return { type: "Feature", geometry: { type: "Point", coordinates }, properties };
}
