// The cooperation as ten seats. A seat nobody is registered in says so; it never says that someone is absent.
import type { Slot, SlotState } from "../api/types";
import { label, t } from "../text";
import { Section } from "./Section";

const STATES: readonly SlotState[] = ["registrert", "betjener_utenfra", "ikke_registrert", "ikke_relevant"];

export function Constellation({ slots }: { slots: readonly Slot[] }) {
  if (slots.length === 0) return null;
  const used = STATES.filter((s) => slots.some((slot) => slot.tilstand === s));
  return (
    <Section title={t("card.cooperation")} sub={t("card.cooperation.sub")}>
      <ul class="slots">
        {slots.map((slot) => (
          <li key={slot.plass} title={title(slot)}>
            <SlotMark state={slot.tilstand} size={26} />
            <span>{label("plass", slot.plass)}</span>
            <span class="ds-sr-only">: {label("slot", slot.tilstand)}{slot.aktorer.length > 0 && `, ${names(slot)}`}</span>
          </li>
        ))}
      </ul>
      <p class="slot-legend" aria-hidden="true">
        {used.map((s) => (
          <span key={s}><SlotMark state={s} size={16} />{t(`slot.${s}`)}</span>
        ))}
      </p>
    </Section>
  );
}

function names(slot: Slot): string {
  return slot.aktorer.map((a) => a.navn).join(", ");
}

function title(slot: Slot): string {
  const state = `${label("plass", slot.plass)}: ${label("slot", slot.tilstand)}`;
  return slot.aktorer.length === 0 ? state : `${state}. ${names(slot)}`;
}

function SlotMark({ state, size }: { state: SlotState; size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      {state === "registrert" && <><circle cx="14" cy="14" r="11" fill="#0B5C6B" /><path d="M9.4 14.3l3.3 3.4 6-6.8" fill="none" stroke="#fff" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round" /></>}
      {state === "betjener_utenfra" && <><circle cx="14" cy="14" r="10.4" fill="#fff" stroke="#0B5C6B" stroke-width="1.8" /><path d="M19 14H9.6m3.8-4l-4 4 4 4" fill="none" stroke="#0B5C6B" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" /></>}
      {state === "ikke_registrert" && <><circle cx="14" cy="14" r="10.4" fill="#fff" stroke="#9AA3AD" stroke-width="1.2" /><path d="M10 14h8" stroke="#7B8591" stroke-width="1.4" /></>}
      {state === "ikke_relevant" && <circle cx="14" cy="14" r="10.4" fill="#F6F7F8" stroke="#C9CED4" stroke-dasharray="2.6 2.4" />}
    </svg>
  );
}
