// Overlapp, behov, plan, both or walking: one choice of five, as radio buttons under the look of a segmented control.
import { go, view } from "../state/store";
import { VIEWS } from "../state/url";
import { t } from "../text";

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
