// The universal arenas of the area, with whether they have the model.
import type { Modell, OwnArea } from "../api/types";
import { Section } from "../card/Section";
import { MODELLER } from "../symbols/arenas";
import { ArenaSymbol } from "../symbols/parts";
import { label, t } from "../text";
import { num } from "../format";

const known = (word: string): Modell => MODELLER.find((m) => m === word) ?? "ukjent";
const MOST_OPEN = 8;

export function ArenasHere({ of: p }: { of: OwnArea }) {
  if (p.arenaer.length === 0) return <Section title={t("legend.arenas")}><p class="sum">{t("avg.lead.no_arenas")}</p></Section>;
  const list = (
    <ul class="arena-list">
      {p.arenaer.map((a) => (
        <li key={a.id}><ArenaSymbol kategori={a.category} modell={known(a.modell)} /><div>{a.navn}<p>{label("kategori", a.category)}, {label("modell", known(a.modell)).toLowerCase()}</p></div></li>
      ))}
    </ul>
  );
  return (
    <Section title={t("legend.arenas")} sub={t("avg.arenas.of", { n: num(p.med_modell), m: num(p.arenaer.length) })}>
      {p.arenaer.length <= MOST_OPEN ? list : <details class="pr-inside"><summary>{t("arenas.all", { n: num(p.arenaer.length) })}</summary>{list}</details>}
    </Section>
  );
}
