// Prioritering: weights on the left, the answer with its uncertainty in the middle, how steady it is on the right.
import { ApiError } from "../api/client";
import { Problem } from "../parts/Problem";
import { Answer } from "../priority/Answer";
import { Areas } from "../priority/Areas";
import { Changes } from "../priority/Changes";
import { Controls, controlsOpen } from "../priority/Controls";
import { IndexMap } from "../priority/IndexMap";
import { LeaveOneOut } from "../priority/LeaveOneOut";
import { Matrix } from "../priority/Matrix";
import { RankList } from "../priority/RankList";
import { Sobol } from "../priority/Sobol";
import { StabilityFigure } from "../priority/StabilityFigure";
import { catalogue, priorities, profiles, refusal, retryPriorities, touched } from "../priority/store";
import { t } from "../text";

export function PriorityPage() {
  const answer = priorities.data.value;
  const error = pageError();
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

/** A refused choice is said beside its control; on a link nothing was touched, and it is said here. */
function pageError(): Error | null {
  const error = priorities.error.value;
  if (error instanceof ApiError && error === refusal.value && touched.value !== null) return null;
  return error ?? catalogue.error.value ?? profiles.error.value;
}
