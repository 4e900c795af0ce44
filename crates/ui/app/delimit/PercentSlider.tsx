// A weight from 0 to 100 per cent: a slider and its number. The server is asked when the hand lets go.
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { num } from "../format";
import { t } from "../text";

export function PercentSlider({ name, help, value, set }: { name: string; help: string; value: number; set: (n: number) => void }) {
  const id = useId();
  const held = useSignal<number | null>(null);
  const shown = held.value ?? value;
  const keep = (n: number) => {
    held.value = null;
    if (Number.isFinite(n) && n !== value) set(Math.min(100, Math.max(0, Math.round(n))));
  };
  return (
    <div class="pr-weight av-slider">
      <label for={id}>{name}</label>
      <span class="pr-exact">
        <input type="number" min={0} max={100} step={1} aria-label={t("avg.slider.exact", { navn: name })} value={shown} onChange={(e) => { keep(e.currentTarget.value === "" ? NaN : Number(e.currentTarget.value)); e.currentTarget.value = String(value); }} />
        <span aria-hidden="true">%</span>
      </span>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={shown}
        style={{ "--share": `${shown}%` }}
        aria-valuetext={t("prio.weight.value", { n: num(shown) })}
        aria-describedby={`${id}-help`}
        onInput={(e) => (held.value = Number(e.currentTarget.value))}
        onChange={(e) => keep(Number(e.currentTarget.value))}
      />
      <p id={`${id}-help`} class="pr-note av-slider-help">{help}</p>
    </div>
  );
}
