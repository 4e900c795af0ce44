// Another has saved a newer version: both are shown, and one chooses.
import { dateText, num } from "../format";
import { t } from "../text";
import { acceptTheirs, openScenario, type Conflict } from "./saving";

export function ConflictNote({ of: c }: { of: Conflict }) {
  const { mine, theirs } = c;
  return (
    <div class="pr-refusal" role="alert">
      <p><b>{t("avg.conflict")}</b></p>
      <table class="av-table">
        <caption class="ds-sr-only">{t("avg.conflict")}</caption>
        <thead><tr><td /><th scope="col">{t("avg.conflict.mine")}</th><th scope="col">{t("avg.conflict.theirs")}</th></tr></thead>
        <tbody>
          <tr><th scope="row">{t("avg.version")}</th><td>{num(mine.versjon)}</td><td>{num(theirs.versjon)}</td></tr>
          <tr><th scope="row">{t("avg.save.name")}</th><td>{mine.navn}</td><td>{theirs.navn}</td></tr>
          <tr><th scope="row">{t("avg.conflict.units")}</th><td>{num(mine.enheter)}</td><td>{num(theirs.enheter.length)}</td></tr>
          <tr><th scope="row">{t("avg.changed")}</th><td>{t("avg.conflict.now")}</td><td>{dateText(theirs.endret.slice(0, 10))}</td></tr>
        </tbody>
      </table>
      <div class="av-buttons">
        <button type="button" class="ds-button" data-variant="secondary" onClick={() => openScenario(theirs)}>{t("avg.conflict.open")}</button>
        <button type="button" class="ds-button" data-variant="secondary" onClick={() => acceptTheirs(theirs)}>{t("avg.conflict.keep")}</button>
      </div>
    </div>
  );
}
