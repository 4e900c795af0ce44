// The short legend that stays in view on a phone.
import { view } from "../state/store";
import { KLASSER } from "../symbols/classes";
import { NEED_COLOURS, NEED_STEPS, SUPPRESSED_FILL } from "../symbols/need";
import { ClassSwatch, Swatch } from "../symbols/parts";
import { stepWord } from "../land/walk";
import { WALK_COLOURS } from "../symbols/walk";
import { t } from "../text";

const SIZE = { width: 16, height: 11 };

export function PhoneLegend() {
  if (view.value === "plan" || view.value === "toveis") return null;
  return (
    <ul class="phone-legend" aria-label={t("legend.short")} tabIndex={0}>
      {view.value === "gange"
        ? WALK_COLOURS.map((c, i) => <li key={c}><Swatch fill={c} pattern={null} edge={i === 0 ? "#C9CED4" : null} {...SIZE} />{stepWord(i)}</li>)
        : view.value === "overlapp"
        ? KLASSER.map((k) => <li key={k}><ClassSwatch klasse={k} {...SIZE} />{t(`klasse.${k}.short`)}</li>)
        : NEED_STEPS.map((s, i) => <li key={i}><Swatch fill={NEED_COLOURS[i] ?? "#fff"} pattern={null} edge={i === 0 ? "#C9CED4" : null} {...SIZE} />{t("legend.need.class", { fra: s.from, til: s.to })}</li>)}
      {view.value !== "gange" && <li><Swatch fill={SUPPRESSED_FILL} pattern="kryss" edge="#A9B0B8" {...SIZE} />{t("legend.suppressed")}</li>}
    </ul>
  );
}
