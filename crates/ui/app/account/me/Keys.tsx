// One's API keys: the list, a new one whose secret is shown once, and taking one back.
import { useSignal } from "@preact/signals";
import { account } from "../../api/account";
import type { ApiKey } from "../../api/account-types";
import { dayText } from "../../format";
import { Confirm } from "../../parts/Confirm";
import { Problem } from "../../parts/Problem";
import { announcement } from "../../state/store";
import { label, t } from "../../text";
import { CopyOnce } from "../CopyOnce";
import { explain } from "../explain";
import { KeyForm } from "./KeyForm";
import { keys } from "./keys";

export function Keys() {
  const secret = useSignal<string | null>(null);
  const asking = useSignal<ApiKey | null>(null);
  const failed = useSignal<string | null>(null);
  const { data, error, loading, retry } = keys;
  const list = data.value?.nokler ?? null;
  const revoke = async (key: ApiKey) => {
    asking.value = null;
    try {
      await account.revokeKey(key.id);
      failed.value = null;
      announcement.value = t("key.revoked", { navn: key.navn });
      retry();
      document.getElementById("nokler")?.focus();
    } catch (reason) {
      failed.value = explain(reason).text;
    }
  };
  return (
    <>
      <p>{t("key.help")}</p>
      {error.value !== null && <Problem error={error.value} retry={retry} />}
      {list === null && loading.value && <p class="loading" role="status">{t("app.loading")}</p>}
      {list !== null && list.length === 0 && <p class="field-help">{t("key.none")}</p>}
      {list !== null && list.length > 0 && (
        <table class="zone-table plain-table">
          <caption class="ds-sr-only">{t("me.keys")}</caption>
          <thead>
            <tr><th scope="col">{t("key.name")}</th><th scope="col">{t("user.role")}</th><th scope="col">{t("key.made")}</th><th scope="col">{t("key.until")}</th><th scope="col">{t("key.used")}</th><th scope="col"><span class="ds-sr-only">{t("col.actions")}</span></th></tr>
          </thead>
          <tbody>
            {list.map((key) => (
              <tr key={key.id}>
                <th scope="row" class="wrap">{key.navn}</th>
                <td data-label={t("user.role")}>{label("rolle", key.rolle)}</td>
                <td data-label={t("key.made")}>{dayText(key.laget)}</td>
                <td data-label={t("key.until")}>{dayText(key.utloper)}</td>
                <td data-label={t("key.used")}>{key.sist_brukt === null ? <span class="no-value">{t("key.never")}</span> : dayText(key.sist_brukt)}</td>
                <td class="actions"><button type="button" class="text-button" aria-label={t("key.revoke.of", { navn: key.navn })} onClick={() => (asking.value = key)}>{t("key.revoke")}</button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asking.value !== null && <Confirm label={t("key.revoke.of", { navn: asking.value.navn })} text={t("key.revoke.sure", { navn: asking.value.navn })} yes={t("key.revoke.yes")} onYes={() => asking.value !== null && void revoke(asking.value)} onNo={() => (asking.value = null)} />}
      {failed.value !== null && <p class="pr-refusal" role="alert">{failed.value}</p>}
      {secret.value !== null
        ? <CopyOnce id="ny-nokkel" title={t("key.secret")} label={t("key.secret.label")} value={secret.value} notes={[t("key.secret.once")]} done={() => (secret.value = null)} />
        : <KeyForm made={(value) => { secret.value = value; retry(); }} />}
    </>
  );
}
