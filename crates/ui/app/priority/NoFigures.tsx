// Before any figures are read in: that nothing is computed, in words, and the way to what is there.
import { FixedSentence } from "../card/FixedSentence";
import { PageLink } from "../parts/PageLink";
import { t } from "../text";

export function NoFigures() {
  return (
    <main id="hoved" class="page" tabIndex={-1}>
      <h1>{t("prio.empty")}</h1>
      <p class="lead">{t("prio.empty.lead")}</p>
      <p><PageLink page="data">{t("prio.empty.data")}</PageLink></p>
      <FixedSentence />
    </main>
  );
}
