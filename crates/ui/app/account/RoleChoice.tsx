// The choice of a role, each with what it may do.
import type { Signal } from "@preact/signals";
import type { Role } from "../api/account-types";
import { t } from "../text";
import { fieldId, type Form } from "./form";

export function RoleChoice({ form, value, roles }: { form: Form; value: Signal<Role>; roles: readonly Role[] }) {
  const id = fieldId(form, "rolle");
  return (
    <div class="field">
      <label for={id}>{t("user.role")}</label>
      <select id={id} class="ds-input" value={value.value} aria-describedby={`${id}-hjelp`} onChange={(e) => (value.value = roles.find((r) => r === e.currentTarget.value) ?? value.value)}>
        {roles.map((r) => <option key={r} value={r}>{t(`rolle.${r}`)}</option>)}
      </select>
      <p id={`${id}-hjelp`} class="field-help">{t(`rolle.${value.value}.help`)}</p>
    </div>
  );
}
