// How strong a password is, asked for while one types: the server's word and advice, never our own.
import { signal, type ReadonlySignal } from "@preact/signals";
import { account } from "../api/account";
import type { Strength } from "../api/account-types";

const WAIT_MS = 350;

export type Measured =
  | { kind: "empty" }
  /** The last answer stays while the next is on its way, so that the meter does not blink. */
  | { kind: "asking"; last: Strength | null }
  | { kind: "known"; answer: Strength }
  /** Nothing to say; the server still looks at it when it is saved. */
  | { kind: "unknown" };

export interface StrengthMeter {
  now: ReadonlySignal<Measured>;
  measure(password: string, userName: string | null): void;
  stop(): void;
}

export function strengthMeter(ask = account.strength, wait = WAIT_MS): StrengthMeter {
  const now = signal<Measured>({ kind: "empty" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = new AbortController();

  const stop = () => {
    clearTimeout(timer);
    asked.abort();
  };
  const measure = (password: string, userName: string | null) => {
    stop();
    if (password === "") {
      now.value = { kind: "empty" };
      return;
    }
    now.value = { kind: "asking", last: lastOf(now.peek()) };
    const mine = (asked = new AbortController());
    timer = setTimeout(() => {
      ask(password, userName, mine.signal).then(
        (answer) => {
          if (!mine.signal.aborted) now.value = { kind: "known", answer };
        },
        () => {
          if (!mine.signal.aborted) now.value = { kind: "unknown" };
        },
      );
    }, wait);
  };
  return { now, measure, stop };
}

export function lastOf(m: Measured): Strength | null {
  return m.kind === "known" ? m.answer : m.kind === "asking" ? m.last : null;
}

/** The server's number within the steps that are drawn. */
export function stepOf(s: Strength): 0 | 1 | 2 | 3 | 4 {
  return Math.min(4, Math.max(0, Math.round(s.styrke))) as 0 | 1 | 2 | 3 | 4;
}
