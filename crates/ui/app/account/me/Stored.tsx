// «Dette er lagret om deg»: what is kept and why, the file with all of it, and deleting the account.
import { MY_DATA } from "../../api/account";
import { t } from "../../text";
import { DeleteMe } from "./DeleteMe";

const KEPT = ["account", "password", "logins", "keys", "log"] as const;

export function Stored() {
  return (
    <>
      <p>{t("stored.lead")}</p>
      <dl class="stored">
        {KEPT.map((what) => (
          <div key={what}>
            <dt>{t(`stored.${what}`)}</dt>
            <dd>{t(`stored.${what}.text`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t("stored.not")}</p>
      <p class="av-buttons"><a class="ds-button" data-variant="secondary" href={MY_DATA} download="satsingskart-mine-data.json">{t("stored.download")}</a></p>
      <DeleteMe />
    </>
  );
}
