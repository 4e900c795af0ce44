// What is good here, before anything about need; each with its source.
import type { Quality } from "../api/types";
import { t } from "../text";
import { Section } from "./Section";
import { Source } from "./Source";

export function Qualities({ qualities }: { qualities: readonly Quality[] }) {
  if (qualities.length === 0) return null;
  return (
    <Section title={t("card.qualities")}>
      <ul class="qualities">
        {qualities.map((q) => (
          <li key={q.tekst}>{q.tekst} <span class="src"><Source source={q.kilde} /></span></li>
        ))}
      </ul>
    </Section>
  );
}
