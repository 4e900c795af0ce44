// Both, only need, only model: zones and children of each, with bars by zones.
import type { Overlap, ZoneSet } from "../api/types";
import { num } from "../format";
import { shown } from "../format/number";
import { ClassSwatch } from "../symbols/parts";
import { t, tn } from "../text";

const ROWS = [
  ["begge", ["modellen_treffer"]],
  ["bare_behov", ["klar_for_utvidelse", "behov_uten_arena"]],
  ["bare_modell", ["modell_uten_hoyt_sonebehov"]],
] as const;

/** Without any computed need there are no sets: saying "0 zones" would be a finding that nobody has made. */
export function Sets({ sets, known }: { sets: Overlap["sets"]; known: boolean }) {
  return (
    <section aria-labelledby="sets-head">
      <h2 id="sets-head" class="legend-head"><span>{t("sets.title")}</span></h2>
      <dl class="sets">
        {ROWS.map(([key, classes]) => (
          <div key={key}>
            <dt>{classes.map((k) => <ClassSwatch key={k} klasse={k} width={18} height={12} />)} {t(`sets.${key}`)}</dt>
            <dd>{known ? <><b>{tn("sets.zones", sets[key].soner)}</b><span>{children(sets[key])}</span></> : <span>{t("value.not_computed")}</span>}</dd>
          </div>
        ))}
      </dl>
      <p class="legend-note">{t("sets.note")}</p>
    </section>
  );
}

function children(set: ZoneSet): string {
  const s = shown(set.barn, num);
  if (s.kind !== "number") return t("sets.children.unknown");
  return t("sets.children", { n: s.text }) + (s.interval === null ? "" : ` (${s.interval})`);
}
