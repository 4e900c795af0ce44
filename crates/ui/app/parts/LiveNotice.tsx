// What changed by itself: that the page is up to date, and, for as long as it is so, that the store is away.
import { momentText } from "../format";
import { awaySince, updated } from "../live/store";
import { page } from "../state/store";
import { t } from "../text";

export function LiveNotice() {
  const since = awaySince.value;
  return (
    <div class="live" role="status" aria-live="polite">
      {since !== null && <p class="live-away">{t("live.away", { tid: momentText(since) })}</p>}
      {updated.value && <p class="live-updated">{t(page.value === "data" ? "live.updated.data" : "live.updated")}</p>}
    </div>
  );
}
