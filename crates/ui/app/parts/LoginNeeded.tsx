// Says that one must log in for what one wanted, with the way there and back.
import { t } from "../text";
import { LoginLink } from "./LoginLink";

export function LoginNeeded({ why }: { why: string }) {
  return (
    <div class="login-needed">
      <p>{why}</p>
      <LoginLink class="ds-button">{t("account.login")}</LoginLink>
    </div>
  );
}
