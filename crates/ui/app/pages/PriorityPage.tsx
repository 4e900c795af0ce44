// Prioritering: weights on the left, the answer with its uncertainty in the middle, how steady it is on the right.
import { Problem } from "../parts/Problem";
import { Answer } from "../priority/Answer";
import { Areas } from "../priority/Areas";
import { Changes } from "../priority/Changes";
import { Controls, controlsOpen } from "../priority/Controls";
import { IndexMap } from "../priority/IndexMap";
import { LeaveOneOut } from "../priority/LeaveOneOut";
import { Matrix } from "../priority/Matrix";
import { NoFigures } from "../priority/NoFigures";
import { RankList } from "../priority/RankList";
import { Sobol } from "../priority/Sobol";
import { StabilityFigure } from "../priority/StabilityFigure";
import { catalogue, noFigures, priorities, profiles, refusal, refused, retryPriorities } from "../priority/store";
import { t } from "../text";

export function PriorityPage() {
  const answer = priorities.data.value;
  const error = pageError();
  if (noFigures.value) return <NoFigures />;
  return (
    <main id="hoved" class={controlsOpen.value ? "pr controls-open" : "pr"} tabIndex={-1} aria-busy={priorities.loading.value}>
      <Controls />
      <div class="pr-main">
        {error && <Problem error={error} retry={retryPriorities} />}
        {answer === null && priorities.error.value === null && error === null && <p class="loading" role="status">{t("app.loading")}</p>}
        {answer && (
          <>
            <Answer answer={answer} />
            <RankList answer={answer} />
            <Areas answer={answer} />
          </>
        )}
      </div>
      <div class="pr-side">
        {answer && (
          <>
            <IndexMap />
            <StabilityFigure />
            <div class="pr-duo">
              <Matrix answer={answer} />
              <Changes answer={answer} />
            </div>
            <LeaveOneOut answer={answer} />
            <Sobol />
          </>
        )}
      </div>
    </main>
  );
}

/** A refused choice is said beside its control; where a link leaves no answer to keep, it is said here too. */
function pageError(): Error | null {
  const error = priorities.error.value;
  if (error !== null && error === refusal.value && refused.value !== null && priorities.data.value !== null) return null;
  return error ?? catalogue.error.value ?? profiles.error.value;
}
