// The levekårssoner that the area touches: their class, share among the K, and how much of the area they are.
import { Section } from "../card/Section";
import type { OwnArea } from "../api/types";
import { pct, wordPct, num } from "../format";
import { meta } from "../state/data";
import { Value } from "../parts/Value";
import { ZoneSwatch } from "../symbols/parts";
import { label, t } from "../text";

export function ZonesHere({ of: p }: { of: OwnArea }) {
  const rows = p.behov.soner;
  if (rows.length === 0) return null;
  const k = num(meta.value?.k ?? 10);
  return (
    <Section title={t("avg.zones")} sub={t("card.need.sub", { k })}>
      <table class="av-table">
        <caption class="ds-sr-only">{t("avg.zones")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("col.navn")}</th>
            <th scope="col" class="num">{t("avg.zones.part")}</th>
            <th scope="col" class="num">{t("col.behov", { k })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((z) => (
            <tr key={z.id}>
              <th scope="row"><span class="av-zone"><ZoneSwatch zone={{ klasse: z.klasse, behov: z.p_blant_k }} width={18} height={12} /><span>{z.navn}<span class="pr-status">{label("klasse", z.klasse)}</span></span></span></th>
              <td class="num">{pct(z.andel_av_omradet)}</td>
              <td class="num"><Value value={z.p_blant_k} form={wordPct} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
