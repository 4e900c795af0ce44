// The card of a zone: qualities first, then need, cooperation, arenas, satsinger, plan and border.
import { arenasCsvUrl } from "../api/client";
import { currentWhen, meta, zoneProfile } from "../state/data";
import { choose } from "../state/store";
import { dateText } from "../format";
import { t } from "../text";
import { ActorList } from "./ActorList";
import { Arenas } from "./Arenas";
import { ClassLine } from "./ClassLine";
import { Constellation } from "./Constellation";
import { Efforts } from "./Efforts";
import { FixedSentence } from "./FixedSentence";
import { Frame } from "./Frame";
import { Need } from "./Need";
import { PlanHere } from "./PlanHere";
import { Qualities } from "./Qualities";
import { PageLink } from "../parts/PageLink";
import { startWith } from "../delimit/start";
import { Section } from "./Section";
import { Walk } from "./Walk";

export function ZoneCard() {
  const zone = zoneProfile.data.value?.zone;
  if (zone === undefined) return null;
  const [area] = zone.omrader;
  const border = zone.grense;
  const kind = area === undefined ? t("card.zone") : (
    <button type="button" class="text-button" onClick={() => choose({ kind: "omrade", id: area.id })}>{t("card.zone_in", { omrade: area.navn })}</button>
  );
  return (
    <Frame kind={kind} name={zone.navn}>
      <ClassLine zone={zone.overlapp} />
      <Qualities qualities={zone.kvaliteter} />
      <Need zone={zone.overlapp} k={meta.value?.k ?? 10} befolkning={zone.befolkning} />
      <Constellation slots={zone.konstellasjon} />
      <Arenas arenas={zone.arenaer} zones={[zone.id]} csv={[{ navn: zone.navn, url: arenasCsvUrl(zone.id, currentWhen.value) }]} />
      <Efforts efforts={zone.satsinger} programmes={zone.programmer} />
      <ActorList actors={zone.aktorer} />
      <Walk zone={zone.id} />
      <PlanHere list={zone.plan} file={zone.id} />
      <p class="card-link"><PageLink page="avgrens" change={startWith([zone.id])}>{t("avg.from_zone")}</PageLink></p>
      <Section title={t("card.border")} sub={border.forelopig ? t("card.border.preliminary") : null}>
        <p class="src">{border.dato === null ? border.opphav : t("card.border.origin", { opphav: border.opphav, dato: dateText(border.dato) })}</p>
        {zone.aliaser.length > 0 && <p class="src">{t("card.aliases", { navn: zone.aliaser.join(", ") })}</p>}
      </Section>
      <FixedSentence />
    </Frame>
  );
}
