// What each indicator carries: how far the zones move without it, and who then comes in or goes out.
import type { LeftOut, Priorities } from "../api/types";
import { t } from "../text";
import { Bar } from "./Bar";
import { decimals, leftOutTable } from "./chart-tables";
import { Figure } from "./Figure";
import { indicatorName, listed } from "./names";
import { catalogue } from "./store";

export function LeaveOneOut({ answer }: { answer: Priorities }) {
  const rows = [...answer.leave_one_out].sort((a, b) => (b.mean_abs_rank_change ?? -1) - (a.mean_abs_rank_change ?? -1));
  const most = Math.max(1, ...rows.map((r) => r.mean_abs_rank_change ?? 0));
  return (
    <Figure id="utelatt" title={t("prio.left_out")} file="utelatt" lead={<p class="pr-lead">{t("prio.left_out.lead")}</p>} table={() => leftOutTable(rows, catalogue.data.value)}>
      <ul class="pr-bars">
        {rows.map((r) => (
          <li key={r.indicator}>
            <span class="pr-bar-name">{indicatorName(r.indicator, catalogue.data.value)}<span class="pr-status">{outcome(r)}</span></span>
            <Bar share={r.mean_abs_rank_change === null ? null : r.mean_abs_rank_change / most} />
            <span class="num">{r.mean_abs_rank_change === null ? t("prio.matrix.none") : decimals(r.mean_abs_rank_change, 1)}</span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}

function outcome(r: LeftOut): string {
  if (r.inn.length === 0 && r.ut.length === 0) return t("prio.left_out.same");
  const names = (zones: LeftOut["inn"]) => (zones.length === 0 ? "–" : listed(zones.map((z) => z.navn)));
  return t("prio.left_out.in_out", { inn: names(r.inn), ut: names(r.ut) });
}
