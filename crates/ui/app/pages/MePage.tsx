// Min side: who one is and may do, the password, the logins, API keys, and what is stored about one.
import type { ComponentChildren } from "preact";
import type { Me, Person } from "../api/account-types";
import { Gate } from "../account/Gate";
import { ChangePassword } from "../account/me/ChangePassword";
import { EndLogins } from "../account/me/EndLogins";
import { Keys } from "../account/me/Keys";
import { Rights } from "../account/me/Rights";
import { Stored } from "../account/me/Stored";
import { momentText } from "../format";
import { areaById } from "../state/data";
import { label, t, type TextKey } from "../text";

interface Part {
  id: string;
  title: TextKey;
  body: (me: Me, who: Person) => ComponentChildren;
}

const PARTS: readonly Part[] = [
  { id: "rettigheter", title: "me.rights", body: (me, who) => <Rights kan={me.kan} areas={who.omrader} /> },
  { id: "passord", title: "me.password", body: () => <ChangePassword /> },
  { id: "innlogginger", title: "me.logins", body: () => <EndLogins /> },
  { id: "nokler", title: "me.keys", body: () => <Keys /> },
  { id: "lagret", title: "me.stored", body: () => <Stored /> },
];

export function MePage() {
  return <Gate title={t("account.me")} why={t("me.login")}>{(me, who) => <Mine me={me} who={who} />}</Gate>;
}

function Mine({ me, who }: { me: Me; who: Person }) {
  return (
    <main id="hoved" class="page me" tabIndex={-1}>
      <header class="me-head">
        <p class="eyebrow">{t("account.me")}</p>
        <h1>{who.visningsnavn}</h1>
        <dl class="me-facts">
          <div><dt>{t("login.name")}</dt><dd>{who.navn}</dd></div>
          <div><dt>{t("user.role")}</dt><dd>{label("rolle", who.rolle)}</dd></div>
          {who.omrader.length > 0 && <div><dt>{t("user.areas")}</dt><dd>{who.omrader.map((id) => areaById.value.get(id)?.navn ?? id).join(", ")}</dd></div>}
          {me.utloper !== null && <div><dt>{t("me.until")}</dt><dd>{momentText(me.utloper)}</dd></div>}
        </dl>
      </header>
      <div class="me-body">
        <nav class="me-nav" aria-label={t("me.parts")}>
          <ul>{PARTS.map((p) => <li key={p.id}><a href={`#${p.id}`} onClick={(e) => jump(e, p.id)}>{t(p.title)}</a></li>)}</ul>
        </nav>
        <div class="me-parts">
          {PARTS.map((p) => (
            <section key={p.id} id={p.id} aria-labelledby={`${p.id}-tittel`} tabIndex={-1}>
              <h2 id={`${p.id}-tittel`}>{t(p.title)}</h2>
              {p.body(me, who)}
            </section>
          ))}
        </div>
      </div>
    </main>
  );
}

/** The address stays as it is: it is the page's state, and a step in the history for each look is none. */
function jump(event: MouseEvent, id: string): void {
  event.preventDefault();
  const part = document.getElementById(id);
  part?.focus({ preventScroll: true });
  part?.scrollIntoView({ block: "start" });
}
