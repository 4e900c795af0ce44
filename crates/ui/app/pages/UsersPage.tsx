// Brukere: who may log in and what each may do, and the log. For administrators.
import { Gate } from "../account/Gate";
import { AddUser } from "../account/users/AddUser";
import { EventLog } from "../account/users/EventLog";
import { users } from "../account/users/store";
import { UserTable } from "../account/users/UserTable";
import { PageLink } from "../parts/PageLink";
import { Problem } from "../parts/Problem";
import { label, t, tn } from "../text";

export function UsersPage() {
  return <Gate title={t("account.users")} why={t("users.login")}>{(me, who) => (me.kan.administrere ? <Users /> : <NoRight role={label("rolle", who.rolle)} />)}</Gate>;
}

function Users() {
  const { data, error, loading, retry } = users;
  const list = data.value?.brukere ?? null;
  return (
    <main id="hoved" class="page users" tabIndex={-1}>
      <div class="users-head">
        <div>
          <h1>{t("account.users")}</h1>
          <p class="lead">{list === null ? t("users.lead") : `${tn("users.count", list.length)} ${t("users.lead")}`}</p>
        </div>
      </div>
      <AddUser />
      <section id="brukerliste" aria-label={t("users.title")} tabIndex={-1}>
        {error.value !== null && <Problem error={error.value} retry={retry} />}
        {list === null && loading.value && <p class="loading" role="status">{t("app.loading")}</p>}
        {list !== null && <UserTable users={list} />}
      </section>
      <EventLog />
    </main>
  );
}

function NoRight({ role }: { role: string }) {
  return (
    <main id="hoved" class="page" tabIndex={-1}>
      <h1>{t("account.users")}</h1>
      <p class="lead">{t("users.no_right", { rolle: role.toLowerCase() })}</p>
      <p><PageLink page="min-side">{t("users.no_right.me")}</PageLink></p>
    </main>
  );
}
