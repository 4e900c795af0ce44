// The small map beside the list: the server's fifths, hatched where the interval is too wide for them.
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef, useState } from "preact/hooks";
import { hasWebgl } from "../map/create";
import type { Tip } from "../map/pointer";
import { Tooltip } from "../map/Tooltip";
import { t } from "../text";
import { Figure } from "./Figure";
import { IndexLegend } from "./IndexLegend";
import { startIndexMap } from "./index-map";
import { priorities } from "./store";
import { fifthTable } from "./zone-table";

export function IndexMap() {
  const rows = priorities.data.value?.priorities ?? [];
  return (
    <Figure id="indekskart" title={t("prio.map")} file="indekskart" table={() => fifthTable(rows)}>
      <div class="pr-map-and-legend">
        <Drawn />
        <IndexLegend rows={rows} />
      </div>
    </Figure>
  );
}

function Drawn() {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    if (!hasWebgl()) return setProblem(t("map.no_webgl"));
    let gone = false;
    let stop = () => {};
    startIndexMap(container.current as HTMLDivElement, setTip).then(
      (started) => {
        stop = started.stop;
        if (gone) stop();
        else setMap(started.map);
      },
      () => setProblem(t("map.failed")),
    );
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return (
    <div class="pr-map" role="img" aria-label={t("prio.map.label")}>
      <div class="map-canvas" ref={container} data-ready={map !== null} />
      {problem !== null && <p class="pr-map-problem">{problem}</p>}
      <Tooltip tip={tip} />
    </div>
  );
}
