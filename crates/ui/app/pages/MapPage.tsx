// Kart and Overlapp share one map, so that moving between them keeps the view; the column and the lists differ.
import { Card } from "../card/Card";
import { MapView } from "../map/MapView";
import { Panel } from "../panel/Panel";
import { DemoMark } from "../parts/DemoMark";
import { Search } from "../parts/Search";
import { PhoneLegend } from "../parts/PhoneLegend";
import { meta } from "../state/data";
import { page, selection, tableOpen, view, webgl } from "../state/store";
import { LandTwin } from "../table/LandTwin";
import { Lists } from "../table/Lists";
import { Twin } from "../table/Twin";
import { t } from "../text";

export function MapPage() {
  const classes = ["app", page.value, `vis-${view.value}`, selection.value === null ? "" : "has-card", tableOpen.value ? "table-open" : "", webgl.value ? "" : "no-map"];
  return (
    <main id="hoved" class={classes.join(" ")} tabIndex={-1}>
      <div class="left">
        <Search />
        <Panel />
      </div>
      <div class="map-cell">
        <MapView />
        <div class="over-map">
          {meta.value && <DemoMark meta={meta.value} />}
          <button type="button" class="chip table-button" aria-expanded={tableOpen.value} onClick={() => (tableOpen.value = !tableOpen.value)}>{tableOpen.value ? t("table.show_map") : t("table.show")}</button>
        </div>
        <PhoneLegend />
      </div>
      {page.value === "overlapp" ? <Lists /> : view.value === "toveis" || view.value === "gange" ? <LandTwin /> : <Twin />}
      <Card />
    </main>
  );
}
