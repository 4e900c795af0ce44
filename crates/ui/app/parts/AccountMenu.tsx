// The account in the top bar: the way in, or who is in with the ways from there. On a phone it lies open in the menu.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { mayAdminister, person, session, sessionFailed } from "../account/session";
import { page } from "../state/store";
import { label, t } from "../text";
import { LoginLink } from "./LoginLink";
import { LogOutButton } from "./LogOutButton";
import { PageLink } from "./PageLink";

export function AccountMenu() {
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const who = person.value;
  useEffect(() => {
    if (!open.value) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) open.value = false;
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [open.value]);
  if (who === null) return session.value !== null || sessionFailed.value ? <LoginLink class="account-login">{t("account.login")}</LoginLink> : null;
  const close = () => (open.value = false);
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open.value) return;
    close();
    button.current?.focus();
  };
  return (
    <div ref={root} class={open.value ? "account open" : "account"} onKeyDown={key}>
      <button ref={button} type="button" class="account-button" aria-expanded={open.value} aria-controls="konto-meny" onClick={() => (open.value = !open.value)}>
        <span class="ds-sr-only">{t("account.of")} </span>
        <span class="account-name">{who.visningsnavn}</span>
        <svg width="10" height="7" viewBox="0 0 12 8" aria-hidden="true"><path d="M1 1l5 5 5-5" fill="none" stroke="currentColor" stroke-width="1.6" /></svg>
      </button>
      <div id="konto-meny" class="account-list">
        <p class="account-who"><b>{who.visningsnavn}</b> <span class="mut">{label("rolle", who.rolle)}</span></p>
        <ul onClick={close}>
          <li><PageLink page="min-side" current={page.value === "min-side"}>{t("account.me")}</PageLink></li>
          {mayAdminister.value && <li><PageLink page="brukere" current={page.value === "brukere"}>{t("account.users")}</PageLink></li>}
        </ul>
        <LogOutButton />
      </div>
    </div>
  );
}
