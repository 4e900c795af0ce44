// Whether a field holds something typed that the page has not taken yet: drawing it anew would write over it.
import { signal } from "@preact/signals";

export const typing = signal(false);

/** Fields whose value is taken when they are left or Enter is pressed. */
const TAKEN_LATER: readonly string[] = ["number", "date"];

/** What is needed of `document`. */
type Root = Pick<Document, "addEventListener">;

export function watchTyping(root: Root = document): void {
  root.addEventListener("input", ({ target }) => {
    if (isField(target) && TAKEN_LATER.includes(target.type)) typing.value = true;
  });
  root.addEventListener("change", ({ target }) => {
    // A date is told of at every key; without one, some of its parts are still missing.
    if (isField(target) && target.value !== "") typing.value = false;
  });
  root.addEventListener("focusout", () => (typing.value = false));
}

function isField(target: EventTarget | null): target is HTMLInputElement {
  return target !== null && "type" in target && "value" in target;
}
