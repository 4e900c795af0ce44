// The need ramp: ColorBrewer YlGnBu in five equal steps of the server's share; no rule about need itself.
import type { OverlapZone } from "../api/types";
import type { PatternName } from "./patterns";

export const NEED_COLOURS = ["#FFFFCC", "#A1DAB4", "#41B6C4", "#2C7FB8", "#253494"] as const;
export const NEED_STEPS = NEED_COLOURS.map((_, i) => ({ from: i * 20, to: (i + 1) * 20 }));
export type NeedField = "behov0" | "behov1" | "behov2" | "behov3" | "behov4" | "ikke_vist" | "uten_tall";

export function needField(zone: Pick<OverlapZone, "behov">): NeedField {
  if (zone.behov.state === "suppressed") return "ikke_vist";
  if (zone.behov.value === null) return "uten_tall";
  const step = Math.min(4, Math.max(0, Math.floor(zone.behov.value * 5)));
  return `behov${step}` as NeedField;
}

export function needPattern(zone: Pick<OverlapZone, "behov" | "behovsniva">): PatternName | null {
  if (zone.behov.state === "suppressed") return "kryss";
  if (zone.behov.value === null) return "punkter";
  return zone.behovsniva === "usikker" ? "skravering" : null;
}

export const SUPPRESSED_FILL = "#FFFFFF";
export const MISSING_FILL = "#E4E7EA";
