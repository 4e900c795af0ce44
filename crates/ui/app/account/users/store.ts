// The users and the log of what was done, asked for while an administrator has the page open.
import { computed, signal } from "@preact/signals";
import { account } from "../../api/account";
import { resource } from "../../api/resource";
import { page } from "../../state/store";
import { mayAdminister, userName } from "../session";

export const PAGE_SIZE = 25;

const asks = computed(() => (page.value === "brukere" && mayAdminister.value ? userName.value : null));
export const users = resource((stop) => (asks.value === null ? null : account.users(stop)));

/** What each page after the first was asked with: the last is the one that is shown. */
export const trail = signal<readonly number[]>([]);
export const log = resource((stop) => (asks.value === null ? null : account.log(trail.value.at(-1) ?? null, PAGE_SIZE, stop)));

export const older = (from: number) => void (trail.value = [...trail.peek(), from]);
export const newer = () => void (trail.value = trail.peek().slice(0, -1));

/** What was done stands in the log as well. */
export function changed(): void {
  users.retry();
  log.retry();
}
