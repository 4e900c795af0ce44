// The server's own words on why a choice cannot be computed, beside the control that was changed last.
import { t } from "../text";
import { refusal, touched, type Control } from "./store";

export function Refusal({ of }: { of: Control }) {
  if (refusal.value === null || touched.value !== of) return null;
  return (
    <div class="pr-refusal" role="alert">
      <p>{refusal.value.detail ?? t("error.title")}</p>
      <p class="mut">{t("prio.stale")}</p>
    </div>
  );
}
