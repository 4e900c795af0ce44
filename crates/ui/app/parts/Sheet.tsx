// On a phone the panel or the card is a sheet from below with three heights; the grip drags it or steps through them.
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { sheet, type SheetHeight } from "../state/store";
import { t } from "../text";

const HEIGHTS: readonly SheetHeight[] = ["lav", "halv", "full"];
const DRAG = 30;

export function stepHeight(now: SheetHeight, up: boolean): SheetHeight {
  const next = HEIGHTS.indexOf(now) + (up ? 1 : -1);
  return HEIGHTS[Math.min(HEIGHTS.length - 1, Math.max(0, next))] ?? now;
}

export function Sheet(props: { class: string; label: string; children: ComponentChildren; tag?: "aside" | "section" }) {
  const start = useRef<number | null>(null);
  const Tag = props.tag ?? "section";
  const end = (event: PointerEvent) => {
    const from = start.current;
    start.current = null;
    if (from === null) return;
    const moved = from - event.clientY;
    if (Math.abs(moved) > DRAG) sheet.value = stepHeight(sheet.value, moved > 0);
    else sheet.value = sheet.value === "full" ? "lav" : stepHeight(sheet.value, true);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    sheet.value = sheet.value === "full" ? "lav" : stepHeight(sheet.value, true);
  };
  return (
    <Tag class={`${props.class} sheet`} data-height={sheet.value} aria-label={props.label}>
      <button
        type="button"
        class="grip"
        aria-label={t("sheet.grip")}
        onPointerDown={(e) => {
          start.current = e.clientY;
          e.currentTarget.setPointerCapture(e.pointerId);
        }}
        onPointerUp={end}
        onPointerCancel={() => (start.current = null)}
        onKeyDown={key}
      >
        <span />
      </button>
      {props.children}
    </Tag>
  );
}
