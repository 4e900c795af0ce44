// The order of the table of users. One who was never in comes last in both directions: that is not long ago.
import { ROLES, type User } from "../../api/account-types";

export type UserSortKey = "navn" | "rolle" | "tilstand" | "sist_inne";
export interface UserSort {
  key: UserSortKey;
  dir: "asc" | "desc";
}

/** What stands in the way of logging in, most of all first. */
export type Standing = "sperret" | "venter" | "aktiv";
const STANDINGS: readonly Standing[] = ["sperret", "venter", "aktiv"];

export function standing(u: User): Standing {
  if (u.sperret) return "sperret";
  return u.har_passord || u.oidc ? "aktiv" : "venter";
}

export function sortUsers(users: readonly User[], { key, dir }: UserSort, locale: string): User[] {
  const sign = dir === "desc" ? -1 : 1;
  const names = new Intl.Collator(locale, { numeric: true });
  return [...users].sort((a, b) => {
    if (key === "sist_inne" && (a.sist_inne === null) !== (b.sist_inne === null)) return a.sist_inne === null ? 1 : -1;
    return sign * compare(a, b, key, names) || names.compare(a.visningsnavn, b.visningsnavn) || a.id - b.id;
  });
}

function compare(a: User, b: User, key: UserSortKey, names: Intl.Collator): number {
  switch (key) {
    case "navn":
      return names.compare(a.visningsnavn, b.visningsnavn);
    case "rolle":
      return ROLES.indexOf(a.rolle) - ROLES.indexOf(b.rolle);
    case "tilstand":
      return STANDINGS.indexOf(standing(a)) - STANDINGS.indexOf(standing(b));
    case "sist_inne":
      return Date.parse(a.sist_inne ?? "") - Date.parse(b.sist_inne ?? "") || 0;
  }
}
