// Programme, date and K: what the overlap is asked for.
import type { OverlapMeta } from "../api/types";
import { programmes } from "../state/data";
import { go } from "../state/store";
import { t } from "../text";

const KS = [4, 6, 8, 10, 12, 15, 20];

export function Choices({ meta }: { meta: OverlapMeta }) {
  const choices = (programmes.data.value?.programmes ?? []).filter((p) => p.parent === null);
  const named = choices.some((p) => p.id === meta.programme.id) ? choices : [meta.programme, ...choices];
  const all = Object.values(meta.klasser).reduce((sum, n) => sum + n, 0);
  // All of the zones with need would be no choice among them.
  const most = meta.klasser.behov_ikke_beregnet < all ? all - meta.klasser.behov_ikke_beregnet : all;
  const ks = [...new Set([...KS.filter((k) => k < most), meta.k])].sort((a, b) => a - b);
  return (
    <div class="choices">
      <label class="wide">
        <span>{t("choice.programme")}</span>
        <select class="ds-input" value={meta.programme.id} onChange={(e) => go({ programme: e.currentTarget.value })}>
          {named.map((p) => (
            <option key={p.id} value={p.id}>{p.navn}</option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("choice.date")}</span>
        <input class="ds-input" type="date" value={meta.dato} onChange={(e) => e.currentTarget.value !== "" && go({ date: e.currentTarget.value })} />
      </label>
      <label title={t("choice.k.help")}>
        <span>{t("choice.k")}</span>
        <select class="ds-input" value={meta.k} onChange={(e) => go({ k: Number(e.currentTarget.value) })}>
          {ks.map((k) => (
            <option key={k} value={k}>{k}</option>
          ))}
        </select>
      </label>
    </div>
  );
}
