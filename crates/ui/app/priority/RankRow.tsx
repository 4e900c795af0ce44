// One zone in the list: name and status, class, whisker, word and share. The name opens the detail below it.
import type { PriorityRow } from "../api/types";
import { wordPct } from "../format";
import { Value } from "../parts/Value";
import { go, hovered, selection } from "../state/store";
import { ClassSwatch } from "../symbols/parts";
import { label, t } from "../text";
import { RankDetail } from "./RankDetail";
import type { Axis } from "./scale";
import { Whisker } from "./Whisker";

export function isOpen(id: string): boolean {
  return selection.value?.kind === "sone" && selection.value.id === id;
}

export function toggleZone(id: string): void {
  go({ selection: isOpen(id) ? null : { kind: "sone", id } });
}

export function statusText(satsing: PriorityRow["satsing"]): string | null {
  if (satsing === null || satsing.tilstand === "aldri") return null;
  if (satsing.tilstand === "pagar") return t("omrade.status.pagar");
  return satsing.til === null ? t("omrade.status.avsluttet") : t("omrade.status.avsluttet.year", { ar: satsing.til.slice(0, 4) });
}

export function RankRow({ row, axis, apart, k }: { row: PriorityRow; axis: Axis; apart: boolean; k: number }) {
  const open = isOpen(row.id);
  const status = statusText(row.satsing);
  const classes = [row.ord ?? "", open ? "chosen" : "", hovered.value === row.id ? "pointed" : ""];
  return (
    <>
      <tr class={classes.join(" ").trim()} data-zone={row.id} onClick={() => toggleZone(row.id)} onPointerEnter={() => (hovered.value = row.id)} onPointerLeave={() => (hovered.value = null)}>
        <th scope="row">
          <button type="button" class="pr-zone" aria-expanded={open} aria-controls={open ? `detalj-${row.id}` : undefined}>{row.navn}</button>
          {status && <span class="pr-status">{status}</span>}
        </th>
        <td class="pr-class" title={label("klasse", row.klasse)}><ClassSwatch klasse={row.klasse} width={18} height={12} /><span class="ds-sr-only">{label("klasse", row.klasse)}</span></td>
        <td class="pr-whisker-cell"><Whisker row={row} axis={axis} apart={apart} /></td>
        <td class="pr-word">{row.ord !== null && label("ord", row.ord)}</td>
        <td class="pr-share"><Value value={row.p_blant_k} form={wordPct} plain /></td>
      </tr>
      {open && (
        <tr class="pr-detail-row">
          <td colSpan={5}><RankDetail row={row} k={k} /></td>
        </tr>
      )}
    </>
  );
}
