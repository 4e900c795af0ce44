// A new API key: what it is for, what it may do and for how long.
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { account } from "../../api/account";
import type { Role } from "../../api/account-types";
import { t } from "../../text";
import { ErrorSummary } from "../ErrorSummary";
import { Field } from "../Field";
import { makeForm, required, submit, type Trouble } from "../form";
import { RoleChoice } from "../RoleChoice";
import { person } from "../session";
import { LONGEST_DAYS, rolesUpTo, SHORTEST_DAYS } from "./keys";

const USUAL_DAYS = "90";

export function KeyForm({ made }: { made: (secret: string) => void }) {
  const form = useMemo(() => makeForm("nokkel"), []);
  const name = useSignal("");
  const role = useSignal<Role>("leser");
  const days = useSignal(USUAL_DAYS);
  const send = async (event: Event) => {
    event.preventDefault();
    const checked = [...required("navn", name.value, t("key.no_name")), ...checkDays(days.value)];
    const ok = await submit(form, checked, async () => {
      const answer = await account.makeKey({ navn: name.value.trim(), rolle: role.value, dager: Number(days.value) });
      made(answer.hemmelighet);
    });
    if (ok) name.value = "";
  };
  return (
    <details class="folded">
      <summary>{t("key.new")}</summary>
      <form class="form" noValidate onSubmit={(e) => void send(e)}>
        <ErrorSummary form={form} />
        <Field form={form} name="navn" label={t("key.name")} help={t("key.name.help")} value={name} longest={80} />
        <RoleChoice form={form} value={role} roles={rolesUpTo(person.value?.rolle ?? "leser")} />
        <Field form={form} name="dager" label={t("key.days")} help={t("key.days.help", { fra: SHORTEST_DAYS, til: LONGEST_DAYS })} value={days} type="number" />
        <button type="submit" class="ds-button" aria-disabled={form.busy.value}>{t("key.make")}</button>
      </form>
    </details>
  );
}

export function checkDays(text: string): Trouble[] {
  const n = Number(text);
  return text.trim() !== "" && Number.isInteger(n) && n >= SHORTEST_DAYS && n <= LONGEST_DAYS ? [] : [{ field: "dager", text: t("key.days.wrong", { fra: SHORTEST_DAYS, til: LONGEST_DAYS }) }];
}
