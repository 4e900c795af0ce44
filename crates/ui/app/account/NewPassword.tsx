// A new password: the field with its meter, and the field where it is repeated.
import type { Signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { t } from "../text";
import { fieldId, type Form } from "./form";
import { Meter } from "./Meter";
import { PasswordField } from "./PasswordField";
import { strengthMeter } from "./strength";

interface Props {
  form: Form;
  password: Signal<string>;
  again: Signal<string>;
  /** The password should not hold it. */
  userName: string | null;
}

export function NewPassword({ form, password, again, userName }: Props) {
  const meter = useMemo(() => strengthMeter(), []);
  useEffect(() => meter.stop, []);
  useEffect(() => meter.measure(password.value, userName), [password.value, userName]);
  const meterId = `${fieldId(form, "passord")}-styrke`;
  return (
    <>
      <PasswordField form={form} name="passord" label={t("password.new")} help={t("password.new.help")} value={password} autocomplete="new-password" describedBy={meterId} />
      <Meter id={meterId} of={meter.now.value} />
      <PasswordField form={form} name="gjenta" label={t("password.again")} value={again} autocomplete="new-password" />
    </>
  );
}
