// A form that is sent: what stands in the way of it, whether it is under way, and when its summary should take focus.
import { batch, signal, type Signal } from "@preact/signals";
import { explain, type Known } from "./explain";

/** What stands in the way: of one field, or of the form as a whole. */
export interface Trouble {
  field: string | null;
  text: string;
  /** True where the way on is to log in. */
  login?: boolean;
}

export interface Form {
  /** Prefix of the ids of its fields. */
  id: string;
  troubles: Signal<readonly Trouble[]>;
  /** Rises with each failed try, so that the summary takes focus each time. */
  attempt: Signal<number>;
  busy: Signal<boolean>;
}

export function makeForm(id: string): Form {
  return { id, troubles: signal<readonly Trouble[]>([]), attempt: signal(0), busy: signal(false) };
}

export const fieldId = (form: Form, field: string) => `${form.id}-${field}`;
export const troubleOf = (form: Form, field: string) => form.troubles.value.find((t) => t.field === field) ?? null;

/** Sends what was checked; true when it went well. `known` says which refusal belongs to which field. */
export async function submit(form: Form, checked: readonly Trouble[], work: () => Promise<void>, known: Known = {}): Promise<boolean> {
  if (form.busy.peek()) return false;
  if (checked.length > 0) return fail(form, checked);
  form.busy.value = true;
  try {
    await work();
    form.troubles.value = [];
    return true;
  } catch (error) {
    return fail(form, [explain(error, known)]);
  } finally {
    form.busy.value = false;
  }
}

function fail(form: Form, troubles: readonly Trouble[]): false {
  batch(() => {
    form.troubles.value = troubles;
    form.attempt.value += 1;
  });
  return false;
}

/** A field that must hold something. */
export function required(field: string, value: string, text: string): Trouble[] {
  return value.trim() === "" ? [{ field, text }] : [];
}

/** A password is what it is, blanks and all. */
export function repeated(first: string, second: string, text: string): Trouble[] {
  return first === second ? [] : [{ field: "gjenta", text }];
}
