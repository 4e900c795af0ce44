// The users as a table; one of them at a time is opened to be changed.
import { useSignal } from "@preact/signals";
import type { User } from "../../api/account-types";
import { SortHead } from "../../table/SortHead";
import { locale, t } from "../../text";
import { sortUsers, type UserSort, type UserSortKey } from "./sort";
import { UserRow } from "./UserRow";

export function UserTable({ users }: { users: readonly User[] }) {
  const sort = useSignal<UserSort>({ key: "navn", dir: "asc" });
  const open = useSignal<number | null>(null);
  const head = (key: UserSortKey, name: string) => {
    const on = sort.value.key === key;
    // One wants to see who was in last, not who was in first.
    const first = key === "sist_inne" ? "desc" : "asc";
    const next = on ? (sort.value.dir === "asc" ? "desc" : "asc") : first;
    return <SortHead name={name} dir={on ? sort.value.dir : null} sort={() => (sort.value = { key, dir: next })} />;
  };
  return (
    <table class="zone-table plain-table users-table">
      <caption class="ds-sr-only">{t("users.title")}</caption>
      <thead>
        <tr>
          {head("navn", t("users.name"))}
          {head("rolle", t("user.role"))}
          <th scope="col">{t("user.areas")}</th>
          {head("tilstand", t("users.standing"))}
          {head("sist_inne", t("users.last"))}
          <th scope="col"><span class="ds-sr-only">{t("col.actions")}</span></th>
        </tr>
      </thead>
      <tbody>
        {sortUsers(users, sort.value, locale.value).map((u) => <UserRow key={u.id} user={u} open={open.value === u.id} show={(on) => (open.value = on ? u.id : null)} />)}
      </tbody>
    </table>
  );
}
