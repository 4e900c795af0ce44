// A password with a button that shows it.
import { useSignal, type Signal } from "@preact/signals";
import { t } from "../text";
import { Field } from "./Field";
import { fieldId, type Form } from "./form";

interface Props {
  form: Form;
  name: string;
  label: string;
  help?: string;
  value: Signal<string>;
  autocomplete: "current-password" | "new-password";
  describedBy?: string;
  onInput?: (text: string) => void;
}

export function PasswordField(props: Props) {
  const shown = useSignal(false);
  return (
    <Field {...props} type={shown.value ? "text" : "password"}>
      <button type="button" class="show-password" aria-pressed={shown.value} aria-controls={fieldId(props.form, props.name)} aria-label={t("password.show_of", { felt: props.label })} onClick={() => (shown.value = !shown.value)}>{t("password.show")}</button>
    </Field>
  );
}
