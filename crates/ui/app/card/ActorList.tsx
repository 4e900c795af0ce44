// Actors as a list of ways to their cards.
import type { Actor } from "../api/types";
import { choose } from "../state/store";
import { label, t } from "../text";
import { Section } from "./Section";

export function ActorList({ actors }: { actors: readonly Actor[] }) {
  if (actors.length === 0) return null;
  const unique = [...new Map(actors.map((a) => [a.id, a])).values()];
  return (
    <Section title={t("card.actors")}>
      <ul class="actor-list">
        {unique.map((a) => (
          <li key={a.id}>
            <button type="button" class="text-button" onClick={() => choose({ kind: "aktor", id: a.id })}>{a.navn}</button> <span class="mut">{label("kategori", a.kategori)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
