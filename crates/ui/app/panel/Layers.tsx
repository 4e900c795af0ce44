// Which layers lie on the map: areas, arenas, districts, the kinds of plan, and other places by category.
import { places } from "../state/data";
import { go, state, toggle, view } from "../state/store";
import { PLAN_KINDS, type Layer } from "../state/url";
import { CategorySymbol } from "../symbols/parts";
import { label, t } from "../text";
import { num } from "../format";

export function Layers() {
  const s = state.value;
  const box = (layer: Layer) => (
    <Check key={layer} checked={s.layers.includes(layer)} change={() => go({ layers: toggle(s.layers, layer) })}>
      {t(`layers.${layer}`)}
    </Check>
  );
  const categories = otherCategories();
  return (
    <details class="layers" open={s.places.length > 0 || view.value === "plan"}>
      <summary>{t("layers.title")}</summary>
      <div class="checks">{(["omrader", "arenaer", "skolekretser"] as const).map(box)}</div>
      {view.value === "plan" && (
        <fieldset>
          <legend>{t("layers.plan")}</legend>
          <div class="checks">{PLAN_KINDS.map(box)}</div>
        </fieldset>
      )}
      {categories.length > 0 && (
        <fieldset>
          <legend>{t("layers.places")}</legend>
          <div class="checks">
            {categories.map(([kategori, n]) => (
              <Check key={kategori} checked={s.places.includes(kategori)} change={() => go({ places: toggle(s.places, kategori) })}>
                <CategorySymbol kategori={kategori} /> {label("kategori", kategori)} <span class="mut">{num(n)}</span>
              </Check>
            ))}
          </div>
        </fieldset>
      )}
    </details>
  );
}

function Check(props: { checked: boolean; change: () => void; children: preact.ComponentChildren }) {
  return (
    <label class="check">
      <input class="ds-input" type="checkbox" checked={props.checked} onChange={props.change} />
      <span>{props.children}</span>
    </label>
  );
}

/** Categories of places that are not universal arenas and have a point on the map. */
function otherCategories(): [string, number][] {
  const counts = new Map<string, number>();
  for (const p of places.data.value?.places ?? []) {
    if (p.universell_arena.er || p.lon === null) continue;
    counts.set(p.kategori, (counts.get(p.kategori) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => label("kategori", a[0]).localeCompare(label("kategori", b[0])));
}
