// A link to the login that leads back to where one stands.
import type { ComponentChildren } from "preact";
import { here } from "../account/next";
import { PageLink } from "./PageLink";

export function LoginLink({ children, class: name }: { children: ComponentChildren; class?: string }) {
  return <PageLink page="innlogging" change={{ next: here(), code: null }} class={name}>{children}</PageLink>;
}
