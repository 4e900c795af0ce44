// Changing one user: what they are called and may do, a new link for their password, and deleting them.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { account } from "../../api/account";
import type { OneTimeLink, User } from "../../api/account-types";
import { Confirm } from "../../parts/Confirm";
import { announcement } from "../../state/store";
import { t } from "../../text";
import { explain } from "../explain";
import { LinkOnce } from "./LinkOnce";
import { changed } from "./store";
import { UserForm } from "./UserForm";

type Asking = "nullstill" | "slett";

export function UserDetail({ user: u, close }: { user: User; close: () => void }) {
  const head = useRef<HTMLHeadingElement>(null);
  const asking = useSignal<Asking | null>(null);
  const link = useSignal<OneTimeLink | null>(null);
  const failed = useSignal<string | null>(null);
  useEffect(() => head.current?.focus(), []);
  const run = async (work: () => Promise<void>) => {
    asking.value = null;
    try {
      await work();
      failed.value = null;
    } catch (error) {
      failed.value = explain(error).text;
    }
  };
  const reset = () =>
    run(async () => {
      link.value = await account.resetUser(u.id);
      changed();
    });
  const remove = () =>
    run(async () => {
      await account.removeUser(u.id);
      announcement.value = t("users.deleted", { navn: u.visningsnavn });
      close();
      document.getElementById("brukerliste")?.focus();
      changed();
    });
  return (
    <div class="user-detail" role="group" aria-labelledby={`bruker-${u.id}-tittel`}>
      <h3 id={`bruker-${u.id}-tittel`} ref={head} tabIndex={-1}>{t("users.change.of", { navn: u.visningsnavn })}</h3>
      <div class="user-columns">
        <UserForm user={u} close={close} />
        <div class="user-more">
          <h4>{t("users.reset")}</h4>
          <p class="field-help">{t("users.reset.help")}</p>
          {link.value === null && asking.value !== "nullstill" && <button type="button" class="ds-button" data-variant="secondary" onClick={() => (asking.value = "nullstill")}>{t("users.reset.do")}</button>}
          {asking.value === "nullstill" && <Confirm label={t("users.reset")} text={t("users.reset.sure", { navn: u.visningsnavn })} yes={t("users.reset.yes")} onYes={() => void reset()} onNo={() => (asking.value = null)} />}
          {link.value !== null && <LinkOnce id={`lenke-${u.id}`} name={u.visningsnavn} of={link.value} done={() => (link.value = null)} />}
          <h4>{t("users.delete")}</h4>
          <p class="field-help">{t("users.delete.help")}</p>
          {asking.value !== "slett" && <button type="button" class="ds-button" data-variant="secondary" onClick={() => (asking.value = "slett")}>{t("users.delete.do")}</button>}
          {asking.value === "slett" && <Confirm label={t("users.delete")} text={t("users.delete.sure", { navn: u.visningsnavn })} yes={t("users.delete.yes")} onYes={() => void remove()} onNo={() => (asking.value = null)} />}
          {failed.value !== null && <p class="pr-refusal" role="alert">{failed.value}</p>}
        </div>
      </div>
    </div>
  );
}
