// What was done and by whom, newest first, a page at a time.
import { momentText } from "../../format";
import { Problem } from "../../parts/Problem";
import { t } from "../../text";
import { aboutWhom, detailWords } from "./log-words";
import { log, newer, older, trail, users } from "./store";

export function EventLog() {
  const { data, error, loading, retry } = log;
  const shown = data.value;
  const next = shown?.eldre ?? null;
  return (
    <section aria-labelledby="hendelser">
      <h2 id="hendelser">{t("log.title")}</h2>
      <p>{t("log.lead")}</p>
      {error.value !== null && <Problem error={error.value} retry={retry} />}
      {shown === null && loading.value && <p class="loading" role="status">{t("app.loading")}</p>}
      {shown !== null && shown.hendelser.length === 0 && <p class="field-help">{t("log.none")}</p>}
      {shown !== null && shown.hendelser.length > 0 && (
        <table class="zone-table plain-table log-table" aria-busy={loading.value}>
          <caption class="ds-sr-only">{t("log.title")}</caption>
          <thead><tr><th scope="col">{t("log.when")}</th><th scope="col">{t("log.who")}</th><th scope="col">{t("log.what")}</th><th scope="col">{t("log.about")}</th></tr></thead>
          <tbody>
            {shown.hendelser.map((e) => {
              const about = aboutWhom(e, users.data.value?.brukere ?? []);
              const details = detailWords(e.detaljer);
              return (
                <tr key={e.nr}>
                  <td data-label={t("log.when")}><time dateTime={e.tid}>{momentText(e.tid)}</time></td>
                  <td data-label={t("log.who")}>{e.hvem ?? <span class="no-value">{t("log.nobody")}</span>}</td>
                  <th scope="row" class="wrap">{e.hva_tekst}{details !== "" && <span class="mut details">{details}</span>}</th>
                  <td class={about === null ? "wrap empty" : "wrap"} data-label={t("log.about")}>{about}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <div class="av-buttons paging">
        <button type="button" class="ds-button" data-variant="secondary" disabled={trail.value.length === 0} onClick={newer}>{t("log.newer")}</button>
        <button type="button" class="ds-button" data-variant="secondary" disabled={next === null} onClick={() => next !== null && older(next)}>{t("log.older")}</button>
        <span class="mut" role="status">{t("log.page", { n: trail.value.length + 1 })}</span>
      </div>
    </section>
  );
}
