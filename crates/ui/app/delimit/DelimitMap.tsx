// The map of the page Avgrens: need as ground, the area one composes, the suggestions, and the shape one draws.
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef, useState } from "preact/hooks";
import { hasWebgl } from "../map/create";
import type { Tip } from "../map/pointer";
import { Tooltip } from "../map/Tooltip";
import { ZoomButtons } from "../map/ZoomButtons";
import { DemoMark } from "../parts/DemoMark";
import { meta } from "../state/data";
import { webgl } from "../state/store";
import { t } from "../text";
import { showAll, startDelimitMap, touch } from "./delimit-map";
import { MapKey } from "./MapKey";
import { drawing } from "./store";

export function DelimitMap() {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    if (!hasWebgl()) {
      webgl.value = false;
      return setProblem(t("avg.map.none"));
    }
    let gone = false;
    let stop = () => {};
    startDelimitMap(container.current as HTMLDivElement, setTip).then(
      (started) => {
        stop = started.stop;
        if (gone) stop();
        else setMap(started.map);
      },
      () => setProblem(t("avg.map.failed")),
    );
    return () => {
      gone = true;
      stop();
    };
  }, []);
  const label = t("avg.map.label");
  useEffect(() => map?.getCanvas().setAttribute("aria-label", label), [map, label]);
  return (
    <section class={drawing.value === null ? "av-map" : "av-map drawing"} aria-label={label}>
      <p id="av-map-description" class="ds-sr-only">{t("avg.map.description")}</p>
      <div class="map-canvas" ref={container} data-ready={map !== null} onPointerDown={touch} onWheel={touch} onKeyDown={touch} />
      {drawing.value !== null && <span class="av-cross" aria-hidden="true" />}
      {problem !== null && <p class="map-problem" role="status">{problem}</p>}
      <div class="over-map">{meta.value && <DemoMark meta={meta.value} />}</div>
      {map && <ZoomButtons map={map} home={() => showAll(map)} touch={touch} />}
      <Tooltip tip={tip} />
      <MapKey />
    </section>
  );
}
