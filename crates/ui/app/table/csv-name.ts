// File names of downloads: what, which programme and which date, so that two files are not mixed up.
import type { OverlapMeta } from "../api/types";

export function csvName(what: string, meta: Pick<OverlapMeta, "programme" | "dato">): string {
  return `satsingskart-${what}-${meta.programme.id}-${meta.dato}.csv`;
}
