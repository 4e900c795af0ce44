// The card of an actor, with or without a point on the map.
import { actors } from "../state/data";
import { choose, selection } from "../state/store";
import { label, t } from "../text";
import { CategorySymbol } from "../symbols/parts";
import { Frame } from "./Frame";
import { Section } from "./Section";
import { Sources } from "./Source";

export function ActorCard() {
  const all = actors.data.value?.actors ?? [];
  const actor = all.find((a) => a.id === selection.value?.id);
  if (actor === undefined) return null;
  const sector = label("sektor", actor.sektor);
  const parent = all.find((a) => a.id === actor.del_av);
  return (
    <Frame kind={`${t("card.actor")} · ${label("kategori", actor.kategori)}`} name={actor.navn}>
      <p class="class-line"><span class="class-name"><CategorySymbol kategori={actor.kategori} />{label("kategori", actor.kategori)}</span><span class="mut">{actor.sektor_oppgitt ? sector : t("sektor.inferred", { sektor: sector })}</span></p>
      {actor.generell && <p class="sum">{t("card.actor.generic")}</p>}
      {actor.del_av !== null && <p class="sum">{t("card.actor.part_of", { navn: parent?.navn ?? actor.del_av })}</p>}
      {actor.bydel !== null && <p class="sum">{t("card.actor.bydel", { navn: actor.bydel })}</p>}
      <Section title={t("card.actor.places")}>
        {actor.steder.length === 0 && <p class="sum">{t("card.actor.no_place")}</p>}
        <ul class="actor-list">
          {actor.steder.map((s) => (
            <li key={s.id}><button type="button" class="text-button" onClick={() => choose({ kind: "sted", id: s.id })}>{s.navn}</button></li>
          ))}
        </ul>
      </Section>
      {actor.programmer.length > 0 && (
        <Section title={t("card.programmes")}>
          <ul class="efforts">
            {actor.programmer.map((p) => (
              <li key={p.id}><b>{p.navn}</b><span>{[label("card.tilstand", p.tilstand), ...p.former.map((f) => label("form", f))].join(", ")}</span></li>
            ))}
          </ul>
        </Section>
      )}
      {actor.aliaser.length > 0 && <p class="src">{t("card.aliases", { navn: actor.aliaser.join(", ") })}</p>}
      {actor.merknad && <p class="src">{actor.merknad}</p>}
      <Sources sources={actor.kilder} />
    </Frame>
  );
}
