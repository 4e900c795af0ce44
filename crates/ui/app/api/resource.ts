// A remote answer as signals: the last good data, whether a newer one is on its way, and the error with a way to try again.
import { effect, signal, type ReadonlySignal } from "@preact/signals";

export interface Resource<T> {
  data: ReadonlySignal<T | null>;
  error: ReadonlySignal<Error | null>;
  loading: ReadonlySignal<boolean>;
  retry(): void;
}

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

  return { data, error, loading, retry: () => void (attempt.value += 1) };
}
