// Where the uncertainty comes from: each source alone, and with what it does together with the others.
import { num, pct } from "../format";
import { label, t } from "../text";
import { Bar } from "./Bar";
import { atLeastNone, sobolTable } from "./chart-tables";
import { Figure } from "./Figure";
import { sensitivity } from "./store";

export function Sobol() {
  const s = sensitivity.data.value?.sensitivity;
  if (s === undefined) return null;
  return (
    <Figure id="kilder" title={t("prio.sobol")} file="kilder" lead={<p class="pr-lead">{t("prio.sobol.lead")} <span class="mut">{t("prio.sobol.runs", { n: num(s.runs) })}</span></p>} table={() => sobolTable(s)}>
      <p class="pr-bar-legend"><span class="first" aria-hidden="true" />{t("prio.sobol.first")}<span class="total" aria-hidden="true" />{t("prio.sobol.total")}</p>
      <ul class="pr-bars two">
        {s.factors.map((f) => (
          <li key={f.varied}>
            <span class="pr-bar-name">{label("prio.sobol", f.varied)}</span>
            <Bar share={f.first} total={f.total} />
            <span class="num"><span class="ds-sr-only">{t("prio.sobol.first")} </span>{pct(atLeastNone(f.first))} <span class="iv"><span class="ds-sr-only">{t("prio.sobol.total")} </span>{pct(atLeastNone(f.total))}</span></span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
