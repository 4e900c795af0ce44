// The share on a line from 0 to 1: a filled dot when the claim is sure, an open one on hatching when it is not.
import type { OverlapZone } from "../api/types";

const [LEFT, WIDTH, MID] = [8, 304, 12];

export function ShareLine({ zone }: { zone: Pick<OverlapZone, "behov" | "behovsniva"> }) {
  const { value, lo, hi } = zone.behov;
  if (value === null) return null;
  const x = (share: number) => LEFT + WIDTH * Math.min(1, Math.max(0, share));
  const unsure = zone.behovsniva === "usikker";
  const span = lo !== null && hi !== null ? [x(lo), x(hi)] : null;
  return (
    <svg class="share-line" viewBox="0 0 320 34" aria-hidden="true">
      <path d={`M${LEFT} ${MID}H${LEFT + WIDTH}`} stroke="#DDE2E7" stroke-width="1.4" />
      {[0, 0.5, 1].map((s) => (
        <g key={s}>
          <path d={`M${x(s)} ${MID - 4}v8`} stroke="#AEB6BF" />
          <text x={x(s)} y="31" text-anchor={s === 0 ? "start" : s === 1 ? "end" : "middle"} dx={s === 0 ? -4 : s === 1 ? 4 : 0}>{s * 100} %</text>
        </g>
      ))}
      {span && !unsure && <path d={`M${span[0]} ${MID}H${span[1]}`} stroke="#0B5C6B" stroke-width="3" stroke-linecap="round" />}
      {span && unsure && <rect x={span[0]} y={MID - 5} width={Math.max(2, (span[1] ?? 0) - (span[0] ?? 0))} height="10" rx="3" fill="url(#m-skraveringGraa)" stroke="#8A949E" />}
      <circle cx={x(value)} cy={MID} r="5.5" fill={unsure ? "#fff" : "#0B5C6B"} stroke={unsure ? "#0B5C6B" : "#fff"} stroke-width={unsure ? 2 : 1.4} />
    </svg>
  );
}
