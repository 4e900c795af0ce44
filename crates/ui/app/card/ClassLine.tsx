// The zone's class with its symbol, and how many of its arenas have the model.
import type { OverlapZone } from "../api/types";
import { num } from "../format";
import { ZoneSwatch } from "../symbols/parts";
import { Siblings } from "./Siblings";
import { label, t, tn } from "../text";

export function ClassLine({ zone }: { zone: OverlapZone }) {
  const { total } = zone.arenaer;
  return (
    <>
      <p class="class-line">
        <span class="class-name"><ZoneSwatch zone={zone} width={22} height={15} />{label("klasse", zone.klasse)}</span>
        <span class="mut">{total === 0 ? t("card.no_arenas") : tn("card.arenas_with_model", total, { n: num(zone.modell.aktiv), m: num(total) })}</span>
      </p>
      {zone.grunn !== null && <p class="mut class-reason">{label("grunn", zone.grunn)}.</p>}
      <Siblings zone={zone} class="class-reason" />
    </>
  );
}
