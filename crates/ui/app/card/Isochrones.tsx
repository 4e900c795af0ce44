// How many live within 5, 10 and 15 minutes of a place, when the map shows walking; without a network it says why there is none.
import { num } from "../format";
import { ISO_MINUTES, isochrones, noNetwork } from "../land/store";
import { Value } from "../parts/Value";
import { go, view } from "../state/store";
import { t } from "../text";
import { Section } from "./Section";

export function Isochrones() {
  if (view.value !== "gange") {
    return <Section title={t("gange.iso")}><button type="button" class="chip" onClick={() => go({ page: "kart", view: "gange" })}>{t("gange.iso.show")}</button></Section>;
  }
  const { data, error, loading } = isochrones;
  const none = noNetwork(error.value);
  return (
    <Section title={t("gange.iso")} sub={t("gange.iso.sub")}>
      {loading.value && data.value === null && <p class="loading" role="status">{t("app.loading")}</p>}
      {error.value !== null && <p class="sum" role="status">{none?.detail ?? (none !== null ? t("gange.iso.none") : t("error.offline"))}</p>}
      {data.value !== null && error.value === null && (
        <>
          <dl class="figures">
            {data.value.isokroner.map((i) => <div key={i.minutter}><dt>{t("gange.iso.within", { n: num(i.minutter) })}</dt><dd><Value value={i.personer} /></dd></div>)}
          </dl>
          {data.value.isokroner.length < ISO_MINUTES.length && <p class="src">{t("gange.iso.fewer")}</p>}
          <p class="src"><span class="tag">{data.value.meta.nett_navn}</span></p>
        </>
      )}
    </Section>
  );
}
