// The suggestions as cards below the map, with a table of the same.
import { Figure } from "../priority/Figure";
import { saveTwin } from "../priority/table";
import { num } from "../format";
import { t } from "../text";
import { compareTable, comparison } from "./compare";
import { SuggestionCard } from "./SuggestionCard";
import { suggestions } from "./store";

export function Suggestions() {
  const answer = suggestions.data.value;
  if (answer === null) return null;
  const { forslag, meta } = answer;
  if (forslag.length === 0) return null;
  const lead = [comparison(forslag), t("avg.bound.all", { mest: num(meta.ovre_grense) })].filter((s) => s !== null).join(" ");
  return (
    <div id="tabell" class="av-suggestions" tabIndex={-1} aria-busy={suggestions.loading.value}>
      <Figure id="forslag" title={t("avg.suggestions")} file="forslag" lead={<p class="pr-lead">{lead}</p>} table={() => compareTable(forslag, meta)} save={(table) => saveTwin("forslag", table, meta)}>
        <ul class="av-cards">{forslag.map((s) => <SuggestionCard key={s.nr} of={s} k={meta.k} />)}</ul>
      </Figure>
      <p class="pr-note">{t("avg.run", { kandidater: num(meta.kandidater), fro: String(meta.fro) })} {t("fixed.areas_not_people")}</p>
    </div>
  );
}
