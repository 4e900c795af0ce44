// The short legend at the map's edge: the need ramp, what is hidden, and the lines of area and suggestions.
import { num } from "../format";
import { meta } from "../state/data";
import { NEED_COLOURS, NEED_STEPS, SUPPRESSED_FILL, MISSING_FILL } from "../symbols/need";
import { Swatch } from "../symbols/parts";
import { t } from "../text";

const SIZE = { width: 16, height: 11 };

export function MapKey() {
  return (
    <ul class="av-key" aria-label={t("legend.short")} tabIndex={0}>
      <li class="av-key-head">{t("legend.need", { k: num(meta.value?.k ?? 10) })}</li>
      {NEED_STEPS.map((s, i) => <li key={i}><Swatch fill={NEED_COLOURS[i] ?? "#fff"} pattern={null} edge={i === 0 ? "#C9CED4" : null} {...SIZE} />{t("legend.need.class", { fra: s.from, til: s.to })}</li>)}
      <li><Swatch fill={NEED_COLOURS[2]} pattern="skravering" edge={null} {...SIZE} />{t("prio.map.uncertain")}</li>
      <li><Swatch fill={SUPPRESSED_FILL} pattern="kryss" edge="#A9B0B8" {...SIZE} />{t("legend.suppressed")}</li>
      <li><Swatch fill={MISSING_FILL} pattern="punkter" edge="#B4BBC2" {...SIZE} />{t("legend.missing")}</li>
      <li><Line accent />{t("avg.key.area")}</li>
      <li><Line />{t("avg.key.suggestion")}</li>
    </ul>
  );
}

function Line({ accent = false }: { accent?: boolean }) {
  return <svg width="22" height="8" aria-hidden="true"><path d="M1 4h20" stroke={accent ? "#0B5C6B" : "#16202A"} stroke-width={accent ? 3 : 2} stroke-dasharray={accent ? undefined : "5 3"} /></svg>;
}
