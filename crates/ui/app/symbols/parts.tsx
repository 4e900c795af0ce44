// The symbols as small SVG components for legends, tables and cards; always beside their words, so hidden from screen readers.
import type { Klasse, Modell, OverlapZone } from "../api/types";
import { arenaGlyph, arenaShape } from "./arenas";
import { CATEGORY_PATHS, categoryName } from "./categories";
import { CLASS_LOOK } from "./classes";
import { SUPPRESSED_FILL } from "./need";
import { PATTERNS, patternOf, type PatternName } from "./patterns";

/** The pattern definitions every swatch refers to; put once on the page. */
export function PatternDefs() {
  return (
    <svg class="defs" width="0" height="0" aria-hidden="true">
      <defs>
        {(Object.keys(PATTERNS) as PatternName[]).map((name) => {
          const p = patternOf(name);
          return (
            <pattern key={name} id={`m-${name}`} width={p.size} height={p.size} patternUnits="userSpaceOnUse">
              <path d={p.path} fill={p.fill ?? "none"} stroke={p.stroke?.color ?? "none"} stroke-width={p.stroke?.width ?? 0} />
            </pattern>
          );
        })}
      </defs>
    </svg>
  );
}

export function Swatch(props: { fill: string; pattern: PatternName | null; edge: string | null; width?: number; height?: number }) {
  const { width = 24, height = 16 } = props;
  const box = { x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 3 };
  return (
    <svg class="swatch" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <rect {...box} fill={props.fill} />
      {props.pattern && <rect {...box} fill={`url(#m-${props.pattern})`} />}
      {props.edge && <rect {...box} fill="none" stroke={props.edge} />}
    </svg>
  );
}

export function ClassSwatch(props: { klasse: Klasse; width?: number; height?: number }) {
  const { klasse, ...size } = props;
  return <Swatch {...CLASS_LOOK[klasse]} {...size} />;
}

/** A zone's swatch: its class, or the cross-hatching of what is not shown, as the map draws it. */
export function ZoneSwatch(props: { zone: Pick<OverlapZone, "klasse" | "behov">; width?: number; height?: number }) {
  const { zone, ...size } = props;
  const hidden = zone.behov.state === "suppressed" && zone.klasse === "behov_ikke_beregnet";
  return hidden ? <Swatch fill={SUPPRESSED_FILL} pattern="kryss" edge="#A9B0B8" {...size} /> : <ClassSwatch klasse={zone.klasse} {...size} />;
}

export function ArenaSymbol(props: { kategori: string; modell: Modell; size?: number }) {
  const g = arenaGlyph(arenaShape(props.kategori), props.modell);
  const size = props.size ?? 18;
  return (
    <svg class="symbol" width={size} height={size} viewBox="0 0 18 18" aria-hidden="true">
      <path d={g.path} fill={g.fill} stroke={g.stroke} stroke-width={g.width} stroke-dasharray={g.dash.join(" ")} stroke-linejoin="round" />
      {g.cross && <path d="M3 15L15 3" stroke={g.stroke} stroke-width="1.7" stroke-linecap="round" />}
    </svg>
  );
}

export function CategorySymbol(props: { kategori: string }) {
  return (
    <svg class="symbol" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <rect x="1.5" y="1.5" width="15" height="15" rx="4" fill="#fff" stroke="#8A949E" />
      <path d={CATEGORY_PATHS[categoryName(props.kategori)]} fill="none" stroke="#46525E" stroke-width="1.2" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
