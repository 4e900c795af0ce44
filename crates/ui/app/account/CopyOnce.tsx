// Something that is shown only now: a link or a secret, with a button that copies it.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../text";
import { copyText } from "./copy";

export function CopyOnce({ id, title, label, value, notes, done }: { id: string; title: string; label: string; value: string; notes: readonly string[]; done: () => void }) {
  const head = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const copied = useSignal<boolean | null>(null);
  useEffect(() => head.current?.focus(), [value]);
  const copy = async () => {
    copied.value = await copyText(value, field.current);
  };
  return (
    <section class="copy-once" aria-labelledby={`${id}-tittel`}>
      <h3 id={`${id}-tittel`} ref={head} tabIndex={-1}>{title}</h3>
      <label class="field" for={id}><span>{label}</span></label>
      <div class="copy-row">
        <input id={id} ref={field} class="ds-input" type="text" readOnly value={value} onFocus={(e) => e.currentTarget.select()} />
        <button type="button" class="ds-button" onClick={() => void copy()}>{t("copy.do")}</button>
      </div>
      <p role="status" class="copy-said">{copied.value === null ? "" : t(copied.value ? "copy.done" : "copy.failed")}</p>
      {notes.map((note) => <p key={note} class="field-help">{note}</p>)}
      <p><button type="button" class="text-button" onClick={done}>{t("copy.close")}</button></p>
    </section>
  );
}
