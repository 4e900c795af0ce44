// Units that every suggestion must hold, and units that none may hold.
import { useSignal } from "@preact/signals";
import { t } from "../text";
import { withRule } from "./request";
import { changeDelimit, delimit, unitName, units } from "./store";
import { matching } from "./unit-filter";

type Rule = "must" | "never";
const RULES: readonly Rule[] = ["must", "never"];

export function Rules() {
  const d = delimit.value;
  const text = useSignal("");
  const ruleOf = (id: string): Rule | "" => (d.must.includes(id) ? "must" : d.never.includes(id) ? "never" : "");
  const set = (id: string, rule: Rule | null) => changeDelimit(withRule(d, id, rule));
  const { rows } = matching(units.value, text.value, [...d.must, ...d.never]);
  return (
    <>
      {RULES.map((rule) => d[rule].length > 0 && (
        <div key={rule} class="av-rule">
          <h3>{t(`avg.rule.${rule}`)}</h3>
          <ul class="av-chips">
            {d[rule].map((u) => (
              <li key={u}><button type="button" class="chip" aria-label={t("avg.rule.free", { navn: unitName(u) })} onClick={() => set(u, null)}>{unitName(u)} <span aria-hidden="true">×</span></button></li>
            ))}
          </ul>
        </div>
      ))}
      <details class="pr-inside av-rules">
        <summary>{t("avg.rules")}</summary>
        {d.chosen.length > 0 && <button type="button" class="text-button" onClick={() => changeDelimit({ must: [...new Set([...d.must, ...d.chosen])], never: d.never.filter((u) => !d.chosen.includes(u)) })}>{t("avg.rule.chosen")}</button>}
        <label class="pr-field">
          <span>{t("avg.units.filter")}</span>
          <input class="ds-input" type="search" value={text.value} onInput={(e) => (text.value = e.currentTarget.value)} />
        </label>
        <ul class="av-units av-rule-list" aria-label={t("avg.rules")}>
          {rows.map((u) => (
            <li key={u.id}>
              <label>
                <span>{u.navn}</span>
                <select value={ruleOf(u.id)} onChange={(e) => set(u.id, RULES.find((r) => r === e.currentTarget.value) ?? null)}>
                  <option value="">{t("avg.rule.none")}</option>
                  {RULES.map((r) => <option key={r} value={r}>{t(`avg.rule.${r}`)}</option>)}
                </select>
              </label>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
