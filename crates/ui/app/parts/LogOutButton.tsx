// Logs out here, and says so.
import { useSignal } from "@preact/signals";
import { explain } from "../account/explain";
import { focusMain } from "../account/next";
import { logOut } from "../account/session";
import { announcement, menuOpen } from "../state/store";
import { t } from "../text";

export function LogOutButton() {
  const failed = useSignal<string | null>(null);
  const out = async () => {
    try {
      await logOut(false);
      failed.value = null;
      menuOpen.value = false;
      announcement.value = t("account.out");
      focusMain();
    } catch (error) {
      failed.value = explain(error).text;
    }
  };
  return (
    <>
      <button type="button" class="account-out" onClick={() => void out()}>{t("account.logout")}</button>
      {failed.value !== null && <p class="account-failed" role="alert">{failed.value}</p>}
    </>
  );
}
