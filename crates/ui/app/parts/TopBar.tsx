// The top of every page: name, pages, kommune, language and account. On a phone the pages fold into a menu.
import { meta } from "../state/data";
import { go, menuOpen, page } from "../state/store";
import type { Page } from "../state/url";
import { t } from "../text";
import { AccountMenu } from "./AccountMenu";
import { LanguageSwitch } from "./LanguageSwitch";
import { PageLink } from "./PageLink";

const PAGES = ["kart", "overlapp", "prioritering", "avgrens", "data"] as const satisfies readonly Page[];

export function TopBar() {
  const kommune = meta.value?.kommune;
  return (
    <header class={menuOpen.value ? "top menu-open" : "top"}>
      <PageLink page="kart" class="brand">
        <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true"><circle cx="13" cy="13" r="11.5" fill="none" stroke="#16202A" stroke-width="1.6" stroke-dasharray="3.2 2.2" /><circle cx="9.6" cy="15.2" r="3.1" fill="#0B5C6B" /><path d="M16.6 8.2l3.6 6.4h-7.2z" fill="#16202A" /></svg>
        <span>{t("app.name")}</span>
      </PageLink>
      <button type="button" class="ds-button menu-button" data-variant="secondary" aria-expanded={menuOpen.value} aria-controls="top-menu" onClick={() => (menuOpen.value = !menuOpen.value)}>
        <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true"><path d="M0 1h14M0 6h14M0 11h14" stroke="currentColor" stroke-width="1.6" /></svg>
        {t("nav.menu")}
      </button>
      <div id="top-menu" class="top-menu">
        <nav aria-label={t("nav.label")}>
          <ul>
            {PAGES.map((p) => (
              <li key={p}>
                <PageLink page={p} current={page.value === p}>{t(`nav.${p}`)}</PageLink>
              </li>
            ))}
          </ul>
        </nav>
        <div class="top-right">
          {kommune && <span class="kommune">{t("app.kommune", { navn: kommune.navn })}</span>}
          <LanguageSwitch choose={(lang) => go({ lang })} />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}
