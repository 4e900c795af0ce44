// The answer first: what the area holds in one sentence, or what the suggestions reach, or how to begin.
import { FixedSentence } from "../card/FixedSentence";
import { t } from "../text";
import { findingWords } from "./finding";
import { composed, delimit, ownArea, suggestions, unitName } from "./store";
import { meta } from "../state/data";

export function Finding() {
  const d = delimit.value;
  const k = suggestions.data.value?.meta.k ?? meta.value?.k ?? 10;
  const names = d.chosen.map(unitName);
  const [head, lead] = findingWords({ composed: composed.value, names, profile: ownArea.data.value?.profil ?? null, suggestions: suggestions.data.value?.forslag ?? null, k });
  return (
    <div class="finding av-finding">
      <h1>{head}</h1>
      <p>{lead}</p>
      <FixedSentence />
      {suggestions.loading.value && <p class="loading" role="status">{t("avg.searching")}</p>}
    </div>
  );
}
