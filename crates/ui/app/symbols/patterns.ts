// Patterns as one small description each, drawn alike as SVG in legends and as an image in the map.

export interface Pattern {
  /** Edge of the square tile in CSS pixels. */
  size: number;
  /** SVG path data, stroked or filled. */
  path: string;
  stroke?: { color: string; width: number };
  fill?: string;
}

const DIAGONAL = "M-2 2L2 -2M0 8L8 0M6 10L10 6";

export const PATTERNS = {
  prikker: { size: 8, path: dots([[2, 2], [6, 6]], 1.15), fill: "#ffffff" },
  vannrett: { size: 6, path: "M0 3H6", stroke: { color: "#ffffff", width: 1.5 } },
  loddrett: { size: 6, path: "M3 0V6", stroke: { color: "#ffffff", width: 1.5 } },
  skraveringGraa: { size: 8, path: DIAGONAL, stroke: { color: "#999999", width: 2.4 } },
  /** Over a colour of the need ramp: uncertain. */
  skravering: { size: 8, path: DIAGONAL, stroke: { color: "rgba(255,255,255,.8)", width: 2 } },
  /** The same over the lightest colours, where white would not be seen. */
  skraveringMork: { size: 8, path: DIAGONAL, stroke: { color: "rgba(70,82,94,.55)", width: 1.5 } },
  kryss: { size: 9, path: "M0 0L9 9M9 0L0 9", stroke: { color: "#A9B0B8", width: 1.1 } },
  punkter: { size: 10, path: dots([[2.5, 2.5], [7.5, 7.5]], 0.8), fill: "#B9C1C9" },
  /** Planned land use, over the plan's own colour. */
  framtidig: { size: 8, path: DIAGONAL, stroke: { color: "rgba(22,32,42,.34)", width: 1.5 } },
  hensyn: { size: 9, path: "M0 9L9 0M-2 2L2 -2M7 11L11 7", stroke: { color: "#46525E", width: 1 } },
} satisfies Record<string, Pattern>;

export type PatternName = keyof typeof PATTERNS;

export function patternOf(name: PatternName): Pattern {
  return PATTERNS[name];
}

function dots(at: readonly (readonly [number, number])[], r: number): string {
  return at.map(([x, y]) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`).join("");
}
