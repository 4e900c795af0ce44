// A page that needs a login: waits for the answer of who one is, and says so where nobody is logged in.
import type { JSX } from "preact";
import type { Me, Person } from "../api/account-types";
import { LoginNeeded } from "../parts/LoginNeeded";
import { Problem } from "../parts/Problem";
import { t } from "../text";
import { refreshSession, session, sessionFailed } from "./session";

export function Gate({ title, why, children }: { title: string; why: string; children: (me: Me, who: Person) => JSX.Element }) {
  const me = session.value;
  const who = me?.bruker ?? null;
  if (me !== null && who !== null) return children(me, who);
  return (
    <main id="hoved" class="page" tabIndex={-1}>
      <h1>{title}</h1>
      {me !== null && <LoginNeeded why={why} />}
      {me === null && (sessionFailed.value ? <Problem error={new Error()} retry={() => void refreshSession()} /> : <p class="loading" role="status">{t("app.loading")}</p>)}
    </main>
  );
}
