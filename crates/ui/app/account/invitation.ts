// The invitation that the address names.
import { computed } from "@preact/signals";
import { account } from "../api/account";
import { resource } from "../api/resource";
import { page, state } from "../state/store";

const code = computed(() => (page.value === "innlogging" ? state.value.code : null));
export const invitation = resource((stop) => (code.value === null ? null : account.invitation(code.value, stop)));
