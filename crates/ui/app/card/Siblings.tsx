// The quiet line of other models at the same arenas.
import type { OverlapZone } from "../api/types";
import { t } from "../text";
import { siblingText } from "./siblings";

export function Siblings({ zone, class: name }: { zone: Pick<OverlapZone, "andre_programmer">; class: string }) {
  const models = siblingText(zone);
  return models === "" ? null : <p class={`mut siblings ${name}`}>{t("siblings.line", { modeller: models })}</p>;
}
