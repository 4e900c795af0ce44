// The card of a satsingsområde: its zones side by side, then what they share.
import { arenasCsvUrl } from "../api/client";
import { areaProfile, currentWhen, meta } from "../state/data";
import { choose } from "../state/store";
import { num, wordPct } from "../format";
import { areaStatus } from "../map/labels";
import { ZoneSwatch } from "../symbols/parts";
import { label, t } from "../text";
import { ActorList } from "./ActorList";
import { Arenas } from "./Arenas";
import { Constellation } from "./Constellation";
import { Efforts } from "./Efforts";
import { FixedSentence } from "./FixedSentence";
import { PageLink } from "../parts/PageLink";
import { startWith } from "../delimit/start";
import { Frame } from "./Frame";
import { PlanHere } from "./PlanHere";
import { Qualities } from "./Qualities";
import { Section } from "./Section";
import { Siblings } from "./Siblings";
import { Sources } from "./Source";

export function AreaCard() {
  const area = areaProfile.data.value?.area;
  if (area === undefined) return null;
  const k = num(meta.value?.k ?? 10);
  return (
    <Frame kind={t(area.liste === "satsingsomrader" ? "card.area" : "card.candidate")} name={area.navn}>
      <p class="class-line"><span class="class-name">{areaStatus(area)}</span></p>
      <Qualities qualities={area.kvaliteter} />
      <Section title={t("card.zones")}>
        <ul class="zone-list">
          {area.overlapp.map((z) => (
            <li key={z.id}>
              <ZoneSwatch zone={z} width={22} height={15} />
              <div>
                <button type="button" class="text-button" onClick={() => choose({ kind: "sone", id: z.id })}>{z.navn}</button>
                <p>{label("klasse", z.klasse)}{z.ord !== null && z.behov.value !== null && ` · ${t("card.need.sentence", { ord: label("ord", z.ord), k })} (${wordPct(z.behov.value)})`}</p>
                <Siblings zone={z} class="src" />
              </div>
            </li>
          ))}
        </ul>
        {area.umatchet.length > 0 && <p class="src">{t("card.zones.unmatched", { navn: area.umatchet.join(", ") })}</p>}
        {area.deler.length > 0 && <p class="src">{t("card.parts", { deler: area.deler.join(" · ") })}</p>}
        {area.merknad && <p class="src">{area.merknad}</p>}
        <Sources sources={area.kilder} />
      </Section>
      <Constellation slots={area.konstellasjon} />
      <Arenas arenas={area.arenaer} zones={area.soner.map((z) => z.id)} csv={area.overlapp.map((z) => ({ navn: z.navn, url: arenasCsvUrl(z.id, currentWhen.value) }))} />
      <Efforts efforts={area.satsinger} programmes={area.programmer} />
      <ActorList actors={area.aktorer} />
      <PlanHere list={null} file={area.id} />
      {area.soner.length > 0 && <p class="card-link"><PageLink page="avgrens" change={startWith(area.soner.map((z) => z.id))}>{t("avg.from_area")}</PageLink></p>}
      <FixedSentence />
    </Frame>
  );
}
