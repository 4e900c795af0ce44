// The other ways to a shape: GeoJSON as text, or a file. The server reads both and says what it cannot.
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { api, ApiError } from "../api/client";
import { announcement } from "../state/store";
import { num } from "../format";
import { t } from "../text";
import { useShape } from "./store";

const KINDS = ".geojson,.json,.gpkg,.zip";

export function ShapeInput() {
  const id = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const problem = useSignal<string | null>(null);
  const busy = useSignal(false);
  const send = async (file: Blob, name: string) => {
    problem.value = null;
    busy.value = true;
    try {
      const { polygon, hjorner } = await api.upload(file, name);
      useShape(polygon);
      announcement.value = t("avg.upload.done", { n: num(hjorner) });
    } catch (error) {
      problem.value = (error instanceof ApiError && error.detail) || t("avg.upload.failed");
    }
    busy.value = false;
  };
  const paste = () => {
    const words = text.current?.value.trim() ?? "";
    if (words === "") problem.value = t("avg.paste.empty");
    else void send(new Blob([words], { type: "application/geo+json" }), "limt-inn.geojson");
  };
  return (
    <details class="pr-inside av-shape">
      <summary>{t("avg.shape.other")}</summary>
      <label class="pr-field">
        <span>{t("avg.upload")}</span>
        <input
          class="av-file"
          type="file"
          accept={KINDS}
          aria-describedby={`${id}-help`}
          onChange={(e) => {
            const file = e.currentTarget.files?.[0];
            // The same file may be tried again once it is mended.
            e.currentTarget.value = "";
            if (file !== undefined) void send(file, file.name);
          }}
        />
      </label>
      <p id={`${id}-help`} class="pr-note">{t("avg.upload.help")}</p>
      <label class="pr-field">
        <span>{t("avg.paste")}</span>
        <textarea ref={text} class="ds-input av-text" rows={4} spellcheck={false} aria-invalid={problem.value !== null} aria-describedby={problem.value === null ? undefined : `${id}-problem`} />
      </label>
      <button type="button" class="ds-button" data-variant="secondary" disabled={busy.value} onClick={paste}>{t("avg.paste.use")}</button>
      {busy.value && <p class="av-remark" role="status">{t("avg.upload.busy")}</p>}
      {problem.value !== null && <p id={`${id}-problem`} class="pr-refusal" role="alert">{problem.value}</p>}
    </details>
  );
}
