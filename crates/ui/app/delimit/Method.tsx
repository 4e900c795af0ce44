// How a figure was carried to the area, in the server's words; a rough estimate is marked.
import { t } from "../text";

export function Method({ of }: { of: { metode: string; metode_navn?: string; grovt: boolean } }) {
  return (
    <span class="av-by">
      {of.metode_navn ?? of.metode}
      {of.grovt && <> <span class="tag av-rough" title={t("avg.rough.help")}>{t("avg.rough")}</span></>}
    </span>
  );
}
