// What the data says, turned into paint: fields and patterns of zones, symbols of arenas, which layers are shown. Pure.
import type { ExpressionSpecification, FilterSpecification } from "maplibre-gl";
import type { Area, Arena, Klasse, OverlapZone } from "../api/types";
import type { State, View } from "../state/url";
import { arenaIcon, arenaShape, arenaWeight } from "../symbols/arenas";
import { CLASS_LOOK } from "../symbols/classes";
import { needField, needPattern } from "../symbols/need";
import type { PatternName } from "../symbols/patterns";

export interface ZonePaint {
  id: string;
  fyll: string;
  pattern: PatternName | null;
  /** Has a drawn edge, because its field is white or nearly so. */
  kant: boolean;
}

export function zonePaint(zone: OverlapZone, view: View): ZonePaint {
  const { id } = zone;
  const suppressed = zone.behov.state === "suppressed";
  if (view === "plan") return { id, fyll: "ingen", pattern: null, kant: true };
  if (view === "behov") return { id, fyll: needField(zone), pattern: needPattern(zone), kant: zone.behov.value === null };
  if (suppressed && zone.klasse === "behov_ikke_beregnet") return { id, fyll: "ikke_vist", pattern: "kryss", kant: true };
  return { id, fyll: zone.klasse, pattern: CLASS_LOOK[zone.klasse].pattern, kant: zone.klasse === "behov_ikke_beregnet" };
}

/** `match` on the zone's id to its pattern, or null when no zone has one. */
export function patternExpression(paints: readonly ZonePaint[]): ExpressionSpecification | null {
  return matchIds(groups(paints, (p) => p.id, (p) => (p.pattern === null ? null : `monster-${p.pattern}`)), ["literal", "tom"]);
}

/** `match` on the place's id to its symbol; a place the overlap does not know keeps the symbol of its category. */
export function arenaExpression(arenas: readonly Arena[], klasse: (zone: string) => Klasse | undefined): ExpressionSpecification {
  const byCategory: ExpressionSpecification = [
    "concat",
    "arena-",
    ["match", ["get", "kategori"], ["skole", "barnehage"], ["get", "kategori"], "annen"],
    "-ingen-svak",
  ];
  const icon = (a: Arena) => arenaIcon(arenaShape(a.kategori), a.modell, arenaWeight(a, klasse));
  return matchIds(groups(arenas, (a) => a.id, icon), byCategory) ?? byCategory;
}

/** Arenas that have or may have had the model lie on top of the many that could. */
export function arenaOrder(arenas: readonly Arena[]): ExpressionSpecification | number {
  const marked = arenas.filter((a) => a.modell !== "ingen").map((a) => a.id);
  return marked.length === 0 ? 0 : ["match", ["get", "id"], marked, 1, 0];
}

export function areaFilters(areas: readonly Area[]): { running: FilterSpecification; other: FilterSpecification } {
  const ids = (running: boolean) => areas.filter((a) => (a.tilstand === "pagar") === running).map((a) => a.id);
  const filter = (list: string[]): FilterSpecification => ["in", ["get", "id"], ["literal", list]];
  return { running: filter(ids(true)), other: filter(ids(false)) };
}

/** Which style layers are visible with these choices. */
export function visibleLayers(s: Pick<State, "view" | "layers">): Record<string, boolean> {
  const on = (layer: State["layers"][number]) => s.layers.includes(layer);
  const plan = s.view === "plan";
  return {
    "soner-monster": !plan,
    "plan-fyll": plan && (on("byggesone") || on("arealformal")),
    "plan-framtidig": plan && (on("arealformal") || on("byggesone")),
    "plan-hensyn": plan && on("hensynssone"),
    "plan-kant": plan,
    skolekretser: on("skolekretser"),
    "omrader-bunn": on("omrader"),
    "omrader-pagar": on("omrader"),
    "omrader-andre": on("omrader"),
    omradenavn: on("omrader"),
    arenaer: on("arenaer"),
  };
}

function groups<T>(rows: readonly T[], id: (row: T) => string, icon: (row: T) => string | null): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const name = icon(row);
    if (name === null) continue;
    found.set(name, [...(found.get(name) ?? []), id(row)]);
  }
  return found;
}

function matchIds(found: Map<string, string[]>, fallback: ExpressionSpecification): ExpressionSpecification | null {
  if (found.size === 0) return null;
  const cases = [...found].flatMap(([icon, ids]) => [ids, icon]);
  return ["match", ["get", "id"], ...cases, fallback] as unknown as ExpressionSpecification;
}
