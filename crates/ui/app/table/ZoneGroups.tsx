// Zones grouped by class, the group's children beside it, and within a group the zones with most children first.
import type { Klasse, Overlap, OverlapZone } from "../api/types";
import { num } from "../format";
import { Siblings } from "../card/Siblings";
import { choose, hovered, selection } from "../state/store";
import { KLASSER } from "../symbols/classes";
import { ClassSwatch } from "../symbols/parts";
import { label, locale, t, tn } from "../text";
import { sortZones } from "./rows";
import { Value } from "../parts/Value";

export function ZoneGroups({ answer }: { answer: Overlap }) {
  const sorted = sortZones(answer.zones, { key: "barn", dir: "desc" }, locale.value);
  const largest = Math.max(1, ...sorted.map((z) => z.barn.value ?? 0));
  return (
    <div class="groups">
      {KLASSER.map((klasse) => {
        const zones = sorted.filter((z) => z.klasse === klasse);
        return zones.length === 0 ? null : <Group key={klasse} klasse={klasse} zones={zones} largest={largest} />;
      })}
    </div>
  );
}

function Group({ klasse, zones, largest }: { klasse: Klasse; zones: readonly OverlapZone[]; largest: number }) {
  return (
    <section aria-labelledby={`g-${klasse}`}>
      <h3 id={`g-${klasse}`}>
        <ClassSwatch klasse={klasse} /> {t(`klasse.${klasse}`)} <span class="mut">{tn("group.zones", zones.length)}</span>
      </h3>
      <p class="mut group-help">{t(`klasse.${klasse}.help`)}{zones.some((z) => z.barn.value !== null) && <> · {t("group.order")}</>}</p>
      <table class="group-table">
        <thead class="ds-sr-only">
          <tr><th scope="col">{t("col.navn")}</th><th scope="col">{t("col.barn")}</th><th scope="col">{t("col.modell")}</th><th scope="col">{t("col.gap")}</th></tr>
        </thead>
        <tbody>
          {zones.map((z) => (
            <tr key={z.id} class={selection.value?.id === z.id ? "chosen" : hovered.value === z.id ? "pointed" : undefined} onClick={() => choose({ kind: "sone", id: z.id })} onPointerEnter={() => (hovered.value = z.id)} onPointerLeave={() => (hovered.value = null)}>
              <th scope="row">
                <button type="button" class="text-button">{z.navn}</button>
                {z.grunn !== null && <span class="mut reason">{label("grunn", z.grunn)}</span>}
                <Siblings zone={z} class="reason" />
              </th>
              <td class="bar-cell">
                {z.barn.value !== null && <span class="bar" style={{ width: `${(100 * z.barn.value) / largest}%` }} />}
                <span class="bar-text">{z.barn.value === null ? <Value value={z.barn} /> : t("group.children", { n: num(z.barn.value) })}</span>
              </td>
              <td class="num">{z.arenaer.total === 0 ? <span class="no-value">{t("value.no_arena")}</span> : tn("card.arenas_with_model", z.arenaer.total, { n: num(z.modell.aktiv), m: num(z.arenaer.total) })}</td>
              <td class="num"><span class="mut">{t("col.gap").toLowerCase()}</span> {z.gap === null ? <span class="no-value">{t("value.not_computed")}</span> : <Value value={z.gap} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
