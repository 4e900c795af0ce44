// Makes the MapLibre map: our worker file, our style, no rotation, images drawn before the first frame needs them.
import { Map as MapLibre, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Camera } from "../state/url";
import { addImages } from "./images";
import { fetchStyle } from "./style";

setWorkerUrl(new URL(workerUrl, location.href).href);

export function hasWebgl(): boolean {
  const canvas = document.createElement("canvas");
  return canvas.getContext("webgl2") !== null;
}

export async function createMap(container: HTMLElement, camera: Camera | null): Promise<MapLibre> {
  const style = await fetchStyle();
  const map = new MapLibre({
    container,
    style,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxPitch: 0,
    minZoom: 7,
    maxZoom: 17,
    fadeDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200,
    ...(camera === null ? {} : { center: [camera.lon, camera.lat], zoom: camera.zoom }),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 110, unit: "metric" }), "bottom-right");
  return loaded(map);
}

/** A still picture of some of the layers, with tiles of no more than they need; hover and click are still told of. */
export async function createSmallMap(container: HTMLElement, layers: readonly string[], tiles: string): Promise<MapLibre> {
  const style = await fetchStyle();
  const sources = Object.entries(style.sources).map(([id, source]) => [id, source.type === "vector" ? { ...source, tiles: source.tiles?.map((url) => url.replace(/\/tiles\/[^/]+/, `/tiles/${tiles}`)) } : source]);
  const map = new MapLibre({
    container,
    style: { ...style, sources: Object.fromEntries(sources), layers: style.layers.filter((l) => layers.includes(l.id)) },
    attributionControl: false,
    interactive: false,
    fadeDuration: 0,
  });
  return loaded(map);
}

function loaded(map: MapLibre): Promise<MapLibre> {
  return new Promise((resolve) => {
    map.once("style.load", () => {
      addImages(map);
      resolve(map);
    });
  });
}
