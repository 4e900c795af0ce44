// The units as a list with a filter: the same choice as clicking them on the map.
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { num } from "../format";
import { hovered } from "../state/store";
import { t, tn } from "../text";
import { matching, MOST_ROWS } from "./unit-filter";
import { delimit, toggleUnit, unitName, units, unitShapes } from "./store";

export function UnitList() {
  const id = useId();
  const text = useSignal("");
  const d = delimit.value;
  const all = units.value;
  const { rows, hidden } = matching(all, text.value, d.chosen);
  return (
    <section class="av-block" aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>{t(`avg.units.${d.unit}`)}<span class="unit">{t("avg.units.chosen", { n: num(d.chosen.length), m: num(all.length) })}</span></h2>
      {d.chosen.length > 0 && (
        <ul class="av-chips" aria-label={t("avg.units.in")}>
          {d.chosen.map((u) => (
            <li key={u}><button type="button" class="chip" aria-label={t("avg.units.remove", { navn: unitName(u) })} onClick={() => toggleUnit(u)} onPointerEnter={() => (hovered.value = u)} onPointerLeave={() => (hovered.value = null)}>{unitName(u)} <span aria-hidden="true">×</span></button></li>
          ))}
        </ul>
      )}
      {unitShapes.loading.value && all.length === 0 && <p class="loading" role="status">{t("app.loading")}</p>}
      {all.length > 0 && (
        <>
          <label class="pr-field">
            <span>{t("avg.units.filter")}</span>
            <input class="ds-input" type="search" value={text.value} onInput={(e) => (text.value = e.currentTarget.value)} />
          </label>
          <ul class="av-units" aria-label={t(`avg.units.${d.unit}`)}>
            {rows.map((u) => (
              <li key={u.id} onPointerEnter={() => (hovered.value = u.id)} onPointerLeave={() => (hovered.value = null)}>
                <label class="pr-check">
                  <input type="checkbox" checked={d.chosen.includes(u.id)} onChange={() => toggleUnit(u.id)} onFocus={() => (hovered.value = u.id)} onBlur={() => (hovered.value = null)} />
                  <span>{u.navn}</span>
                </label>
              </li>
            ))}
          </ul>
          {rows.length === 0 && <p class="av-remark" role="status">{t("avg.units.no_match", { q: text.value.trim() })}</p>}
          {hidden > 0 && <p class="av-remark">{tn("avg.units.more", hidden, { vist: num(MOST_ROWS) })}</p>}
        </>
      )}
    </section>
  );
}
