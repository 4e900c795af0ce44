// The lines of the stability chart, named at their ends; colour says the class, dashes that it is uncertain.
import type { Klasse, PriorityRow, Stability } from "../api/types";
import { num, pct } from "../format";
import { t } from "../text";
import { linesOf, pathOf, spread, SURE } from "./stability-lines";

const BOX = { width: 372, height: 152, left: 30, right: 258, top: 10, bottom: 122 };
const ROOM = 13;
/** The classes' colours, darkened where a thin line of them would be faint on white. */
const INK: Partial<Record<Klasse, string>> = { modellen_treffer: "#0072B2", klar_for_utvidelse: "#B07800", behov_uten_arena: "#A8568A", modell_uten_hoyt_sonebehov: "#2B86B8" };
const UNSURE = "#6B7580";

export function StabilityChart({ stability: s, rows, label }: { stability: Stability; rows: readonly PriorityRow[]; label: string }) {
  const x = (weight: number) => BOX.left + weight * (BOX.right - BOX.left);
  const y = (p: number) => BOX.bottom - p * (BOX.bottom - BOX.top);
  const lines = linesOf(s, rows).map((line) => ({ ...line, points: s.points.map((p) => ({ x: x(p.weight), y: p.p[line.index] == null ? null : y(p.p[line.index] ?? 0) })) }));
  const ends = lines.map((l) => l.points.at(-1)?.y ?? BOX.bottom);
  const names = spread(ends, ROOM, BOX.top, BOX.bottom);
  const now = x(s.chosen);
  // The marks at both ends give way to the one of the weight as it is.
  const far = (weight: number) => Math.abs(x(weight) - now) > 34;
  return (
    <svg class="pr-stability" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={label}>
      {[0, 0.5, 1].map((p) => (
        <g key={p}>
          <path d={`M${BOX.left} ${y(p)}H${BOX.right}`} stroke="#E3E7EB" />
          <text x={BOX.left - 5} y={y(p) + 4} text-anchor="end">{num(p * 100)}</text>
        </g>
      ))}
      <path d={`M${BOX.left} ${y(SURE)}H${BOX.right}`} stroke="#9AA3AD" stroke-dasharray="2 3" />
      <path d={`M${now} ${BOX.top - 6}V${BOX.bottom}`} stroke="#16202A" />
      {lines.map((l, i) => {
        const ink = (l.klasse && INK[l.klasse]) ?? UNSURE;
        return (
          <g key={l.navn}>
            <path d={pathOf(l.points)} fill="none" stroke={ink} stroke-width="1.9" stroke-dasharray={ink === UNSURE ? "4 3" : undefined} stroke-linejoin="round" />
            <path d={`M${BOX.right + 2} ${ends[i]}L${BOX.right + 10} ${names[i]}`} stroke="#9AA3AD" stroke-width=".8" />
            <text x={BOX.right + 13} y={(names[i] ?? 0) + 4} class="name">{l.navn}</text>
          </g>
        );
      })}
      {far(0) && <text x={BOX.left} y={BOX.bottom + 15}>0</text>}
      {far(1) && <text x={BOX.right} y={BOX.bottom + 15} text-anchor="end">{pct(1)}</text>}
      <text x={Math.max(BOX.left + 18, now)} y={BOX.bottom + 15} text-anchor="middle" class="name">{t("prio.stability.now", { n: num(s.chosen * 100) })}</text>
    </svg>
  );
}
