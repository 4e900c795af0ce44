// Every dataset: source, licence, date, counts and warnings.
import { useSignal } from "@preact/signals";
import type { Dataset, Disclosure } from "../api/types";
import { dayText, num } from "../format";
import { DemoMark } from "../parts/DemoMark";
import { Problem } from "../parts/Problem";
import { datasets } from "../state/data";
import { label, t, tn } from "../text";

const FIRST = 3;

export function DataPage() {
  const { data, error, loading, retry } = datasets;
  const answer = data.value;
  return (
    <main id="hoved" class="page" tabIndex={0}>
      <h1>{t("data.title")}</h1>
      <p class="lead">{t("data.lead")}</p>
      {error.value && <Problem error={error.value} retry={retry} />}
      {loading.value && answer === null && <p class="loading" role="status">{t("app.loading")}</p>}
      {answer && (
        <>
          <DemoMark meta={answer.meta} />
          <ul class="datasets">{answer.datasets.map((d) => <Row key={`${d.layer}:${d.id}`} dataset={d} />)}</ul>
          {answer.umatchet.length > 0 && (
            <section>
              <h2>{t("data.unmatched")}</h2>
              <ul class="unmatched">{answer.umatchet.map((u) => <li key={u.hva + u.navn}>{u.navn} <span class="mut">{label("data.unmatched", u.hva)}</span></li>)}</ul>
            </section>
          )}
          <Privacy of={answer.personvern} />
          <p class="mut">{t("data.version", { lager: answer.meta.lagerversjon, versjon: answer.meta.version, epoke: num(answer.meta.epoch) })}</p>
        </>
      )}
    </main>
  );
}

/** What was tried so that no hidden figure can be worked out, and the series that are held back for it. */
function Privacy({ of }: { of: Disclosure }) {
  if (of.celler_provd === 0 && of.holdt_tilbake.length === 0) return null;
  return (
    <section>
      <h2>{t("data.privacy")}</h2>
      {of.celler_provd > 0 && <p>{tn("data.privacy.tried", of.celler_provd)}</p>}
      {of.holdt_tilbake.length > 0 && (
        <>
          <p>{t("data.privacy.withheld")}</p>
          <ul class="unmatched">{of.holdt_tilbake.map((w) => <li key={w.indicator + w.periode}>{w.indicator}, {w.periode} <span class="mut">{w.grunn}</span></li>)}</ul>
        </>
      )}
    </section>
  );
}

function Row({ dataset: d }: { dataset: Dataset }) {
  const all = useSignal(false);
  const warnings = all.value ? d.varsler : d.varsler.slice(0, FIRST);
  return (
    <li>
      <h2>{d.tittel} <span class="tag">{label("layer", d.layer)}</span> <span class={`tag ${d.trust}`}>{label("data.trust", d.trust)}</span></h2>
      <dl>
        <div><dt>{t("data.source")}</dt><dd>{d.opphav}</dd></div>
        <div><dt>{t("data.licence")}</dt><dd>{d.lisens}</dd></div>
        <div><dt>{t("data.fetched")}</dt><dd>{dayText(d.hentet)}</dd></div>
        <div><dt>{t("data.file")}</dt><dd>{d.fil}</dd></div>
      </dl>
      <p>{t("data.counts", { lest: num(d.lest), inn: num(d.tatt_inn), avvist: num(d.avvist) })}</p>
      {d.varsler.length > 0 && (
        <div class="warnings">
          <h3>{t("data.warnings")}</h3>
          <ul>{warnings.map((w, i) => <li key={i}>{w}</li>)}</ul>
          {d.varsler.length > FIRST && !all.value && <button type="button" class="chip" onClick={() => (all.value = true)}>{t("data.more_warnings", { n: num(d.varsler.length) })}</button>}
        </div>
      )}
    </li>
  );
}
