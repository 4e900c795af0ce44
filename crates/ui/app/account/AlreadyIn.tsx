// The login page of one who is logged in: where one may go from here.
import { PageLink } from "../parts/PageLink";
import { state } from "../state/store";
import { t } from "../text";
import { goOn, safeNext } from "./next";
import { person } from "./session";

export function AlreadyIn() {
  const next = safeNext(state.value.next);
  return (
    <>
      <p class="lead">{t("login.already", { navn: person.value?.visningsnavn ?? "" })}</p>
      <p class="av-buttons">
        {next !== null && <button type="button" class="ds-button" onClick={() => goOn("")}>{t("login.continue")}</button>}
        <PageLink page="min-side" class="ds-button">{t("account.me")}</PageLink>
      </p>
    </>
  );
}
