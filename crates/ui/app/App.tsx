// The whole page: top, the page the address names, and what stands on all of them.
import { useSignalEffect } from "@preact/signals";
import { DataPage } from "./pages/DataPage";
import { MapPage } from "./pages/MapPage";
import { PriorityPage } from "./pages/PriorityPage";
import { Announcer } from "./parts/Announcer";
import { TopBar } from "./parts/TopBar";
import { noFigures } from "./priority/store";
import { page } from "./state/store";
import { PatternDefs } from "./symbols/parts";
import { t } from "./text";

export function App() {
  useSignalEffect(() => {
    document.title = t(`title.${page.value}`);
  });
  return (
    <>
      <a class="ds-skip-link" href="#hoved">{t("app.skip")}</a>
      {page.value !== "data" && !(page.value === "prioritering" && noFigures.value) && <a class="ds-skip-link" href="#tabell">{t(page.value === "prioritering" ? "prio.skip" : "app.skip_list")}</a>}
      <PatternDefs />
      <TopBar />
      {page.value === "data" ? <DataPage /> : page.value === "prioritering" ? <PriorityPage /> : <MapPage />}
      <Announcer />
    </>
  );
}
