// The legend of walking times, the choice of what one walks to, and what the times are measured along.
import { num } from "../format";
import { access, isAbsent, walkTo } from "../land/store";
import { stepWord, walkCounts } from "../land/walk";
import { Problem } from "../parts/Problem";
import { places } from "../state/data";
import { go } from "../state/store";
import { MISSING_FILL } from "../symbols/need";
import { Swatch } from "../symbols/parts";
import { WALK_COLOURS } from "../symbols/walk";
import { label, t } from "../text";

export function WalkLegend() {
  const answer = access.data.value;
  if (isAbsent(access)) return <p class="legend-note" role="status">{t("gange.absent")}</p>;
  if (access.error.value !== null) return <Problem error={access.error.value} retry={access.retry} />;
  const { steps, reasons } = walkCounts(answer?.soner ?? []);
  return (
    <section aria-labelledby="legend-gange" aria-busy={access.loading.value}>
      <div class="choices">
        <label class="wide">
          <span>{t("gange.to")}</span>
          <select class="ds-input" value={walkTo.value} onChange={(e) => go({ walkTo: e.currentTarget.value })}>
            {categories().map((c) => <option key={c} value={c}>{categoryName(c)}</option>)}
          </select>
        </label>
      </div>
      <h2 id="legend-gange" class="legend-head">
        <span>{t("gange.legend")}</span>
        <span class="unit">{t("legend.zones")}</span>
      </h2>
      <ul class="legend">
        {WALK_COLOURS.map((c, i) => (
          <li key={c}><Swatch fill={c} pattern={null} edge={i === 0 ? "#C9CED4" : null} /><span>{stepWord(i)}</span><span class="count">{num(steps[i] ?? 0)}</span></li>
        ))}
        {reasons.map(([why, n]) => (
          <li key={why}><Swatch fill={MISSING_FILL} pattern="punkter" edge="#B4BBC2" /><span>{why}</span><span class="count">{num(n)}</span></li>
        ))}
      </ul>
      {answer && <p class="legend-note"><span class={answer.meta.nett === "luftlinje" ? "tag av-rough" : "tag"}>{answer.meta.nett_navn}</span> {t("gange.note")}</p>}
      {answer?.meta.nettrapport && <p class="legend-note">{t("gange.net", { noder: num(answer.meta.nettrapport.noder), kanter: num(answer.meta.nettrapport.kanter), uten: num(answer.meta.nettrapport.uten_feste) })}</p>}
      <p class="legend-note">{t("gange.iso.how")}</p>
    </section>
  );
}

export function categoryName(category: string): string {
  return category === "arena" ? t("legend.arenas") : label("kategori", category);
}

/** As it stands after «nærmeste». */
export function nearestName(category: string): string {
  return category === "arena" ? t("gange.arena") : label("kategori", category).toLowerCase();
}

function categories(): string[] {
  const found = new Set((places.data.value?.places ?? []).filter((p) => p.lon !== null).map((p) => p.kategori));
  return [...new Set(["arena", walkTo.value, ...[...found].sort((a, b) => label("kategori", a).localeCompare(label("kategori", b)))])];
}
