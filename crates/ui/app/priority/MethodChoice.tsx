// How the index is put together: the two main ways as radios, the rest under «flere».
import { METHODS, type MethodKey } from "../state/priority-url";
import { t } from "../text";
import { Refusal } from "./Refusal";
import { choosePrio, prio } from "./store";

const MAIN: readonly MethodKey[] = ["z", "minmaks"];
const REST = (Object.keys(METHODS) as MethodKey[]).filter((m) => !MAIN.includes(m));

export function MethodChoice() {
  const now = prio.value.method;
  const radio = (m: MethodKey) => (
    <label key={m} class="pr-check">
      <input type="radio" name="metode" checked={now === m} onChange={() => choosePrio({ method: m }, "metode")} />
      <span>{t(`prio.method.${m}`)}</span>
    </label>
  );
  return (
    <fieldset class="pr-group">
      <legend>{t("prio.method")}</legend>
      {MAIN.map(radio)}
      <details class="pr-inside" open={REST.includes(now)}>
        <summary>{t("prio.method.more")}</summary>
        {REST.map(radio)}
      </details>
      <p class="pr-note">{t("prio.method.help")}</p>
      <Refusal of="metode" />
    </fieldset>
  );
}
