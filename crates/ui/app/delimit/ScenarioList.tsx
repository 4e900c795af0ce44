// The saved scenarios: version, whether the data have changed since, open, files and delete.
import { useSignal } from "@preact/signals";
import { scenarioFileUrl } from "../api/client";
import type { Scenario } from "../api/types";
import { dateText, num } from "../format";
import { Problem } from "../parts/Problem";
import { t, tn } from "../text";
import { ConflictNote } from "./ConflictNote";
import { busy, drop, openScenario, outcome } from "./saving";
import { composed, delimit, scenarios } from "./store";

export function ScenarioList() {
  const { data, error, loading, retry } = scenarios;
  const list = data.value?.scenarier ?? null;
  const o = outcome.value;
  return (
    <>
      {error.value !== null && <Problem error={error.value} retry={retry} />}
      {list === null && loading.value && <p class="loading" role="status">{t("app.loading")}</p>}
      {list !== null && list.length === 0 && <p class="av-help">{t("avg.none_saved")}</p>}
      {/* With an area on the page, what stands in the way is said beside its form. */}
      {!composed.value && o?.kind === "locked" && <div class="pr-refusal" role="alert"><p><b>{t("avg.locked")}</b></p><p>{t("avg.locked.why")}</p></div>}
      {!composed.value && o?.kind === "failed" && <p class="pr-refusal" role="alert">{o.detail ?? t("avg.save.failed")}</p>}
      {!composed.value && o?.kind === "conflict" && <ConflictNote of={o} />}
      {list !== null && <ul class="av-saved" aria-label={t("avg.step.lagret")}>{list.map((s) => <Row key={s.id} of={s} />)}</ul>}
    </>
  );
}

function Row({ of: s }: { of: Scenario }) {
  // What one is asked about is what is deleted, whatever has been saved while one thought about it.
  const asking = useSignal<Scenario | null>(null);
  const open = delimit.value.scenario === s.id;
  const remove = () => {
    void drop(asking.value ?? s);
    asking.value = null;
  };
  return (
    <li class={open ? "chosen" : undefined}>
      <h3>{s.navn}{s.utdatert && <> <span class="tag av-stale" title={t("avg.stale.help")}>{t("avg.stale")}</span></>}</h3>
      <p class="src">{t("avg.version.of", { n: num(s.versjon), dato: dateText(s.endret.slice(0, 10)) })} · {s.enheter.length > 0 ? tn(`avg.of.${s.enhet ?? "soner"}.count`, s.enheter.length) : t("avg.own_shape")}{s.hva_om.length > 0 && ` · ${tn("avg.whatif.count", s.hva_om.length)}`}</p>
      {s.utdatert && <p class="src">{t("avg.stale.help")}</p>}
      {s.merknad !== "" && <p class="sum">{s.merknad}</p>}
      <p class="av-row-actions">
        <button type="button" class="text-button" aria-label={t("avg.open.of", { navn: s.navn })} onClick={() => openScenario(s)}>{t("avg.open")}</button>
        <a href={scenarioFileUrl(s.id, "geojson")} download aria-label={t("avg.export.of", { navn: s.navn, format: "GeoJSON" })}>GeoJSON</a>
        <a href={scenarioFileUrl(s.id, "gpkg")} download aria-label={t("avg.export.of", { navn: s.navn, format: "GeoPackage" })}>GeoPackage</a>
        {asking.value === null && <button type="button" class="text-button" aria-label={t("avg.delete.of", { navn: s.navn })} onClick={() => (asking.value = s)}>{t("avg.delete")}</button>}
      </p>
      {asking.value !== null && (
        <div class="av-confirm" role="group" aria-label={t("avg.delete.of", { navn: s.navn })}>
          <p>{t("avg.delete.sure", { navn: s.navn })}</p>
          <div class="av-buttons">
            <button type="button" class="ds-button" disabled={busy.value} onClick={remove}>{t("avg.delete.yes")}</button>
            <button type="button" class="ds-button" data-variant="secondary" onClick={() => (asking.value = null)}>{t("avg.delete.no")}</button>
          </div>
        </div>
      )}
    </li>
  );
}
