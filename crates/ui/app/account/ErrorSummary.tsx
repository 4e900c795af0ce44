// What stands in the way of a form, in one place above it. It takes focus at each failed try, and each line leads to its field.
import { LoginLink } from "../parts/LoginLink";
import { t } from "../text";
import { fieldId, type Form, type Trouble } from "./form";

export function ErrorSummary({ form }: { form: Form }) {
  const troubles = form.troubles.value;
  if (troubles.length === 0) return null;
  const head = `${form.id}-feil`;
  return (
    // A new element for each try, so that it is focused and read again even when the words are the same.
    <div key={form.attempt.value} class="form-errors" role="alert" aria-labelledby={head} tabIndex={-1} ref={takeFocus}>
      <p id={head}><b>{t("form.errors")}</b></p>
      <ul>{troubles.map((trouble, i) => <li key={i}><Line of={trouble} form={form} /></li>)}</ul>
    </div>
  );
}

function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}

function Line({ of: trouble, form }: { of: Trouble; form: Form }) {
  if (trouble.field === null) return <>{trouble.text}{trouble.login && <> <LoginLink>{t("account.login")}</LoginLink></>}</>;
  const id = fieldId(form, trouble.field);
  const click = (event: MouseEvent) => {
    // The address is left as it is: it carries the state of the page.
    event.preventDefault();
    document.getElementById(id)?.focus();
  };
  return <a href={`#${id}`} onClick={click}>{trouble.text}</a>;
}
