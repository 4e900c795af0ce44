// What an area is composed of: levekårssoner, school districts or cells.
import { UNITS } from "../state/delimit-url";
import { t } from "../text";
import { chooseUnit, delimit, refusalOf, unitShapes } from "./store";
import { Problem } from "../parts/Problem";

export function UnitKind({ name }: { name: string }) {
  const now = delimit.value.unit;
  const error = unitShapes.error.value;
  return (
    <>
      <fieldset class="segments av-segments">
        <legend class="ds-sr-only">{t("avg.unit")}</legend>
        {UNITS.map((u) => (
          <label key={u}>
            <input type="radio" name={name} value={u} checked={now === u} onChange={() => chooseUnit(u)} />
            <span>{t(`avg.unit.${u}`)}</span>
          </label>
        ))}
      </fieldset>
      {error !== null && (refusalOf(error) === null && !("status" in error && error.status === 404) ? <Problem error={error} retry={unitShapes.retry} /> : <p class="av-remark" role="status">{t("avg.unit.none")}</p>)}
    </>
  );
}
