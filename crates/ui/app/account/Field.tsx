// A labelled text field with its help and its error, both tied to it.
import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { fieldId, troubleOf, type Form } from "./form";

interface Props {
  form: Form;
  name: string;
  label: string;
  help?: string;
  value: Signal<string>;
  type?: "text" | "password" | "number";
  autocomplete?: string;
  readOnly?: boolean;
  longest?: number;
  /** Beside the field, such as the button that shows a password. */
  children?: ComponentChildren;
  /** Ids of what else describes the field. */
  describedBy?: string;
  onInput?: (text: string) => void;
}

export function Field({ form, name, label, help, value, type = "text", children, describedBy, ...props }: Props) {
  const id = fieldId(form, name);
  const trouble = troubleOf(form, name);
  const described = [help === undefined ? null : `${id}-hjelp`, trouble === null ? null : `${id}-feil`, describedBy ?? null].filter((part) => part !== null).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {help !== undefined && <p id={`${id}-hjelp`} class="field-help">{help}</p>}
      <div class="field-input">
        <input
          id={id}
          name={name}
          class="ds-input"
          type={type}
          autocomplete={props.autocomplete ?? "off"}
          autocapitalize="none"
          spellcheck={false}
          readOnly={props.readOnly}
          maxLength={props.longest}
          value={value.value}
          aria-invalid={trouble !== null}
          aria-describedby={described === "" ? undefined : described}
          onInput={(e) => {
            value.value = e.currentTarget.value;
            props.onInput?.(e.currentTarget.value);
          }}
        />
        {children}
      </div>
      {trouble !== null && <p id={`${id}-feil`} class="field-error">{trouble.text}</p>}
    </div>
  );
}
