// When the demo mark stands, and what it and every file say.
import type { Meta } from "../api/types";
import { t } from "../text";

type Marked = Pick<Meta, "demo" | "skjematisk" | "kilder">;

export interface DemoState {
  /** Layers whose shapes and places are schematic. */
  schematic: string[];
  /** Zones are real, but something else is schematic; it is then named. */
  partly: boolean;
  invented: boolean;
}

/** The layer whose demo data are invented figures, not shapes. */
const FIGURES = "indicators";

export function demoMark(meta: Marked): DemoState | null {
  if (!meta.demo && meta.skjematisk.length === 0) return null;
  const schematic = meta.skjematisk.filter((layer) => layer !== FIGURES);
  const invented = meta.skjematisk.includes(FIGURES) || meta.kilder.some((k) => k.trust === "oppdiktet");
  return { schematic, partly: schematic.length > 0 && !schematic.includes("zones"), invented };
}

/** The mark as one note for the rows of a file. */
export function demoNote(meta: Marked): string {
  const mark = demoMark(meta);
  if (mark === null) return "";
  if (mark.schematic.length === 0) return t("demo.invented");
  if (mark.partly) return t(mark.invented ? "demo.note.partly_invented" : "demo.note.partly");
  return t(mark.invented ? "demo.note" : "demo.schematic");
}
