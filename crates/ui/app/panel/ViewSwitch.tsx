// Overlapp, behov or plan: one choice of three, as radio buttons under the look of a segmented control.
import { go, view } from "../state/store";
import type { View } from "../state/url";
import { t } from "../text";

const VIEWS: readonly View[] = ["overlapp", "behov", "plan"];

export function ViewSwitch() {
  return (
    <fieldset class="segments">
      <legend class="ds-sr-only">{t("view.label")}</legend>
      {VIEWS.map((v) => (
        <label key={v}>
          <input type="radio" name="vis" value={v} checked={view.value === v} onChange={() => go({ view: v })} />
          <span>{t(`view.${v}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
