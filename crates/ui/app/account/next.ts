// Where one goes after the login. The address may have been made by anybody, so only a path of this site is followed.
import { announcement, settle, state } from "../state/store";
import { formatUrl, pageOf, parseUrl } from "../state/url";

/** A name that no site has: what does not stay with it would leave ours. */
const HERE = "https://satsing.invalid";

/** The path if it is one of this site, else null. */
export function safeNext(text: string | null): string | null {
  if (text === null || !/^\/(?![/\\])/.test(text)) return null;
  // Browsers take a backslash for a slash, and drop tabs and line breaks before they look for the host.
  if (/[\\\u0000-\u001f\u007f]/.test(text)) return null;
  try {
    const url = new URL(text, HERE);
    // Dots are taken out of the path, and what is left may name a host: /.//host
    const stays = url.origin === HERE && !url.pathname.startsWith("//");
    return stays && pageOf(url.pathname) !== "innlogging" ? url.pathname + url.search + url.hash : null;
  } catch {
    return null;
  }
}

/** Where one stands, for the link to the login; on the login page itself, where it already leads. */
export function here(): string {
  return state.value.page === "innlogging" ? (safeNext(state.value.next) ?? "/") : formatUrl(state.value);
}

/**
 * Goes on after the login. It takes the place of the login page in the history, which may hold a code.
 * What one had chosen before is kept where the address is of just that: a shape may be too large to stand in it.
 */
export function goOn(said: string): void {
  const path = safeNext(state.peek().next) ?? "/";
  const url = new URL(path, HERE);
  const page = pageOf(url.pathname);
  if (page === null) {
    location.replace(path);
    return;
  }
  const now = { ...state.peek(), page, next: null, code: null };
  const read = parseUrl(url);
  settle(formatUrl(now) === path ? now : { ...read, lang: read.lang ?? now.lang });
  announcement.value = said;
  focusMain();
}

/** What had focus is gone with its page: one goes on at the beginning of the new one. */
export function focusMain(): void {
  requestAnimationFrame(() => document.getElementById("hoved")?.focus());
}
