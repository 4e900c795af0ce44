// The zones as a table: the map's twin, with the same colours, filter and selection.
import { useEffect, useRef } from "preact/hooks";
import type { OverlapMeta, OverlapZone } from "../api/types";
import { num } from "../format";
import { selection } from "../state/store";
import { t } from "../text";
import { HeadCell } from "./HeadCell";
import { ZoneRow } from "./ZoneRow";

export function ZoneTable({ zones, meta, caption }: { zones: readonly OverlapZone[]; meta: OverlapMeta; caption: string }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const chosen = selection.value?.id;
  useEffect(() => body.current?.querySelector("tr.chosen")?.scrollIntoView({ block: "nearest" }), [chosen]);
  return (
    <table class="zone-table">
      <caption class="ds-sr-only">{caption}</caption>
      <thead>
        <tr>
          <HeadCell column="navn" name={t("col.navn")} />
          <HeadCell column="klasse" name={t("col.klasse")} />
          <HeadCell column="behov" name={t("col.behov", { k: num(meta.k) })} />
          <HeadCell column="barn" name={t("col.barn")} numeric />
          <HeadCell column="modell" name={t("col.modell")} numeric />
          <HeadCell column="gap" name={t("col.gap")} numeric />
        </tr>
      </thead>
      <tbody ref={body}>
        {zones.map((z) => (
          <ZoneRow key={z.id} zone={z} meta={meta} />
        ))}
      </tbody>
    </table>
  );
}
