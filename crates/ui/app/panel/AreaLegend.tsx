// The legend of the satsingsområder, and the list of them as a way in.
import { shownAreas } from "../state/data";
import { choose } from "../state/store";
import { t } from "../text";
import { areaStatus } from "../map/labels";

export function AreaLegend() {
  const areas = shownAreas.value;
  return (
    <section aria-labelledby="legend-areas">
      <h2 id="legend-areas" class="legend-head"><span>{t("legend.areas")}</span></h2>
      <ul class="legend lines">
        <li><Line dashed={false} /><span>{t("legend.areas.running")}</span></li>
        <li><Line dashed={true} /><span>{t("legend.areas.other")}</span></li>
      </ul>
      <ul class="area-list">
        {areas.map((a) => (
          <li key={a.id}>
            <button type="button" class="text-button" onClick={() => choose({ kind: "omrade", id: a.id })}>{a.navn}</button>
            <span class="mut">{areaStatus(a)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ dashed }: { dashed: boolean }) {
  return (
    <svg width="30" height="12" aria-hidden="true"><path d="M1 6h28" stroke="#16202A" stroke-width={dashed ? 1.8 : 2.2} stroke-dasharray={dashed ? "6 4" : undefined} /></svg>
  );
}
