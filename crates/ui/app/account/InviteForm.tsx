// The form behind a one-time link: a new user, the first administrator, or a new password.
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Invitation } from "../api/account-types";
import { momentText } from "../format";
import { t } from "../text";
import { ErrorSummary } from "./ErrorSummary";
import { Field } from "./Field";
import { makeForm, repeated, required, submit } from "./form";
import { NewPassword } from "./NewPassword";
import { goOn } from "./next";
import { acceptInvitation, person } from "./session";

export function InviteForm({ code, of: invitation }: { code: string; of: Invitation }) {
  const form = useMemo(() => makeForm("invitasjon"), []);
  const given = invitation.brukernavn;
  const name = useSignal(given ?? "");
  const shownName = useSignal("");
  const password = useSignal("");
  const again = useSignal("");
  const isNew = invitation.slag !== "nytt-passord";
  const send = async (event: Event) => {
    event.preventDefault();
    const checked = [
      ...(given === null ? required("brukernavn", name.value, t("login.no_name")) : []),
      ...(password.value === "" ? [{ field: "passord", text: t("password.none") }] : repeated(password.value, again.value, t("password.differs"))),
    ];
    const body = {
      passord: password.value,
      ...(given === null ? { brukernavn: name.value.trim() } : {}),
      ...(isNew && shownName.value.trim() !== "" ? { visningsnavn: shownName.value.trim() } : {}),
    };
    if (await submit(form, checked, () => acceptInvitation(code, body))) goOn(t("login.done", { navn: person.peek()?.visningsnavn ?? name.value }));
  };
  return (
    <form class="form" noValidate onSubmit={(e) => void send(e)}>
      <ErrorSummary form={form} />
      {/* A name that is given stands in a field all the same, so that a password manager keeps it with the password. */}
      <Field form={form} name="brukernavn" label={t("login.name")} help={given === null ? t("user.name.help") : undefined} value={name} autocomplete="username" readOnly={given !== null} />
      {isNew && <Field form={form} name="visningsnavn" label={t("user.shown")} help={t("user.shown.help")} value={shownName} autocomplete="name" />}
      <NewPassword form={form} password={password} again={again} userName={name.value.trim() === "" ? null : name.value.trim()} />
      <button type="submit" class="ds-button login-wide" aria-disabled={form.busy.value}>{t(isNew ? "invite.submit" : "invite.submit.password")}</button>
      <p class="field-help">{t("invite.until", { tid: momentText(invitation.utloper) })}</p>
    </form>
  );
}
