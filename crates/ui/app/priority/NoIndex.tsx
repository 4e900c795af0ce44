// Zones without an index, with the reason in words. They have no place, and no zero.
import type { PriorityRow } from "../api/types";
import { MISSING_FILL, SUPPRESSED_FILL } from "../symbols/need";
import { Swatch } from "../symbols/parts";
import { t } from "../text";
import { isHidden } from "./fifths";
import { RankDetail } from "./RankDetail";
import { isOpen, toggleZone } from "./RankRow";
import { reason } from "./zone-table";

export function NoIndex({ rows, k }: { rows: readonly PriorityRow[]; k: number }) {
  if (rows.length === 0) return null;
  return (
    <section class="pr-none" aria-labelledby="uten-indeks">
      <h2 id="uten-indeks">{t("prio.none.title")}</h2>
      <p class="pr-note">{t("prio.none.lead")}</p>
      <ul>
        {rows.map((row) => {
          const open = isOpen(row.id);
          const hidden = isHidden(row);
          return (
            <li key={row.id} data-zone={row.id}>
              <Swatch fill={hidden ? SUPPRESSED_FILL : MISSING_FILL} pattern={hidden ? "kryss" : "punkter"} edge="#A9B0B8" width={18} height={12} />
              <div>
                <button type="button" class="pr-zone" aria-expanded={open} aria-controls={open ? `detalj-${row.id}` : undefined} onClick={() => toggleZone(row.id)}>{row.navn}</button>
                <span class="pr-status">{reason(row)}</span>
                {open && <RankDetail row={row} k={k} />}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
