// The left column: the finding, what is shown, the legend. On a phone the same as a sheet.
import { finding } from "../format/headline";
import { overlap, problem, retryFailed } from "../state/data";
import { page, view } from "../state/store";
import { Problem } from "../parts/Problem";
import { Sheet } from "../parts/Sheet";
import { t } from "../text";
import { AreaLegend } from "./AreaLegend";
import { ArenaLegend } from "./ArenaLegend";
import { Choices } from "./Choices";
import { Finding } from "./Finding";
import { Layers } from "./Layers";
import { NeedLegend } from "./NeedLegend";
import { OverlapLegend } from "./OverlapLegend";
import { PlanLegend } from "./PlanLegend";
import { Sets } from "./Sets";
import { TwoWayLegend } from "./TwoWayLegend";
import { ViewSwitch } from "./ViewSwitch";
import { WalkLegend } from "./WalkLegend";

export function Panel() {
  const { data, loading } = overlap;
  const answer = data.value;
  const shown = view.value;
  return (
    <Sheet class="panel" label={t("view.label")}>
      {problem.value && <Problem error={problem.value} retry={retryFailed} />}
      {answer === null && loading.value && <p class="loading" role="status">{t("app.loading")}</p>}
      {answer !== null && (
        <>
          <Finding meta={answer.meta} page={page.value} view={view.value} />
          {page.value === "kart" && <ViewSwitch />}
          <Choices meta={answer.meta} />
          {page.value === "overlapp" && <Sets sets={answer.sets} known={finding(answer.meta.klasser).kind !== "unknown"} />}
          {shown === "overlapp" && <OverlapLegend meta={answer.meta} zones={answer.zones} />}
          {shown === "behov" && <NeedLegend meta={answer.meta} zones={answer.zones} />}
          {shown === "plan" && <PlanLegend />}
          {shown === "toveis" && <TwoWayLegend meta={answer.meta} zones={answer.zones} />}
          {shown === "gange" && <WalkLegend />}
          <ArenaLegend meta={answer.meta} />
          {page.value === "kart" && <AreaLegend />}
          {page.value === "kart" && <Layers />}
          <p class="fixed-sentence">{t("fixed.areas_not_people")}</p>
        </>
      )}
    </Sheet>
  );
}
