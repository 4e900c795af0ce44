// Avgrens: choices on the left, the map with suggestions below it, and what the area holds on the right.
import { DelimitMap } from "../delimit/DelimitMap";
import { Finding } from "../delimit/Finding";
import { Compose } from "../delimit/Compose";
import { Profile } from "../delimit/Profile";
import { ScenarioList } from "../delimit/ScenarioList";
import { Steps } from "../delimit/Steps";
import { Suggest } from "../delimit/Suggest";
import { Suggestions } from "../delimit/Suggestions";
import { composed, delimit, suggestions } from "../delimit/store";
import { Problem } from "../parts/Problem";
import { problem, retryFailed } from "../state/data";
import type { Step } from "../state/delimit-url";

const BODIES: Record<Step, () => preact.JSX.Element | null> = { sett: Compose, foresla: Suggest, lagret: ScenarioList };

export function DelimitPage() {
  const { step } = delimit.value;
  const Body = BODIES[step];
  return (
    <main id="hoved" class={`av${composed.value ? " has-area" : ""}${suggestions.data.value === null ? "" : " has-suggestions"}`} tabIndex={-1}>
      <div class="av-left">
        <Finding />
        {problem.value && <Problem error={problem.value} retry={retryFailed} />}
        <Steps />
        <div id="av-steg" class="av-step" role="tabpanel" aria-labelledby={`av-fane-${step}`} tabIndex={-1}>
          <Body />
        </div>
      </div>
      <div class="av-middle">
        <DelimitMap />
        <Suggestions />
      </div>
      {composed.value && <Profile />}
    </main>
  );
}
