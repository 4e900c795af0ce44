// Draws every pattern and symbol as an image of the map, at twice the size for sharp screens, from the same paths as the legend.
import type { Map as MapLibre } from "maplibre-gl";
import { ARENA_SHAPES, MODELLER, arenaGlyph, arenaIcon, type Glyph } from "../symbols/arenas";
import { CATEGORY_PATHS, type CategoryName } from "../symbols/categories";
import { PATTERNS, patternOf, type PatternName } from "../symbols/patterns";

const RATIO = 2;
const BOX = 18;

export function addImages(map: MapLibre): void {
  map.addImage("tom", { width: 2, height: 2, data: new Uint8Array(16) }, { pixelRatio: RATIO });
  for (const name of Object.keys(PATTERNS) as PatternName[]) add(map, `monster-${name}`, patternOf(name).size, (c) => drawPattern(c, name));
  for (const shape of ARENA_SHAPES) {
    for (const modell of MODELLER) {
      for (const weight of ["sterk", "svak"] as const) {
        add(map, arenaIcon(shape, modell, weight), BOX, (c) => drawArena(c, arenaGlyph(shape, modell, weight)));
      }
    }
  }
  for (const name of Object.keys(CATEGORY_PATHS) as CategoryName[]) add(map, `sted-${name}`, BOX, (c) => drawCategory(c, name));
}

function add(map: MapLibre, id: string, size: number, draw: (c: CanvasRenderingContext2D) => void): void {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * RATIO;
  const c = canvas.getContext("2d");
  if (c === null) return;
  c.scale(RATIO, RATIO);
  c.lineJoin = "round";
  draw(c);
  map.addImage(id, c.getImageData(0, 0, canvas.width, canvas.height), { pixelRatio: RATIO });
}

function drawPattern(c: CanvasRenderingContext2D, name: PatternName): void {
  const p = patternOf(name);
  const path = new Path2D(p.path);
  if (p.fill !== undefined) {
    c.fillStyle = p.fill;
    c.fill(path);
  }
  if (p.stroke !== undefined) {
    c.strokeStyle = p.stroke.color;
    c.lineWidth = p.stroke.width;
    c.stroke(path);
  }
}

function drawArena(c: CanvasRenderingContext2D, g: Glyph): void {
  const path = new Path2D(g.path);
  // A white rim keeps the symbol apart from a dark field below it.
  c.strokeStyle = "#ffffff";
  c.lineWidth = g.width + 1.6;
  c.stroke(path);
  c.fillStyle = g.fill;
  c.fill(path);
  c.strokeStyle = g.stroke;
  c.lineWidth = g.width;
  c.setLineDash([...g.dash]);
  c.stroke(path);
  if (g.cross) {
    c.setLineDash([]);
    c.lineCap = "round";
    c.stroke(new Path2D("M3 15L15 3"));
  }
}

function drawCategory(c: CanvasRenderingContext2D, name: CategoryName): void {
  c.fillStyle = "#ffffff";
  c.strokeStyle = "#8A949E";
  c.lineWidth = 1;
  c.beginPath();
  c.roundRect(1.5, 1.5, 15, 15, 4);
  c.fill();
  c.stroke();
  c.strokeStyle = "#46525E";
  c.lineWidth = 1.2;
  c.lineCap = "round";
  c.stroke(new Path2D(CATEGORY_PATHS[name]));
}
