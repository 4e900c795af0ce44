// The saved scenarios: version, whether the data have changed since, open, files and delete.
import { useSignal } from "@preact/signals";
import { person } from "../account/session";
import { scenarioFileUrl } from "../api/client";
import type { Scenario } from "../api/types";
import { dateText, num } from "../format";
import { Confirm } from "../parts/Confirm";
import { LoginLink } from "../parts/LoginLink";
import { Problem } from "../parts/Problem";
import { t, tn } from "../text";
import { ConflictNote } from "./ConflictNote";
import { LockedNote } from "./LockedNote";
import { busy, drop, maySave, openScenario, outcome } from "./saving";
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
      {!composed.value && o?.kind === "login" && <LockedNote alert why="login" />}
      {!composed.value && o?.kind === "locked" && <LockedNote alert why="role" detail={o.detail} />}
      {!composed.value && o?.kind === "failed" && <p class="pr-refusal" role="alert">{o.detail ?? t("avg.save.failed")}</p>}
      {!composed.value && o?.kind === "conflict" && <ConflictNote of={o} />}
      {list !== null && list.length > 0 && !maySave.value && person.value === null && <p class="av-help">{t("avg.login.delete")} <LoginLink>{t("account.login")}</LoginLink></p>}
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
        {asking.value === null && maySave.value && <button type="button" class="text-button" aria-label={t("avg.delete.of", { navn: s.navn })} onClick={() => (asking.value = s)}>{t("avg.delete")}</button>}
      </p>
      {asking.value !== null && <Confirm label={t("avg.delete.of", { navn: s.navn })} text={t("avg.delete.sure", { navn: s.navn })} yes={t("avg.delete.yes")} no={t("avg.delete.no")} busy={busy.value} onYes={remove} onNo={() => (asking.value = null)} />}
    </li>
  );
}
