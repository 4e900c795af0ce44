// A remote answer as signals: the last good data, whether a newer one is on its way, and the error with a way to try again.
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Meta } from "./types";

/** Which data an answer is of. */
export type Stamp = Pick<Meta, "version" | "dataversjon">;

export interface Resource<T> {
  data: ReadonlySignal<T | null>;
  error: ReadonlySignal<Error | null>;
  loading: ReadonlySignal<boolean>;
  /** Of which data the answer is; null without one. */
  stamp: ReadonlySignal<Stamp | null>;
  retry(): void;
}

/** Everything the page asks the server for and keeps. */
export const resources = new Set<Resource<unknown>>();

/**
 * Asks again whenever `ask` reads a changed signal. `null` from `ask` means there is nothing to ask for.
 * A slower, older answer never replaces a newer one.
 */
export function resource<T>(ask: (signal: AbortSignal) => Promise<T> | null): Resource<T> {
  const data = signal<T | null>(null);
  const error = signal<Error | null>(null);
  const loading = signal(false);
  const attempt = signal(0);

  effect(() => {
    attempt.value;
    const stop = new AbortController();
    const promise = ask(stop.signal);
    if (promise === null) {
      data.value = null;
      error.value = null;
      loading.value = false;
      return;
    }
    loading.value = true;
    promise.then(
      (answer) => {
        if (stop.signal.aborted) return;
        data.value = answer;
        error.value = null;
        loading.value = false;
      },
      (reason: unknown) => {
        if (stop.signal.aborted) return;
        error.value = reason instanceof Error ? reason : new Error(String(reason));
        loading.value = false;
      },
    );
    return () => stop.abort();
  });

  const made = { data, error, loading, stamp: computed(() => stampOf(data.value)), retry: () => void (attempt.value += 1) };
  resources.add(made);
  return made;
}

/** Every answer carries its own. */
function stampOf(answer: unknown): Stamp | null {
  const meta = (answer as { meta?: Partial<Meta> } | null)?.meta;
  return meta?.version === undefined || meta.dataversjon === undefined ? null : { version: meta.version, dataversjon: meta.dataversjon };
}
