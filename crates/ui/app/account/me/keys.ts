// One's own API keys, asked for while the page is open.
import { computed } from "@preact/signals";
import { account } from "../../api/account";
import { ROLES, type Role } from "../../api/account-types";
import { resource } from "../../api/resource";
import { page } from "../../state/store";
import { userName } from "../session";

const whose = computed(() => (page.value === "min-side" ? userName.value : null));
export const keys = resource((stop) => (whose.value === null ? null : account.keys(stop)));

/** A key may do at most what its owner may; the server decides, this only spares one the refusal. */
export function rolesUpTo(role: Role): readonly Role[] {
  return ROLES.slice(0, ROLES.indexOf(role) + 1);
}

export const SHORTEST_DAYS = 1;
export const LONGEST_DAYS = 365;
