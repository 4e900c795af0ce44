// How the first administrator is made, where there is none yet.
import { t } from "../text";

/** Typed on the server; the name is for the one who types to choose. */
const COMMAND = "satsing user add NAVN --role administrator";

export function FirstAdministrator() {
  return (
    <ol class="ways">
      <li>
        <h2>{t("first.link")}</h2>
        <p>{t("first.link.text")}</p>
      </li>
      <li>
        <h2>{t("first.command")}</h2>
        <p>{t("first.command.text")}</p>
        <pre tabIndex={0} aria-label={t("first.command")}><code>{COMMAND}</code></pre>
      </li>
    </ol>
  );
}
