// The map and what stands on it. Without WebGL, or when the style cannot be fetched, it says so and points to the table.
import { effect } from "@preact/signals";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef, useState } from "preact/hooks";
import { areaById, meta, overlap, overlapById, placeById, shownAreas, zoneById, zones } from "../state/data";
import { flight, moved, state, tableOpen, webgl } from "../state/store";
import type { Selection } from "../state/url";
import { t } from "../text";
import { pointOf } from "../land/store";
import { createMap, hasWebgl } from "./create";
import { watchPlan } from "./plan-in-view";
import { openingBox, type Box } from "./fit";
import { MapNote } from "./MapNote";
import { listen, type Tip } from "./pointer";
import { halfStep, labelZoom, sync } from "./sync";
import { Tooltip } from "./Tooltip";
import { ZoomButtons } from "./ZoomButtons";

export function MapView() {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const [failed, setFailed] = useState(false);
  const [tip, setTip] = useState<Tip | null>(null);

  useEffect(() => {
    if (!hasWebgl()) {
      webgl.value = false;
      tableOpen.value = true;
      return;
    }
    let made: MapLibre | null = null;
    let gone = false;
    const stops: (() => void)[] = [];
    createMap(container.current as HTMLDivElement, state.peek().camera).then(
      (m) => {
        if (gone) return m.remove();
        made = m;
        listen(m, setTip);
        stops.push(sync(m), watchPlan(m), effect(() => openOnData(m)), effect(() => fly(m)));
        labelZoom.value = halfStep(m.getZoom());
        m.on("moveend", () => {
          labelZoom.value = halfStep(m.getZoom());
          if (!touched) return;
          const { lng, lat } = m.getCenter();
          moved({ zoom: m.getZoom(), lat, lon: lng });
        });
        // Paper has another width than the window, and no event says so to the map.
        const resize = () => void m.resize();
        window.addEventListener("beforeprint", resize);
        stops.push(() => window.removeEventListener("beforeprint", resize));
        describe(m);
        setMap(m);
      },
      () => {
        setFailed(true);
        tableOpen.value = true;
      },
    );
    return () => {
      gone = true;
      stops.forEach((stop) => stop());
      made?.remove();
    };
  }, []);

  const navn = meta.value?.kommune?.navn ?? "";
  const label = t("map.label", { navn, program: meta.value?.programme.navn ?? "" });
  useEffect(() => map?.getCanvas().setAttribute("aria-label", label), [map, label]);

  const problem = !webgl.value ? t("map.no_webgl") : failed ? t("map.failed") : null;
  return (
    <section class="map" aria-label={label}>
      <p id="map-description" class="ds-sr-only">{t("map.description")}</p>
      <div class="map-canvas" ref={container} data-ready={map !== null} onPointerDown={touch} onWheel={touch} onKeyDown={touch} />
      {problem && <p class="map-problem" role="status">{problem}</p>}
      {map && <ZoomButtons map={map} home={() => showAll(map)} touch={touch} />}
      <Tooltip tip={tip} />
      <MapNote />
    </section>
  );
}

/** The opening view and a resized window are no choice: the link carries a camera once the person has moved the map. */
let touched = false;

function touch(): void {
  touched = true;
}

function describe(map: MapLibre): void {
  const canvas = map.getCanvas();
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-describedby", "map-description");
}

let opened = false;
/** The first view, once there is something to fit; a camera in the link goes first. */
function openOnData(map: MapLibre): void {
  if (opened) return;
  if (state.peek().camera !== null) {
    opened = true;
    return;
  }
  const box = overallBox();
  if (box === null) return;
  opened = true;
  map.fitBounds(box, { padding: padding(map), animate: false, maxZoom: 14 });
}

function overallBox(): Box | null {
  const known = zones.data.value;
  if (known === null || overlap.data.value === null || shownAreas.value.length === 0) return null;
  return openingBox(known.zones, overlapById.value, shownAreas.value);
}

function showAll(map: MapLibre): void {
  const box = overallBox();
  touched = true;
  if (box !== null) map.fitBounds(box, { padding: padding(map), maxZoom: 14 });
}

/** Room for the names that stand outside the western borders. */
function padding(map: MapLibre): { top: number; bottom: number; left: number; right: number } {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const narrow = width < 560;
  return { top: narrow ? 150 : Math.min(96, height * 0.25), bottom: narrow ? 50 : Math.min(92, height * 0.18), left: narrow ? 78 : Math.min(130, width * 0.18), right: narrow ? 56 : 72 };
}

function fly(map: MapLibre): void {
  const request = flight.value;
  if (request === null) return;
  flight.value = null;
  if ("camera" in request) {
    const { lon, lat, zoom } = request.camera;
    map.easeTo({ center: [lon, lat], zoom });
    return;
  }
  const target = whereIs(request.to);
  if (target === null) return;
  touched = true;
  if ("box" in target) map.fitBounds(target.box, { padding: { top: 90, bottom: 90, left: 90, right: 90 }, maxZoom: 13.5 });
  else map.flyTo({ center: target.point, zoom: Math.max(map.getZoom(), 14) });
}

function whereIs(to: Selection): { box: Box } | { point: [number, number] } | null {
  if (to.kind === "sone") {
    const zone = zoneById.peek().get(to.id);
    return zone === undefined ? null : { box: zone.bbox };
  }
  if (to.kind === "omrade") {
    const box = areaById.peek().get(to.id)?.bbox ?? null;
    return box === null ? null : { box };
  }
  if (to.kind === "punkt") {
    const point = pointOf(to.id);
    return point === null ? null : { point };
  }
  const place = placeById.peek().get(to.id);
  return place === undefined || place.lon === null || place.lat === null ? null : { point: [place.lon, place.lat] };
}
