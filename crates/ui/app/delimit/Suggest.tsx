// What a suggestion must keep to, and the button that asks for them.
import { num } from "../format";
import { go, state } from "../state/store";
import { MOST_SUGGESTIONS } from "../state/delimit-url";
import { meta } from "../state/data";
import { t } from "../text";
import { NumberField } from "./NumberField";
import { PercentSlider } from "./PercentSlider";
import { Rules } from "./Rules";
import { changeDelimit, delimit, refusalOf, suggestions } from "./store";
import { UnitKind } from "./UnitKind";

export function Suggest() {
  const d = delimit.value;
  const { prio, k } = state.value;
  const shownK = k ?? suggestions.data.value?.meta.k ?? meta.value?.k ?? 10;
  const refused = refusalOf(suggestions.error.value);
  const turned = d.min > d.max;
  const submit = (event: Event) => {
    event.preventDefault();
    if (turned) return;
    if (d.asked) suggestions.retry();
    else changeDelimit({ asked: true });
  };
  return (
    <form onSubmit={submit}>
      <UnitKind name="enhet-forslag" />
      <div class="pr-fields av-fields">
        <NumberField name={t("avg.min")} value={d.min} least={1} most={1e7} step={100} set={(min) => changeDelimit({ min })} />
        <NumberField name={t("avg.max")} value={d.max} least={1} most={1e7} step={100} set={(max) => changeDelimit({ max })} />
        <NumberField name={t("avg.count")} value={d.count} least={1} most={MOST_SUGGESTIONS} step={1} set={(count) => changeDelimit({ count })} />
        <NumberField name={t("choice.k")} help={t("choice.k.help")} value={shownK} least={1} most={60} step={1} set={(n) => go({ k: n })} />
      </div>
      {turned && <p class="pr-refusal" role="alert">{t("avg.turned", { min: num(d.min), maks: num(d.max) })}</p>}
      <PercentSlider name={t("avg.compact")} help={t("avg.compact.help")} value={d.compact} set={(compact) => changeDelimit({ compact })} />
      <PercentSlider name={t("avg.barrier")} help={t("avg.barrier.help")} value={d.barrier} set={(barrier) => changeDelimit({ barrier })} />
      <label class="pr-check av-running">
        <input type="checkbox" checked={!prio.withoutRunning} onChange={(e) => go({ prio: { ...prio, withoutRunning: !e.currentTarget.checked } })} />
        <span>{t("prio.zones.running")}</span>
      </label>
      {prio.themes !== null && <p class="av-remark">{t("avg.own_weights")}</p>}
      <Rules />
      <p class="av-submit"><button type="submit" class="ds-button" disabled={turned || suggestions.loading.value}>{t("avg.ask")}</button></p>
      {refused !== null && <p class="pr-refusal" role="alert">{refused.detail ?? t("error.title")}</p>}
      {suggestions.error.value !== null && refused === null && <p class="pr-refusal" role="alert">{t("error.offline")}</p>}
      <p class="pr-note">{t("avg.method")}</p>
    </form>
  );
}
