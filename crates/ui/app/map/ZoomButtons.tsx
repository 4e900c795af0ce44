// Zoom by button, and back to the whole area.
import type { Map as MapLibre } from "maplibre-gl";
import { t } from "../text";

export function ZoomButtons({ map, home, touch }: { map: MapLibre; home: () => void; touch: () => void }) {
  return (
    <div class="zoom" onClickCapture={touch}>
      <button type="button" aria-label={t("map.zoom_in")} onClick={() => map.zoomIn()}>+</button>
      <button type="button" aria-label={t("map.zoom_out")} onClick={() => map.zoomOut()}>−</button>
      <button type="button" aria-label={t("map.home")} title={t("map.home")} onClick={home}>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" fill="none" stroke="currentColor" stroke-width="1.6" /></svg>
      </button>
    </div>
  );
}
