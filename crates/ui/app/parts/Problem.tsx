// An error that says what happened, what still stands, and offers to try again.
import { ApiError } from "../api/client";
import { needsLogin } from "../account/explain";
import { t } from "../text";
import { LoginNeeded } from "./LoginNeeded";

export function Problem({ error, retry }: { error: Error; retry: () => void }) {
  if (needsLogin(error)) return <LoginNeeded why={t("account.needed")} />;
  const known = error instanceof ApiError;
  const detail = known && error.status === 404 ? t("error.not_found") : known && error.detail !== null ? error.detail : t("error.offline");
  // What was asked for cannot be had, however often it is asked.
  const refused = known && error.status === 400;
  return (
    <div class="problem" role="alert">
      <p><b>{t(refused ? "error.refused" : "error.title")}</b></p>
      <p>{detail}</p>
      {known && error.requestId !== null && <p class="mut">{t("error.request", { id: error.requestId })}</p>}
      {refused ? <a href={location.pathname}>{t("error.reset")}</a> : <button type="button" class="ds-button" data-variant="secondary" onClick={retry}>{t("app.retry")}</button>}
    </div>
  );
}
