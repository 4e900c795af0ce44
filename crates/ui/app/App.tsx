// The whole page: top, the page the address names, and what stands on all of them.
import { useSignalEffect } from "@preact/signals";
import { suggestions } from "./delimit/store";
import { DataPage } from "./pages/DataPage";
import { DelimitPage } from "./pages/DelimitPage";
import { LoginPage } from "./pages/LoginPage";
import { MapPage } from "./pages/MapPage";
import { MePage } from "./pages/MePage";
import { PriorityPage } from "./pages/PriorityPage";
import { UsersPage } from "./pages/UsersPage";
import { Announcer } from "./parts/Announcer";
import { LiveNotice } from "./parts/LiveNotice";
import { TopBar } from "./parts/TopBar";
import { noFigures } from "./priority/store";
import { page } from "./state/store";
import { PatternDefs } from "./symbols/parts";
import type { Page } from "./state/url";
import { t, type TextKey } from "./text";

const PAGES: Record<Page, () => preact.JSX.Element | null> = { kart: MapPage, overlapp: MapPage, prioritering: PriorityPage, avgrens: DelimitPage, data: DataPage, innlogging: LoginPage, "min-side": MePage, brukere: UsersPage };
/** Where the second skip link goes. */
const LISTS: Record<Page, TextKey | null> = { kart: "app.skip_list", overlapp: "app.skip_list", prioritering: "prio.skip", avgrens: "avg.skip", data: null, innlogging: null, "min-side": null, brukere: null };

/** A skip link goes nowhere while its list is not there. */
function lacksList(): boolean {
  if (page.value === "prioritering") return noFigures.value;
  return page.value === "avgrens" && (suggestions.data.value?.forslag.length ?? 0) === 0;
}

export function App() {
  useSignalEffect(() => {
    document.title = t(`title.${page.value}`);
  });
  const skip = lacksList() ? null : LISTS[page.value];
  // Kart and Overlapp are one page with one map, so that moving between them keeps it.
  const Shown = PAGES[page.value];
  return (
    <>
      <a class="ds-skip-link" href="#hoved">{t("app.skip")}</a>
      {skip !== null && <a class="ds-skip-link" href="#tabell">{t(skip)}</a>}
      <PatternDefs />
      <TopBar />
      <LiveNotice />
      <Shown />
      <Announcer />
    </>
  );
}
