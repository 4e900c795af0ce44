// The small name by the pointer. It repeats what the card and the table say, so screen readers are spared it.
import type { Tip } from "./pointer";

export function Tooltip({ tip }: { tip: Tip | null }) {
  if (tip === null) return null;
  return (
    <div class="tip" aria-hidden="true" style={{ transform: `translate(min(${tip.x + 14}px, calc(var(--map-width, 100vw) - 100%)), ${tip.y + 14}px)` }}>
      <b>{tip.title}</b>
      {tip.detail !== "" && <span>{tip.detail}</span>}
    </div>
  );
}
