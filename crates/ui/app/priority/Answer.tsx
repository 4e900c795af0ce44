// The answer first: one sentence, what is likely and possible, and that figures are about areas.
import type { Priorities } from "../api/types";
import { FixedSentence } from "../card/FixedSentence";
import { startWith } from "../delimit/start";
import { PageLink } from "../parts/PageLink";
import { selection } from "../state/store";
import { DemoMark } from "../parts/DemoMark";
import { t } from "../text";
import { controlsOpen, openControls } from "./Controls";
import { findingWords, priorityFinding } from "./finding";
import { listed } from "./names";

export function Answer({ answer }: { answer: Priorities }) {
  const { meta } = answer;
  const { head, lead } = findingWords(priorityFinding(answer.priorities, meta.k), meta.k);
  return (
    <div class="pr-answer">
      <DemoMark meta={meta} />
      {meta.blandede_ar && <p class="pr-mixed"><span class="tag">{t("prio.mixed", { ar: listed(meta.perioder) })}</span></p>}
      <h1>{head}</h1>
      <p class="pr-answer-lead">{lead}</p>
      <FixedSentence />
      <p class="pr-onward"><PageLink page="avgrens" change={startWith(selection.value?.kind === "sone" ? [selection.value.id] : [], meta.k)}>{t("avg.from_answer")}</PageLink></p>
      <button type="button" class="ds-button pr-open-controls" data-variant="secondary" aria-expanded={controlsOpen.value} onClick={(e) => openControls(e.currentTarget)}>{t("prio.change_weights")}</button>
    </div>
  );
}
