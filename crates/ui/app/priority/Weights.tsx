// The weights of the themes, each with its indicators inside; profile on top, equal weights below.
import { useRef } from "preact/hooks";
import { num } from "../format";
import { t } from "../text";
import { indicatorName, themeName } from "./names";
import { ProfileChoice } from "./ProfileChoice";
import { Refusal } from "./Refusal";
import { base, catalogue, choosePrio, dragWeights, dropDrag, keepWeights, weights } from "./store";
import { allEqual, moved, percents, wholePercents, type ThemeWeights } from "./weights";
import { WeightSlider } from "./WeightSlider";

export function Weights() {
  // What the weights were when a drag began: the others keep their shares of that, however far one goes and comes back.
  const from = useRef<ThemeWeights[] | null>(null);
  const now = weights.value;
  if (now === null) return null;
  const shown = wholePercents(now);
  const begin = () => (from.current ??= now);
  const inside = (rows: readonly ThemeWeights[], theme: string, id: string, weight: number) => rows.map((t) => (t.id === theme ? { ...t, indicators: moved(t.indicators, id, weight) } : t));
  const keep = (next: ThemeWeights[], lever: Parameters<typeof keepWeights>[1]) => {
    from.current = null;
    keepWeights(next, lever);
  };
  const drop = () => {
    from.current = null;
    dropDrag();
  };
  const equal = () => {
    const standard = base.value;
    if (standard === null) return;
    if (allEqual(standard)) choosePrio({ themes: null }, "vekter");
    else keep(percents(standard.map((theme) => ({ ...theme, weight: 1 }))), null);
  };
  return (
    <>
      <ProfileChoice />
      <ul class="pr-weights">
        {now.map((theme) => {
          const name = themeName(theme.id, catalogue.data.value);
          const within = wholePercents(theme.indicators);
          const [only, ...more] = theme.indicators;
          return (
            <li key={theme.id}>
              <WeightSlider name={name} value={shown.get(theme.id) ?? 0} drag={(w) => dragWeights(moved(begin(), theme.id, w))} drop={drop} keep={(w) => keep(moved(begin(), theme.id, w), { kind: "theme", id: theme.id })} />
              <details class="pr-inside">
                <summary aria-label={`${name}: ${t("prio.weight.inside", { n: num(theme.indicators.length) })}`}>{t("prio.weight.inside", { n: num(theme.indicators.length) })}</summary>
                {only !== undefined && more.length === 0 ? (
                  <p class="mut">{t("prio.weight.sole", { navn: indicatorName(only.id, catalogue.data.value) })}</p>
                ) : (
                  <ul aria-label={t("prio.weight.inside.of", { tema: name })}>
                    {theme.indicators.map((i) => (
                      <li key={i.id}><WeightSlider small name={indicatorName(i.id, catalogue.data.value)} value={within.get(i.id) ?? 0} drag={(w) => dragWeights(inside(begin(), theme.id, i.id, w))} drop={drop} keep={(w) => keep(inside(begin(), theme.id, i.id, w), { kind: "indicator", id: i.id })} /></li>
                    ))}
                  </ul>
                )}
              </details>
            </li>
          );
        })}
      </ul>
      <button type="button" class="ds-button pr-equal" data-variant="secondary" onClick={equal}>{t("prio.equal")}</button>
      <Refusal of="vekter" />
    </>
  );
}
