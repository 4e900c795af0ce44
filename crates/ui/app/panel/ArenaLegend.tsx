// The legend of the universal arenas: shape for what it is, filling for whether it has the model, with counts.
import type { Modell, OverlapMeta } from "../api/types";
import { num } from "../format";
import { MODELLER } from "../symbols/arenas";
import { ArenaSymbol } from "../symbols/parts";
import { t } from "../text";

export function ArenaLegend({ meta }: { meta: OverlapMeta }) {
  const { aktiv, ukjent, avsluttet, kan_ha } = meta.arenaer;
  const count: Record<Modell, number> = { aktiv, ukjent, avsluttet, ingen: kan_ha };
  return (
    <section aria-labelledby="legend-arenas">
      <h2 id="legend-arenas" class="legend-head">
        <span>{t("legend.arenas")} <span class="unit">{t("legend.arenas.shapes")} ▲ ●</span></span>
        <span class="unit">{t("legend.count")}</span>
      </h2>
      <ul class="legend arenas">
        {MODELLER.map((modell) => (
          <li key={modell}>
            <span class="pair"><ArenaSymbol kategori="skole" modell={modell} /><ArenaSymbol kategori="barnehage" modell={modell} /></span>
            <span>{t(`modell.${modell}`)}</span>
            <span class="count">{num(count[modell])}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
