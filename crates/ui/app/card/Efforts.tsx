// Satsinger and programmes here, each with period, state and source.
import type { ProgrammeHere, Satsing } from "../api/types";
import { periodText } from "../format";
import { label, t } from "../text";
import { Section } from "./Section";
import { Sources } from "./Source";
import { effortText } from "./words";

export function Efforts({ efforts, programmes }: { efforts: readonly Satsing[]; programmes: readonly ProgrammeHere[] }) {
  return (
    <Section title={t("card.efforts")}>
      <ul class="efforts">
        {programmes.map((p) => (
          <li key={p.id}>
            <b>{p.navn}</b>
            <span>{[p.status_tekst ?? p.status, periodText(p.fra, p.til), ...p.former.map((f) => label("form", f))].filter((part) => part !== null && part !== "").join(", ")}</span>
            <Sources sources={p.kilder} />
          </li>
        ))}
        {efforts.map((s) => (
          <li key={s.navn}>
            <b>{s.navn}</b>
            <span>{effortText(s)}</span>
            <Sources sources={s.kilder} />
          </li>
        ))}
      </ul>
      {efforts.length === 0 && programmes.length === 0 && <p class="sum">{t("card.efforts.none")}</p>}
    </Section>
  );
}
