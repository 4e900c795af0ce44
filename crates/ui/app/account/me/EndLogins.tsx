// Logging out everywhere: here and in every other browser.
import { useSignal } from "@preact/signals";
import { momentText } from "../../format";
import { Confirm } from "../../parts/Confirm";
import { announcement } from "../../state/store";
import { t } from "../../text";
import { explain } from "../explain";
import { focusMain } from "../next";
import { logOut, session } from "../session";

export function EndLogins() {
  const asking = useSignal(false);
  const failed = useSignal<string | null>(null);
  const until = session.value?.utloper ?? null;
  const out = async () => {
    try {
      await logOut(true);
      announcement.value = t("account.out");
      focusMain();
    } catch (error) {
      failed.value = explain(error).text;
    }
  };
  return (
    <>
      <p>{until !== null && `${t("me.logins.until", { tid: momentText(until) })} `}{t("me.logins.help")}</p>
      {asking.value
        ? <Confirm label={t("me.logins.end")} text={t("me.logins.sure")} yes={t("me.logins.yes")} onYes={() => void out()} onNo={() => (asking.value = false)} />
        : <button type="button" class="ds-button" data-variant="secondary" onClick={() => (asking.value = true)}>{t("me.logins.end")}</button>}
      {failed.value !== null && <p class="pr-refusal" role="alert">{failed.value}</p>}
    </>
  );
}
