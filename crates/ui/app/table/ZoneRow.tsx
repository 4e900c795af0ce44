// One zone in the table. The name is the button; the whole row answers the pointer.
import type { OverlapMeta, OverlapZone } from "../api/types";
import { num, pct, wordPct } from "../format";
import { Value } from "../parts/Value";
import { choose, hovered, selection } from "../state/store";
import { ZoneSwatch } from "../symbols/parts";
import { label, t } from "../text";

export function ZoneRow({ zone, meta }: { zone: OverlapZone; meta: OverlapMeta }) {
  const chosen = selection.value?.kind === "sone" && selection.value.id === zone.id;
  const pointed = hovered.value === zone.id;
  const take = () => choose({ kind: "sone", id: zone.id });
  return (
    <tr
      class={[chosen ? "chosen" : "", pointed ? "pointed" : ""].join(" ").trim() || undefined}
      onClick={take}
      onPointerEnter={() => (hovered.value = zone.id)}
      onPointerLeave={() => (hovered.value = null)}
      onFocusIn={() => (hovered.value = zone.id)}
      onFocusOut={() => (hovered.value = null)}
    >
      <th scope="row">
        <button type="button" class="text-button" aria-current={chosen ? "true" : undefined}>{zone.navn}</button>
      </th>
      <td class="wrap" data-label={t("col.klasse")}><span class="class-cell"><ZoneSwatch zone={zone} width={18} height={12} />{label("klasse", zone.klasse)}</span></td>
      <td data-label={t("col.behov", { k: num(meta.k) })}>{zone.behovsniva === "ikke_beregnet" && zone.behov.state !== "suppressed" ? <span class="no-value">{t("value.not_computed")}</span> : <Need zone={zone} />}</td>
      <td class="num" data-label={t("col.barn")}><Value value={zone.barn} plain /></td>
      <td class="num" data-label={t("col.modell")}><WithModel zone={zone} /></td>
      <td class="num" data-label={t("col.gap")}>{zone.gap === null ? <span class="no-value">{t("value.not_computed")}</span> : <Value value={zone.gap} />}</td>
    </tr>
  );
}

/** The server's word with its share; never a rank. */
function Need({ zone }: { zone: OverlapZone }) {
  if (zone.ord === null || zone.behov.value === null) return <Value value={zone.behov} form={pct} />;
  return <>{label("ord", zone.ord)} <span class="iv">{wordPct(zone.behov.value)}</span></>;
}

function WithModel({ zone }: { zone: OverlapZone }) {
  if (zone.arenaer.total === 0) return <span class="no-value">{t("value.no_arena")}</span>;
  return (
    <>
      {t("value.of", { n: num(zone.modell.aktiv), m: num(zone.arenaer.total) })}
      {zone.modell.ukjent > 0 && <span class="iv"> {t("value.plus_unknown", { n: num(zone.modell.ukjent) })}</span>}
    </>
  );
}
