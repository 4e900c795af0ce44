// Who is logged in, and the ways in and out. Asked for at the start, after each of them, when the page is seen again and when
// the server says that the login is over.
import { computed, signal } from "@preact/signals";
import { account } from "../api/account";
import type { Accepting, Me } from "../api/account-types";
import { useToken, whenLoginIsLost } from "../api/csrf";

/** Null until the server has answered. */
export const session = signal<Me | null>(null);
/** True when the last question about it got no answer. */
export const sessionFailed = signal(false);

export const person = computed(() => session.value?.bruker ?? null);
/** The name alone, so that what depends on who it is asks again only when it is another. */
export const userName = computed(() => person.value?.navn ?? null);
export const mayAdminister = computed(() => session.value?.kan.administrere ?? false);

/** Rises with each answer, so that a slower, older one never replaces it. */
let edition = 0;

function take(me: Me): void {
  edition += 1;
  useToken(me.csrf);
  session.value = me;
  sessionFailed.value = false;
}

export async function refreshSession(): Promise<void> {
  const asked = (edition += 1);
  try {
    const me = await account.me();
    if (asked === edition) take(me);
  } catch {
    // Who one is does not change by the service being away.
    if (asked === edition) sessionFailed.value = true;
  }
}

export async function logIn(name: string, password: string): Promise<void> {
  take(await account.login(name, password));
}

export async function acceptInvitation(code: string, body: Accepting): Promise<void> {
  take(await account.accept(code, body));
}

export async function logOut(everywhere: boolean): Promise<void> {
  await account.logout(everywhere);
  await refreshSession();
}

export async function removeMyself(password: string): Promise<void> {
  await account.remove(password);
  await refreshSession();
}

/** What is needed of `document`. */
type Tab = Pick<Document, "addEventListener" | "visibilityState">;

export function followSession(tab: Tab = document): void {
  whenLoginIsLost(() => void refreshSession());
  tab.addEventListener("visibilitychange", () => {
    if (tab.visibilityState === "visible") void refreshSession();
  });
  void refreshSession();
}
