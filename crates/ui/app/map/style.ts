// Fetches the style and makes its addresses absolute: MapLibre's worker has no page to resolve them against.
import type { StyleSpecification } from "maplibre-gl";

const ROOTED = /^\/(?!\/)/;

export function absolute<T>(value: T, origin: string): T {
  if (typeof value === "string") return (ROOTED.test(value) ? origin + value : value) as T;
  if (Array.isArray(value)) return value.map((v: unknown) => absolute(v, origin)) as T;
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, absolute(v as unknown, origin)])) as T;
  }
  return value;
}

export async function fetchStyle(): Promise<StyleSpecification> {
  const response = await fetch("/styles/kart.json", { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const style = (await response.json()) as StyleSpecification;
  // Only sources and font files carry addresses; expressions may hold strings that begin with a slash.
  return { ...style, sources: absolute(style.sources, location.origin), "font-faces": absolute(style["font-faces"], location.origin) };
}
