// What every card shares: kind and name, the way to close it, and focus when it was opened by keyboard or list.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { close, focusCard } from "../state/store";
import { t } from "../text";

export function Frame(props: { kind: ComponentChildren; name: string; children: ComponentChildren }) {
  const head = useRef<HTMLHeadingElement>(null);
  const wanted = focusCard.value;
  useEffect(() => {
    if (!wanted) return;
    focusCard.value = false;
    head.current?.focus({ preventScroll: true });
  }, [wanted, props.name]);
  return (
    <>
      <div class="card-head">
        <div>
          <p class="eyebrow">{props.kind}</p>
          <h2 ref={head} tabIndex={-1}>{props.name}</h2>
        </div>
        <button type="button" class="card-close" aria-label={t("card.close")} onClick={close}>
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="M1 1l12 12M13 1L1 13" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" /></svg>
        </button>
      </div>
      {props.children}
    </>
  );
}
