// One user, and below it the form that changes them when it is opened.
import type { User } from "../../api/account-types";
import { momentText } from "../../format";
import { areaById } from "../../state/data";
import { label, t } from "../../text";
import { userName } from "../session";
import { standing } from "./sort";
import { UserDetail } from "./UserDetail";

const COLUMNS = 6;

export function UserRow({ user: u, open, show }: { user: User; open: boolean; show: (on: boolean) => void }) {
  const id = `bruker-${u.id}`;
  const close = () => {
    show(false);
    document.getElementById(id)?.focus();
  };
  return (
    <>
      <tr class={open ? "chosen" : undefined}>
        <th scope="row" class="wrap">{u.visningsnavn}{u.navn === userName.value && <> <span class="tag">{t("users.you")}</span></>}<span class="mut user-name">{u.navn}</span></th>
        <td data-label={t("user.role")}>{label("rolle", u.rolle)}</td>
        <td class={u.omrader.length === 0 ? "wrap empty" : "wrap"} data-label={t("user.areas")}>{u.omrader.map((a) => areaById.value.get(a)?.navn ?? a).join(", ")}</td>
        <td class="wrap" data-label={t("users.standing")}><Standing of={u} /></td>
        <td data-label={t("users.last")}>{u.sist_inne === null ? <span class="no-value">{t("users.never")}</span> : momentText(u.sist_inne)}</td>
        <td class="actions"><button id={id} type="button" class="text-button" aria-expanded={open} aria-label={t("users.change.of", { navn: u.visningsnavn })} onClick={() => (open ? close() : show(true))}>{t("users.change")}</button></td>
      </tr>
      {open && (
        <tr class="detail-row">
          <td colSpan={COLUMNS}><UserDetail user={u} close={close} /></td>
        </tr>
      )}
    </>
  );
}

/** In words, and marked where it stops one from logging in. */
function Standing({ of: u }: { of: User }) {
  const now = standing(u);
  return <><span class={now === "aktiv" ? undefined : `tag standing ${now}`}>{t(`users.standing.${now}`)}</span>{u.oidc && <span class="iv wraps"> {t("users.oidc")}</span>}</>;
}
