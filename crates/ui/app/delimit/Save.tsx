// Saving the area as a scenario: its name, a note, and what stands in the way when it cannot be saved.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { person } from "../account/session";
import { Section } from "../card/Section";
import { t } from "../text";
import { ConflictNote } from "./ConflictNote";
import { LockedNote } from "./LockedNote";
import { busy, keptFor, maySave, outcome, save, shown } from "./saving";
import { delimit, scenarios } from "./store";

const LONGEST_NAME = 120;

export function Save() {
  // A form that was refused for want of a login stays with what is typed in it.
  if (maySave.value || outcome.value?.kind === "login") return <SaveOpen />;
  return <Section title={t("avg.save.title")}><LockedNote why={person.value === null ? "login" : "role"} /></Section>;
}

function SaveOpen() {
  const chosen = delimit.value.scenario;
  const open = scenarios.data.value?.scenarier.find((s) => s.id === chosen) ?? null;
  const form = useRef("");
  // Another scenario has a form of its own. One that somebody else deletes keeps the form with what is typed in it.
  if (open !== null || form.current !== chosen) form.current = open?.id ?? "";
  return <SaveForm key={form.current} open={open} />;
}

function SaveForm({ open }: { open: Parameters<typeof save>[2] }) {
  const from = keptFor(open) ?? open;
  const navn = useSignal(from?.navn ?? "");
  const note = useSignal(from?.merknad ?? "");
  const empty = useSignal(false);
  useEffect(() => {
    if (open !== null) shown(open);
  }, [open?.id]);
  const run = (over: typeof open) => {
    empty.value = navn.value.trim() === "";
    if (!empty.value) void save(navn.value.trim(), note.value.trim(), over);
  };
  const o = outcome.value;
  return (
    <Section title={t("avg.save.title")}>
      <form class="av-save" onSubmit={(e) => { e.preventDefault(); run(open); }}>
        <label class="pr-field">
          <span>{t("avg.save.name")}</span>
          <input class="ds-input" type="text" required maxLength={LONGEST_NAME} value={navn.value} aria-invalid={empty.value} onInput={(e) => (navn.value = e.currentTarget.value)} />
        </label>
        <label class="pr-field">
          <span>{t("avg.save.note")}</span>
          <textarea class="ds-input av-text" rows={2} value={note.value} onInput={(e) => (note.value = e.currentTarget.value)} />
        </label>
        <div class="av-buttons">
          <button type="submit" class="ds-button" disabled={busy.value}>{t(open === null ? "avg.save" : "avg.save.change")}</button>
          {open !== null && <button type="button" class="ds-button" data-variant="secondary" disabled={busy.value} onClick={() => run(null)}>{t("avg.save.copy")}</button>}
        </div>
        {empty.value && <p class="pr-refusal" role="alert">{t("avg.save.no_name")}</p>}
      </form>
      {o?.kind === "saved" && <p class="av-remark" role="status">{t("avg.saved", { navn: o.navn })}</p>}
      {o?.kind === "login" && <LockedNote alert why="login" />}
      {o?.kind === "locked" && <LockedNote alert why="role" detail={o.detail} />}
      {o?.kind === "failed" && <p class="pr-refusal" role="alert">{o.detail ?? t("avg.save.failed")}</p>}
      {o?.kind === "conflict" && <ConflictNote of={o} />}
    </Section>
  );
}
