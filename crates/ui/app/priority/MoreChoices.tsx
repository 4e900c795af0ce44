// How many zones, which period, and the seed of the draws.
import { t } from "../text";
import { Refusal } from "./Refusal";
import { DEFAULT_K } from "./request";
import { catalogue, choosePrio, prio, priorities, refused } from "./store";

export function MoreChoices() {
  const p = prio.value;
  const meta = priorities.data.value?.meta;
  const periods = [...new Set((catalogue.data.value?.indicators ?? []).filter((i) => i.i_indeks).flatMap((i) => i.perioder.map((x) => x.periode)))].sort().reverse();
  const offered = p.period !== null && !periods.includes(p.period) ? [p.period, ...periods] : periods;
  const number = (field: HTMLInputElement, take: (n: number) => void, shown: number) => {
    const n = Number(field.value);
    if (field.value !== "" && Number.isInteger(n) && n >= Number(field.min)) take(n);
    else field.value = String(shown);
  };
  // Asked for when the server refuses a period, and always there for who opens the rest.
  const mixed = (
    <label class="pr-check">
      <input type="checkbox" checked={p.mixed} onChange={(e) => choosePrio({ mixed: e.currentTarget.checked }, "periode")} />
      <span>{t("prio.mixed.allow")}</span>
    </label>
  );
  const askMixed = p.mixed || refused.value === "periode";
  const k = p.k ?? DEFAULT_K;
  const seed = p.seed ?? meta?.seed ?? 0;
  return (
    <div class="pr-group">
      <div class="pr-fields">
        <label class="pr-field" title={t("prio.k.help")}>
          <span>{t("prio.k")}</span>
          <input class="ds-input" type="number" min={1} step={1} value={k} onChange={(e) => number(e.currentTarget, (n) => choosePrio({ k: n === DEFAULT_K ? null : n }, "k"), k)} />
        </label>
        <label class="pr-field">
          <span>{t("prio.period")}</span>
          <select class="ds-input" value={p.period ?? ""} onChange={(e) => choosePrio({ period: e.currentTarget.value || null, ...(e.currentTarget.value === "" ? { mixed: false } : {}) }, "periode")}>
            <option value="">{t("prio.period.newest")}</option>
            {offered.map((x) => (
              <option key={x} value={x}>{x}</option>
            ))}
          </select>
        </label>
      </div>
      <Refusal of="k" />
      <Refusal of="periode" />
      {askMixed && mixed}
      <details class="pr-inside">
        <summary>{t("prio.more_choices")}</summary>
        {!askMixed && mixed}
        <label class="pr-field">
          <span>{t("prio.seed")}</span>
          <input class="ds-input" type="number" min={0} step={1} value={seed} onChange={(e) => number(e.currentTarget, (n) => choosePrio({ seed: n }, "fro"), seed)} />
        </label>
      </details>
      <Refusal of="fro" />
    </div>
  );
}
