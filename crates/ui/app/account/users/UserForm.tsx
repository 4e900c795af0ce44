// What a user is called and may do, and whether they may log in.
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { account } from "../../api/account";
import { ROLES, type Role, type User } from "../../api/account-types";
import { announcement } from "../../state/store";
import { t } from "../../text";
import { ErrorSummary } from "../ErrorSummary";
import { Field } from "../Field";
import { fieldId, makeForm, required, submit } from "../form";
import { RoleChoice } from "../RoleChoice";
import { refreshSession, userName } from "../session";
import { AreaChoice } from "./AreaChoice";
import { changed } from "./store";

export function UserForm({ user: u, close }: { user: User; close: () => void }) {
  const form = useMemo(() => makeForm(`bruker-${u.id}`), [u.id]);
  const shownName = useSignal(u.visningsnavn);
  const role = useSignal<Role>(u.rolle);
  const areas = useSignal([...u.omrader]);
  const blocked = useSignal(u.sperret);
  const send = async (event: Event) => {
    event.preventDefault();
    const body = { visningsnavn: shownName.value.trim(), rolle: role.value, omrader: areas.value, sperret: blocked.value };
    const work = async () => void (await account.changeUser(u.id, body));
    if (!(await submit(form, required("visningsnavn", shownName.value, t("user.no_shown")), work))) return;
    announcement.value = t("users.changed", { navn: body.visningsnavn });
    close();
    changed();
    // One's own role stands in the session too.
    if (u.navn === userName.peek()) await refreshSession();
  };
  const blockedId = fieldId(form, "sperret");
  return (
    <form class="form" noValidate onSubmit={(e) => void send(e)}>
      <ErrorSummary form={form} />
      <Field form={form} name="visningsnavn" label={t("user.shown")} value={shownName} />
      <RoleChoice form={form} value={role} roles={ROLES} />
      <AreaChoice form={form} value={areas} />
      <label class="pr-check">
        <input id={blockedId} type="checkbox" checked={blocked.value} aria-describedby={`${blockedId}-hjelp`} onChange={() => (blocked.value = !blocked.value)} />
        <span>{t("users.block")}<span id={`${blockedId}-hjelp`} class="field-help">{t("users.block.help")}</span></span>
      </label>
      <div class="av-buttons">
        <button type="submit" class="ds-button" aria-disabled={form.busy.value}>{t("users.save")}</button>
        <button type="button" class="ds-button" data-variant="secondary" onClick={close}>{t("app.cancel")}</button>
      </div>
    </form>
  );
}
