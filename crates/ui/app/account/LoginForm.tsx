// User name and password, and the organisation's own login where there is one.
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { organisationLogin } from "../api/account";
import { t } from "../text";
import { ErrorSummary } from "./ErrorSummary";
import { Field } from "./Field";
import { makeForm, required, submit } from "./form";
import { goOn, safeNext } from "./next";
import { PasswordField } from "./PasswordField";
import { logIn, person, session } from "./session";
import { state } from "../state/store";

export function LoginForm() {
  const form = useMemo(() => makeForm("innlogging"), []);
  const name = useSignal("");
  const password = useSignal("");
  const send = async (event: Event) => {
    event.preventDefault();
    const checked = [...required("brukernavn", name.value, t("login.no_name")), ...required("passord", password.value, t("login.no_password"))];
    if (await submit(form, checked, () => logIn(name.value.trim(), password.value))) goOn(t("login.done", { navn: person.peek()?.visningsnavn ?? name.value }));
    // Another try begins with an empty password; the name is kept.
    else if (checked.length === 0) password.value = "";
  };
  const organisation = session.value?.oidc ?? null;
  return (
    <>
      {organisation !== null && (
        <>
          <a class="ds-button login-wide" href={organisationLogin(safeNext(state.value.next) ?? "/")}>{t("login.with", { navn: organisation.navn })}</a>
          <p class="login-or"><span>{t("login.or")}</span></p>
        </>
      )}
      <form class="form" noValidate onSubmit={(e) => void send(e)}>
        <ErrorSummary form={form} />
        <Field form={form} name="brukernavn" label={t("login.name")} value={name} autocomplete="username" />
        <PasswordField form={form} name="passord" label={t("login.password")} value={password} autocomplete="current-password" />
        <button type="submit" class="ds-button login-wide" data-variant={organisation === null ? undefined : "secondary"} aria-disabled={form.busy.value}>{t(form.busy.value ? "login.busy" : "account.login")}</button>
      </form>
    </>
  );
}
