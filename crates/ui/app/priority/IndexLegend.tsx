// The legend of the index map, with how many zones stand in each field.
import type { PriorityRow } from "../api/types";
import { num } from "../format";
import { MISSING_FILL, NEED_COLOURS, SUPPRESSED_FILL } from "../symbols/need";
import { Swatch } from "../symbols/parts";
import { t } from "../text";
import { FIFTHS, fifthCounts } from "./fifths";

const SIZE = { width: 20, height: 14 };

export function IndexLegend({ rows }: { rows: readonly PriorityRow[] }) {
  const counts = fifthCounts(rows);
  const others = [
    { key: "prio.map.uncertain" as const, n: counts.uncertain, swatch: <Swatch fill={NEED_COLOURS[2]} pattern="skravering" edge={null} {...SIZE} /> },
    { key: "legend.suppressed" as const, n: counts.hidden, swatch: <Swatch fill={SUPPRESSED_FILL} pattern="kryss" edge="#A9B0B8" {...SIZE} /> },
    { key: "legend.missing" as const, n: counts.missing, swatch: <Swatch fill={MISSING_FILL} pattern="punkter" edge="#8A949E" {...SIZE} /> },
  ];
  return (
    <div class="pr-legend">
      <ul class="pr-ramp">
        {FIFTHS.map((f, i) => (
          <li key={f}>
            <span class="pr-cell" style={{ background: NEED_COLOURS[i] }} />
            <span class="ds-sr-only">{t("prio.map.fifth.short", { n: num(f) })}: </span>
            {num(counts.fifths[i] ?? 0)}
          </li>
        ))}
      </ul>
      <p class="pr-ramp-ends" aria-hidden="true"><span>{t("prio.map.lower")}</span><span>{t("prio.map.higher")}</span></p>
      <ul>
        {others.map((o) => (
          <li key={o.key}>{o.swatch}<span>{t(o.key)}</span><span class="count">{num(o.n)}</span></li>
        ))}
      </ul>
      <p class="pr-note">{t("prio.map.note")}</p>
    </div>
  );
}
