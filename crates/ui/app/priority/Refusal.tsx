// The server's own words on why a choice cannot be computed, beside the control that it is about.
import { t } from "../text";
import { priorities, refusal, refused, type Control } from "./store";

export function Refusal({ of }: { of: Control }) {
  if (refusal.value === null || refused.value !== of) return null;
  return (
    <div class="pr-refusal" role="alert">
      <p>{refusal.value.detail ?? t("error.title")}</p>
      {priorities.data.value !== null && <p class="mut">{t("prio.stale")}</p>}
    </div>
  );
}
