// Why one cannot save: nobody is logged in, or the role does not allow it; with the way to the login and back.
import { LoginNeeded } from "../parts/LoginNeeded";
import { t } from "../text";

interface Props {
  why: "login" | "role";
  /** The server's own words. */
  detail?: string | null;
  /** True where it is the answer to a try. */
  alert?: boolean;
}

export function LockedNote({ why, detail = null, alert = false }: Props) {
  return (
    <div class="pr-refusal" role={alert ? "alert" : undefined}>
      {why === "login" ? <LoginNeeded why={t("avg.login")} /> : <><p><b>{t("avg.locked")}</b></p><p>{t("avg.locked.why")}</p></>}
      {detail !== null && <p class="mut">{detail}</p>}
    </div>
  );
}
