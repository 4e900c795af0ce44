// When the demo mark stands, and what it says.
import type { Meta } from "../api/types";

export interface DemoState {
  /** Only some layers are schematic or invented; they are then named. */
  partly: boolean;
  invented: boolean;
  layers: string[];
}

export function demoMark(meta: Pick<Meta, "demo" | "skjematisk" | "kilder">): DemoState | null {
  if (!meta.demo && meta.skjematisk.length === 0) return null;
  const invented = meta.kilder.some((k) => k.trust === "oppdiktet");
  return { partly: !meta.demo, invented, layers: meta.skjematisk };
}
