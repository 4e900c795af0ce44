// Search over zones, areas, places and actors: a combobox that opens the card and moves the map.
import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { api } from "../api/client";
import type { Hit } from "../api/types";
import { announcement, choose } from "../state/store";
import { label, t, tn } from "../text";
import { HitRow } from "./HitRow";
import { onKey, type Box } from "./search-model";

const WAIT_MS = 120;

export function Search() {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const text = useSignal("");
  const hits = useSignal<Hit[]>([]);
  const asked = useSignal("");
  const failed = useSignal(false);
  const box = useSignal<Box>({ open: false, active: -1 });
  const q = text.value.trim();

  useEffect(() => {
    if (q === "") {
      hits.value = [];
      asked.value = "";
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      api.search(q, stop.signal).then(
        (answer) => {
          hits.value = answer.hits;
          asked.value = q;
          failed.value = false;
          box.value = { open: document.activeElement === field.current, active: -1 };
          announcement.value = answer.hits.length === 0 ? t("search.none", { q }) : tn("search.count", answer.hits.length);
        },
        () => {
          if (!stop.signal.aborted) failed.value = true;
        },
      );
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [q]);

  const take = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    text.value = "";
    box.value = { open: false, active: -1 };
    choose({ kind: hit.type, id: hit.id });
  };
  const keyDown = (event: KeyboardEvent) => {
    const outcome = onKey(box.value, event.key, hits.value.length);
    if (outcome.handled) event.preventDefault();
    box.value = outcome.box;
    if (outcome.clear) text.value = "";
    if (outcome.choose !== null) take(hits.value[outcome.choose]);
  };

  const open = box.value.open && q !== "";
  const active = open && box.value.active >= 0 ? `${id}-${box.value.active}` : undefined;
  return (
    <search class="search">
      <label class="ds-sr-only" for={id}>{t("search.label")}</label>
      <svg class="search-icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle cx="6.6" cy="6.6" r="5" fill="none" stroke="currentColor" stroke-width="1.7" /><path d="M10.4 10.4L15 15" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" /></svg>
      <input
        id={id}
        ref={field}
        class="ds-input"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={active}
        placeholder={t("search.placeholder")}
        value={text.value}
        onInput={(e) => (text.value = e.currentTarget.value)}
        onKeyDown={keyDown}
        onFocus={() => hits.value.length > 0 && (box.value = { open: true, active: -1 })}
        onBlur={() => (box.value = { open: false, active: -1 })}
      />
      {text.value !== "" && (
        <button type="button" class="search-clear" aria-label={t("search.clear")} onClick={() => { text.value = ""; field.current?.focus(); }}>
          <svg width="12" height="12" viewBox="0 0 14 14" aria-hidden="true"><path d="M1 1l12 12M13 1L1 13" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" /></svg>
        </button>
      )}
      <ul id={`${id}-list`} class="hits" role="listbox" aria-label={t("search.list")} hidden={!open || hits.value.length === 0}>
        {hits.value.map((hit, i) => (
          <HitRow key={`${hit.type}:${hit.id}`} id={`${id}-${i}`} hit={hit} kind={label("type", hit.type)} active={i === box.value.active} take={() => take(hit)} />
        ))}
      </ul>
      {open && !failed.value && hits.value.length === 0 && asked.value === q && <p class="hits hits-none">{t("search.none", { q })}</p>}
      {failed.value && q !== "" && <p class="hits hits-none" role="alert">{t("search.failed")}</p>}
    </search>
  );
}
