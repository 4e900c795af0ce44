// The keyboard model of the search box (ARIA 1.2 combobox with a list): pure, so that every key can be tested.

export interface Box {
  open: boolean;
  /** Index of the active option, or -1 when the text field itself is active. */
  active: number;
}
export type Outcome = { box: Box; choose: number | null; clear: boolean; handled: boolean };

export function onKey(box: Box, key: string, count: number): Outcome {
  const keep: Outcome = { box, choose: null, clear: false, handled: false };
  const move = (active: number): Outcome => ({ ...keep, box: { open: true, active }, handled: true });
  switch (key) {
    case "ArrowDown":
      return count === 0 ? keep : move(box.open ? (box.active + 1) % count : 0);
    case "ArrowUp":
      return count === 0 ? keep : move(box.open && box.active > 0 ? box.active - 1 : count - 1);
    case "Enter":
      if (!box.open || count === 0) return keep;
      return { box: { open: false, active: -1 }, choose: Math.max(0, box.active), clear: false, handled: true };
    case "Escape":
      // First closes the list, then empties the field.
      return box.open ? { ...keep, box: { open: false, active: -1 }, handled: true } : { ...keep, clear: true, handled: true };
    case "Tab":
      return { ...keep, box: { open: false, active: -1 } };
    default:
      return keep;
  }
}
