// The left column: weights, method, zones, and what to remember beside them. On a phone it is a sheet that «Endre vekter» opens.
import { useEffect, useRef } from "preact/hooks";
import { signal } from "@preact/signals";
import { Sheet } from "../parts/Sheet";
import { sheet } from "../state/store";
import { t } from "../text";
import { MethodChoice } from "./MethodChoice";
import { MoreChoices } from "./MoreChoices";
import { Notes } from "./Notes";
import { Weights } from "./Weights";
import { ZoneChoice } from "./ZoneChoice";

export const controlsOpen = signal(false);
let opener: HTMLElement | null = null;

export function openControls(from: HTMLElement): void {
  opener = from;
  sheet.value = "halv";
  controlsOpen.value = true;
}

function closeControls(): void {
  controlsOpen.value = false;
  sheet.value = "lav";
  opener?.focus({ preventScroll: true });
  opener = null;
}

export function Controls() {
  const head = useRef<HTMLHeadingElement>(null);
  const open = controlsOpen.value;
  useEffect(() => {
    if (!open) return;
    head.current?.focus();
    const key = (e: KeyboardEvent) => e.key === "Escape" && closeControls();
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, [open]);
  return (
    <Sheet class={open ? "pr-controls open" : "pr-controls"} label={t("prio.controls")}>
      <div class="pr-controls-head">
        <h2 ref={head} tabIndex={-1}>{t("prio.weights")}</h2>
        <button type="button" class="ds-button pr-done" data-variant="secondary" onClick={closeControls}>{t("prio.done")}</button>
      </div>
      <p class="pr-help">{t("prio.weights.help")}</p>
      <Weights />
      <MethodChoice />
      <ZoneChoice />
      <MoreChoices />
      <Notes />
    </Sheet>
  );
}
