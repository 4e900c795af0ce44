// The choice of language; each is named in itself.
import { LANGS, lang, t, type Lang } from "../text";

export function LanguageSwitch({ choose }: { choose: (lang: Lang) => void }) {
  return (
    <label class="lang">
      <span class="ds-sr-only">{t("app.language")}</span>
      <select value={lang.value} onChange={(e) => choose(e.currentTarget.value as Lang)}>
        {(Object.keys(LANGS) as Lang[]).map((code) => (
          <option key={code} value={code} lang={code}>{LANGS[code].name}</option>
        ))}
      </select>
    </label>
  );
}
