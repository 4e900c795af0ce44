// Drawing a shape on the map: the buttons that say what keys and clicks do as well.
import { useEffect } from "preact/hooks";
import { announcement, webgl } from "../state/store";
import { t, tn } from "../text";
import { drawKey, LEAST, shapeOf } from "./drawing";
import { addCornerInMiddle } from "./delimit-map";
import { drawing, useShape } from "./store";

export function DrawTools() {
  const corners = drawing.value;
  const on = corners !== null;
  // Always there, so that a key right after the start is not lost before the next frame.
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (drawing.peek() === null) return;
      // Keys in a field or on a button belong to it.
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select, button, summary, a") !== null && event.key !== "Escape") return;
      const what = drawKey(event.key);
      if (what === null) return;
      event.preventDefault();
      ({ finish, cancel, back })[what]();
    };
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, []);
  // A page that is left in the middle of a drawing lets go of it.
  useEffect(() => () => void (drawing.value = null), []);
  if (!webgl.value) return null;
  if (!on) {
    return <button type="button" class="ds-button" data-variant="secondary" onClick={start}>{t("avg.draw")}</button>;
  }
  return (
    <div class="av-draw" role="group" aria-label={t("avg.draw")}>
      <p class="av-help">{t("avg.draw.help")}</p>
      <p class="av-help" role="status">{tn("avg.draw.corners", corners.length)}</p>
      <div class="av-buttons">
        <button type="button" class="ds-button" disabled={corners.length < LEAST} onClick={finish}>{t("avg.draw.finish")}</button>
        <button type="button" class="ds-button" data-variant="secondary" onClick={addCornerInMiddle}>{t("avg.draw.middle")}</button>
        <button type="button" class="ds-button" data-variant="secondary" disabled={corners.length === 0} onClick={back}>{t("avg.draw.back")}</button>
        <button type="button" class="ds-button" data-variant="secondary" onClick={cancel}>{t("avg.draw.cancel")}</button>
      </div>
    </div>
  );
}

function start(): void {
  drawing.value = [];
  document.querySelector<HTMLElement>(".av-map canvas")?.focus();
  announcement.value = t("avg.draw.help");
}

function finish(): void {
  const shape = shapeOf(drawing.peek() ?? []);
  if (shape === null) announcement.value = t("avg.draw.few");
  else useShape(shape);
}

function cancel(): void {
  drawing.value = null;
  announcement.value = t("avg.draw.cancelled");
}

function back(): void {
  drawing.value = (drawing.peek() ?? []).slice(0, -1);
}
