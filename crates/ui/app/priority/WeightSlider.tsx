// One weight: a slider, and a field beside it for the exact number. Arrows move 1 per cent, Page up and down 10.
import { useId } from "preact/hooks";
import { num } from "../format";
import { t } from "../text";

interface Props {
  name: string;
  /** Whole per cents, as shown. */
  value: number;
  drag: (weight: number) => void;
  keep: (weight: number) => void;
  drop: () => void;
  small?: boolean;
}

const PAGE = 10;
const DROP_MS = 60;

export function WeightSlider({ name, value, drag, keep, drop, small = false }: Props) {
  const id = useId();
  const key = (event: KeyboardEvent) => {
    if (event.key !== "PageUp" && event.key !== "PageDown") return;
    event.preventDefault();
    keep(Math.min(100, Math.max(0, value + (event.key === "PageUp" ? PAGE : -PAGE))));
  };
  const exact = (field: HTMLInputElement) => {
    const wanted = field.value.trim() === "" ? NaN : Number(field.value.replace(",", "."));
    if (Number.isFinite(wanted)) keep(Math.min(100, Math.max(0, wanted)));
    // What was not taken, or was rounded, is shown as it stands.
    field.value = String(value);
  };
  return (
    <div class={small ? "pr-weight small" : "pr-weight"}>
      <label for={id}>{name}</label>
      <span class="pr-exact">
        <input type="number" min={0} max={100} step="any" inputMode="decimal" aria-label={t("prio.weight.exact", { navn: name })} value={value} onChange={(e) => exact(e.currentTarget)} />
        <span aria-hidden="true">%</span>
      </span>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={1}
        value={value}
        style={{ "--share": `${value}%` }}
        aria-valuetext={t("prio.weight.value", { n: num(value) })}
        onInput={(e) => drag(Number(e.currentTarget.value))}
        onChange={(e) => keep(Number(e.currentTarget.value))}
        // The change, if there is one, comes right after the hand lets go.
        onPointerUp={() => setTimeout(drop, DROP_MS)}
        onKeyDown={key}
      />
    </div>
  );
}
