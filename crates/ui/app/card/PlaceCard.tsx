// The card of a place: what it is, where, for whom, and for an arena whether it has the model.
import type { Arena, Place } from "../api/types";
import { arenaById, meta, placeById, zoneById } from "../state/data";
import { choose, selection } from "../state/store";
import { dist } from "../format";
import { label, t } from "../text";
import { ArenaSymbol, CategorySymbol } from "../symbols/parts";
import { Frame } from "./Frame";
import { Isochrones } from "./Isochrones";
import { Section } from "./Section";
import { Source } from "./Source";
import { modelText } from "./words";

export function PlaceCard() {
  const id = selection.value?.id ?? "";
  const place = placeById.value.get(id);
  const arena = arenaById.value.get(id);
  if (place === undefined) return null;
  const kind = `${place.universell_arena.er ? t("card.arena") : t("card.place")} · ${label("kategori", place.kategori)}`;
  const facts: [string, string | null][] = [
    [t("card.address"), place.adresse],
    [t("card.why_arena"), place.universell_arena.er ? place.universell_arena.grunn : null],
  ];
  return (
    <Frame kind={kind} name={place.navn}>
      {arena ? <ModelLine arena={arena} /> : <p class="class-line"><span class="class-name"><CategorySymbol kategori={place.kategori} />{label("kategori", place.kategori)}</span><span class="mut">{label("sektor", place.sektor)}</span></p>}
      <Section title={t("col.sone")}>
        <ZoneText place={place} />
        {place.betjener.map((b) => (
          <p key={b.sone + b.grunn} class="sum">{t("slot.betjener_utenfra")} <ZoneLink id={b.sone} /> ({label("card.serves_why", b.grunn)})</p>
        ))}
      </Section>
      {arena && <ModelSection arena={arena} />}
      {place.lon !== null && <Isochrones />}
      <dl class="facts">
        {facts.map(([name, text]) => text !== null && text !== "" && <div key={name}><dt>{name}</dt><dd>{text}</dd></div>)}
      </dl>
      {place.aliaser.length > 0 && <p class="src">{t("card.aliases", { navn: place.aliaser.join(", ") })}</p>}
      <p class="src">{t("card.position", { kvalitet: label("geo", place.geo_kvalitet) })} · {t("card.source", { kilde: meta.value?.kilder.find((s) => s.id === place.kilde)?.tittel ?? place.kilde })}</p>
    </Frame>
  );
}

function ModelLine({ arena }: { arena: Arena }) {
  return <p class="class-line"><span class="class-name"><ArenaSymbol kategori={arena.kategori} modell={arena.modell} size={22} />{t(`modell.${arena.modell}`)}</span></p>;
}

function ModelSection({ arena }: { arena: Arena }) {
  const text = modelText(arena);
  return (
    <Section title={meta.value?.programme.navn ?? t("col.modellstatus")}>
      <p class="sum">{text.charAt(0).toLocaleUpperCase() + text.slice(1)}.</p>
      {arena.kilde && <p class="src"><Source source={arena.kilde} /></p>}
      {arena.modell !== "aktiv" && arena.naermeste_med_modell && <p class="sum">{t("card.nearest_model", { navn: arena.naermeste_med_modell.navn, avstand: dist(arena.naermeste_med_modell.avstand_m) })}</p>}
    </Section>
  );
}

function ZoneText({ place }: { place: Place }) {
  const { sone } = place;
  if (sone === null) return <p class="sum">{t("search.no_position")}</p>;
  const text = place.relasjon === "nearest" ? t("card.nearest_named", { sone: sone.navn, avstand: dist(place.avstand_m ?? 0) }) : t("card.inside_named", { sone: sone.navn });
  return <p class="sum"><button type="button" class="text-button" onClick={() => choose({ kind: "sone", id: sone.id })}>{text}</button></p>;
}

function ZoneLink({ id }: { id: string }) {
  return <button type="button" class="text-button" onClick={() => choose({ kind: "sone", id })}>{zoneById.value.get(id)?.navn ?? id}</button>;
}
