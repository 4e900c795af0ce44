// Which zones and which variants of the figures the index is made of.
import { VARIANTS } from "../state/priority-url";
import { toggle } from "../state/store";
import { t } from "../text";
import { Refusal } from "./Refusal";
import { choosePrio, prio } from "./store";

export function ZoneChoice() {
  const p = prio.value;
  return (
    <fieldset class="pr-group">
      <legend>{t("prio.zones")}</legend>
      <Check on={!p.withoutRunning} set={(on) => choosePrio({ withoutRunning: !on }, "soner")} text={t("prio.zones.running")} />
      {VARIANTS.map((v) => (
        <Check key={v} on={p.variants.includes(v)} set={() => choosePrio({ variants: VARIANTS.filter((x) => toggle(p.variants, v).includes(x)) }, "soner")} text={t(`prio.zones.${v}`)} />
      ))}
      <Check on={p.shrink} set={(on) => choosePrio({ shrink: on }, "soner")} text={t("prio.zones.shrink")} />
      <Refusal of="soner" />
    </fieldset>
  );
}

function Check({ on, set, text }: { on: boolean; set: (on: boolean) => void; text: string }) {
  return (
    <label class="pr-check">
      <input type="checkbox" checked={on} onChange={(e) => set(e.currentTarget.checked)} />
      <span>{text}</span>
    </label>
  );
}
