// The sentence that stands wherever a place is described by figures.
import { t } from "../text";

export function FixedSentence() {
  return <p class="fixed-sentence">{t("fixed.areas_not_people")}</p>;
}
