// Innlogging: the login, the form behind a one-time link, and how the first administrator is made.
import type { ComponentChildren } from "preact";
import { FirstAdministrator } from "../account/FirstAdministrator";
import { invitation } from "../account/invitation";
import { InviteForm } from "../account/InviteForm";
import { LoginForm } from "../account/LoginForm";
import { AlreadyIn } from "../account/AlreadyIn";
import { person, refreshSession, session, sessionFailed } from "../account/session";
import { ApiError } from "../api/client";
import { LoginLink } from "../parts/LoginLink";
import { Problem } from "../parts/Problem";
import { state } from "../state/store";
import { label, t, type TextKey } from "../text";

export function LoginPage() {
  const { code } = state.value;
  const me = session.value;
  if (code !== null) return <Invited code={code} />;
  if (me === null) return <Frame title={t("login.title")}>{sessionFailed.value ? <Problem error={new Error()} retry={() => void refreshSession()} /> : <p class="loading" role="status">{t("app.loading")}</p>}</Frame>;
  if (person.value !== null) return <Frame title={t("login.title")}><AlreadyIn /></Frame>;
  if (!me.administrator_finnes) {
    return (
      <Frame title={t("first.title")} lead={t("first.lead")}>
        <FirstAdministrator />
        {/* There may be other users all the same, made at the command line. */}
        <h2 class="first-login">{t("first.login")}</h2>
        <LoginForm />
      </Frame>
    );
  }
  return <Frame title={t("login.title")} lead={t("login.lead")} aside><LoginForm /></Frame>;
}

const INVITED: Record<string, { title: TextKey; lead: TextKey }> = {
  "forste-administrator": { title: "invite.first", lead: "invite.first.lead" },
  "ny-bruker": { title: "invite.new", lead: "invite.new.lead" },
  "nytt-passord": { title: "invite.password", lead: "invite.password.lead" },
};

function Invited({ code }: { code: string }) {
  const { data, error, retry } = invitation;
  const found = data.value;
  if (error.value instanceof ApiError && error.value.status === 404) {
    return (
      <Frame title={t("invite.dead")} lead={t("invite.dead.lead")}>
        <p><LoginLink>{t("invite.dead.login")}</LoginLink></p>
      </Frame>
    );
  }
  const words = INVITED[found?.slag ?? ""] ?? { title: "invite.new", lead: "invite.new.lead" };
  return (
    <Frame title={t(words.title)} lead={found === null ? undefined : t(words.lead, { rolle: label("rolle", found.rolle).toLowerCase() })}>
      {error.value !== null && <Problem error={error.value} retry={retry} />}
      {found === null && error.value === null && <p class="loading" role="status">{t("app.loading")}</p>}
      {found !== null && <InviteForm key={code} code={code} of={found} />}
    </Frame>
  );
}

/** The form, and beside it what a login is for; most people need none. */
function Frame({ title, lead, aside = false, children }: { title: string; lead?: string; aside?: boolean; children: ComponentChildren }) {
  return (
    <main id="hoved" class="page login" tabIndex={-1}>
      <div class="login-form">
        <h1>{title}</h1>
        {lead !== undefined && <p class="lead">{lead}</p>}
        {children}
      </div>
      {aside && (
        <aside class="tinted" aria-labelledby="uten-innlogging">
          <h2 id="uten-innlogging">{t("login.without")}</h2>
          <p>{t("login.without.text")}</p>
          <h2>{t("login.lost")}</h2>
          <p>{t("login.lost.text")}</p>
        </aside>
      )}
    </main>
  );
}
