// The satsingsområder that a user answers for.
import type { Signal } from "@preact/signals";
import { areaById, shownAreas } from "../../state/data";
import { toggle } from "../../state/store";
import { t } from "../../text";
import { fieldId, troubleOf, type Form } from "../form";

export function AreaChoice({ form, value }: { form: Form; value: Signal<string[]> }) {
  const id = fieldId(form, "omrader");
  const trouble = troubleOf(form, "omrader");
  // One that was given before and is not on the map any more can still be taken away.
  const others = value.value.filter((a) => !shownAreas.value.some((s) => s.id === a)).map((a) => ({ id: a, navn: areaById.value.get(a)?.navn ?? a }));
  return (
    <fieldset id={id} class="field area-choice" tabIndex={-1} aria-describedby={trouble === null ? `${id}-hjelp` : `${id}-hjelp ${id}-feil`}>
      <legend>{t("user.areas")}</legend>
      <p id={`${id}-hjelp`} class="field-help">{t("user.areas.help")}</p>
      <div class="area-boxes">
        {[...shownAreas.value, ...others].map((a) => (
          <label key={a.id} class="pr-check">
            <input type="checkbox" checked={value.value.includes(a.id)} onChange={() => (value.value = toggle(value.value, a.id))} />
            <span>{a.navn}</span>
          </label>
        ))}
      </div>
      {trouble !== null && <p id={`${id}-feil`} class="field-error">{trouble.text}</p>}
    </fieldset>
  );
}
