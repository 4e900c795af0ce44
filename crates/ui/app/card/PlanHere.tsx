// The plan of a zone or area: its picture in hectares; where the server has none, the list of what the plan says.
import type { PlanArea } from "../api/types";
import { picture } from "../land/store";
import { go, view } from "../state/store";
import { t } from "../text";
import { PlanList } from "./PlanList";
import { PlanPicture } from "./PlanPicture";

export function PlanHere({ list, file }: { list: readonly PlanArea[] | null; file: string }) {
  const answer = picture.data.value;
  if (answer === null) return picture.error.value !== null && list !== null ? <PlanList plan={list} /> : null;
  return (
    <>
      <PlanPicture of={answer.bilde} file={file} meta={answer.meta} />
      {view.value !== "plan" && answer.bilde.planer.length > 0 && <button type="button" class="chip" onClick={() => go({ page: "kart", view: "plan" })}>{t("card.plan.show")}</button>}
    </>
  );
}
