// Changing one's password.
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { account } from "../../api/account";
import { t } from "../../text";
import { ErrorSummary } from "../ErrorSummary";
import { makeForm, repeated, submit } from "../form";
import { NewPassword } from "../NewPassword";
import { PasswordField } from "../PasswordField";
import { refreshSession, userName } from "../session";

export function ChangePassword() {
  const form = useMemo(() => makeForm("passordbytte"), []);
  const old = useSignal("");
  const password = useSignal("");
  const again = useSignal("");
  const done = useSignal(false);
  const send = async (event: Event) => {
    event.preventDefault();
    done.value = false;
    const checked = [
      ...(old.value === "" ? [{ field: "gammelt", text: t("password.no_old") }] : []),
      ...(password.value === "" ? [{ field: "passord", text: t("password.none") }] : repeated(password.value, again.value, t("password.differs"))),
    ];
    const work = () => account.changePassword(old.value, password.value);
    if (!(await submit(form, checked, work, { "feil-innlogging": { field: "gammelt", text: "password.old_wrong" } }))) return;
    for (const field of [old, password, again]) field.value = "";
    done.value = true;
    await refreshSession();
  };
  return (
    <form class="form" noValidate onSubmit={(e) => void send(e)}>
      <ErrorSummary form={form} />
      <input class="ds-sr-only" type="text" name="brukernavn" autocomplete="username" value={userName.value ?? ""} readOnly tabIndex={-1} aria-hidden="true" />
      <PasswordField form={form} name="gammelt" label={t("password.old")} value={old} autocomplete="current-password" />
      <NewPassword form={form} password={password} again={again} userName={userName.value} />
      <button type="submit" class="ds-button" aria-disabled={form.busy.value}>{t("password.change")}</button>
      <p role="status" class="said">{done.value ? t("password.changed") : ""}</p>
    </form>
  );
}
