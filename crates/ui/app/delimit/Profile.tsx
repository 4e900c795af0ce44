// What the composed area holds: people, need, figures, arenas, plan, what is not shown and why; then what-if and saving.
import { FixedSentence } from "../card/FixedSentence";
import { Section } from "../card/Section";
import { PlanPicture } from "../card/PlanPicture";
import { Problem } from "../parts/Problem";
import { DemoMark } from "../parts/DemoMark";
import { t } from "../text";
import { ArenasHere } from "./ArenasHere";
import { FiguresHere } from "./FiguresHere";
import { Save } from "./Save";
import { delimit, ownArea, refusalOf, scenarios } from "./store";
import { Totals } from "./Totals";
import { WhatIf } from "./WhatIf";
import { ZonesHere } from "./ZonesHere";

export function Profile() {
  const { data, error, loading, retry } = ownArea;
  const answer = data.value;
  const refused = refusalOf(error.value);
  const saved = scenarios.data.value?.scenarier.find((s) => s.id === delimit.value.scenario);
  return (
    <aside class="av-profile" aria-label={t("avg.profile")} aria-busy={loading.value}>
      <p class="eyebrow">{t(saved === undefined ? "avg.profile.new" : "avg.profile.saved")}</p>
      <h2>{saved?.navn ?? t("avg.profile")}</h2>
      {refused !== null && <p class="pr-refusal" role="alert">{refused.detail ?? t("error.refused")}</p>}
      {error.value !== null && refused === null && <Problem error={error.value} retry={retry} />}
      {answer === null && loading.value && <p class="loading" role="status">{t("app.loading")}</p>}
      {answer !== null && error.value === null && (
        <>
          <DemoMark meta={answer.meta} />
          <Totals of={answer.profil} />
          {answer.profil.skjult.length > 0 && (
            <Section title={t("avg.hidden")}>
              <ul class="av-hidden">{answer.profil.skjult.map((s) => <li key={s}>{s}</li>)}</ul>
            </Section>
          )}
          <ZonesHere of={answer.profil} />
          <ArenasHere of={answer.profil} />
          <WhatIf of={answer.profil} />
          <PlanPicture of={answer.profil.plan} file="avgrensning" meta={answer.meta} />
          <FiguresHere of={answer.profil} meta={answer.meta} />
          <Save />
          <FixedSentence />
        </>
      )}
    </aside>
  );
}
