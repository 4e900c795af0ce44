// Deleting one's own account: opened on purpose, warned about, and confirmed with the password.
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { announcement } from "../../state/store";
import { t } from "../../text";
import { ErrorSummary } from "../ErrorSummary";
import { makeForm, submit } from "../form";
import { focusMain } from "../next";
import { PasswordField } from "../PasswordField";
import { removeMyself } from "../session";

export function DeleteMe() {
  const form = useMemo(() => makeForm("slett-konto"), []);
  const password = useSignal("");
  const send = async (event: Event) => {
    event.preventDefault();
    const checked = password.value === "" ? [{ field: "passord", text: t("delete.no_password") }] : [];
    const known = { "feil-innlogging": { field: "passord", text: "password.old_wrong" as const } };
    if (!(await submit(form, checked, () => removeMyself(password.value), known))) return;
    announcement.value = t("delete.done");
    focusMain();
  };
  return (
    <details class="folded">
      <summary>{t("delete.open")}</summary>
      <form class="form" noValidate onSubmit={(e) => void send(e)}>
        <div class="warning">
          <p><b>{t("delete.warning")}</b></p>
          <p>{t("delete.what")}</p>
        </div>
        <ErrorSummary form={form} />
        <PasswordField form={form} name="passord" label={t("delete.password")} value={password} autocomplete="current-password" />
        <button type="submit" class="ds-button" aria-disabled={form.busy.value}>{t("delete.do")}</button>
      </form>
    </details>
  );
}
