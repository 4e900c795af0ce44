// A new user: the form, and then the link that they make their password with.
import { useSignal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { account } from "../../api/account";
import { ROLES, type OneTimeLink, type Role } from "../../api/account-types";
import { t } from "../../text";
import { ErrorSummary } from "../ErrorSummary";
import { Field } from "../Field";
import { fieldId, makeForm, required, submit } from "../form";
import { RoleChoice } from "../RoleChoice";
import { AreaChoice } from "./AreaChoice";
import { LinkOnce } from "./LinkOnce";
import { changed } from "./store";

export function AddUser() {
  const form = useMemo(() => makeForm("ny-bruker"), []);
  const opener = useRef<HTMLButtonElement>(null);
  const open = useSignal(false);
  const name = useSignal("");
  const shownName = useSignal("");
  const role = useSignal<Role>("leser");
  const areas = useSignal<string[]>([]);
  const made = useSignal<{ name: string; link: OneTimeLink } | null>(null);
  const send = async (event: Event) => {
    event.preventDefault();
    const checked = [...required("brukernavn", name.value, t("user.no_name")), ...required("visningsnavn", shownName.value, t("user.no_shown"))];
    const ok = await submit(form, checked, async () => {
      const { bruker, lenke, utloper } = await account.addUser({ navn: name.value.trim(), visningsnavn: shownName.value.trim(), rolle: role.value, omrader: areas.value });
      made.value = { name: bruker.visningsnavn, link: { lenke, utloper } };
    });
    if (!ok) return;
    [name.value, shownName.value, role.value, areas.value] = ["", "", "leser", []];
    open.value = false;
    changed();
  };
  const show = (on: boolean) => {
    open.value = on;
    form.troubles.value = [];
    made.value = null;
    requestAnimationFrame(() => (on ? document.getElementById(fieldId(form, "brukernavn")) : opener.current)?.focus());
  };
  return (
    <div class="add-user">
      {!open.value && <button ref={opener} type="button" class="ds-button" onClick={() => show(true)}>{t("users.add")}</button>}
      {made.value !== null && <LinkOnce id="ny-lenke" name={made.value.name} of={made.value.link} done={() => show(false)} />}
      {open.value && (
        <form class="form boxed" noValidate aria-labelledby="ny-bruker-tittel" onSubmit={(e) => void send(e)}>
          <h2 id="ny-bruker-tittel">{t("users.add")}</h2>
          <ErrorSummary form={form} />
          <div class="form-columns">
            <div>
              <Field form={form} name="brukernavn" label={t("login.name")} help={t("user.name.help")} value={name} />
              <Field form={form} name="visningsnavn" label={t("user.shown")} help={t("user.shown.help")} value={shownName} />
            </div>
            <div>
              <RoleChoice form={form} value={role} roles={ROLES} />
              <AreaChoice form={form} value={areas} />
            </div>
          </div>
          <div class="av-buttons">
            <button type="submit" class="ds-button" aria-disabled={form.busy.value}>{t("users.add.do")}</button>
            <button type="button" class="ds-button" data-variant="secondary" onClick={() => show(false)}>{t("app.cancel")}</button>
          </div>
        </form>
      )}
    </div>
  );
}
