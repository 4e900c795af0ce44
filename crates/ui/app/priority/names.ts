// Names of themes and indicators in the language in use, lists of names as people write them, and small numbers in words.
import type { Indicators, Localised } from "../api/types";
import { num } from "../format";
import { lang, label, locale, t } from "../text";

export const local = (text: Localised): string => text[lang.value];

type Form = "navn" | "kort";

export function themeName(id: string, catalogue: Indicators | null, form: Form = "navn"): string {
  const theme = catalogue?.themes.find((x) => x.id === id);
  return theme === undefined ? id : local(theme[form]);
}

export function indicatorName(id: string, catalogue: Indicators | null, form: Form = "navn"): string {
  const indicator = catalogue?.indicators.find((x) => x.id === id);
  return indicator === undefined ? id : local(indicator[form]);
}

/** «A, B og C»; beyond `most` names the rest are counted. */
export function listed(names: readonly string[], most = Infinity): string {
  const shown = names.length > most + 1 ? [...names.slice(0, most), t("prio.more", { n: num(names.length - most) })] : names;
  return new Intl.ListFormat(locale.value, { type: "conjunction" }).format(shown);
}

/** Numbers up to twelve in words, as in running text. */
export function inWords(n: number): string {
  const word = label("tall", String(n));
  return word === String(n) ? num(n) : word;
}

/** «de seks sonene»; one alone has a phrase of its own. */
export function theK(k: number): string {
  return k === 1 ? t("prio.the_one") : t("prio.the_k", { k: inWords(k) });
}

/** Whether a figure that is not there could have moved the zone; null where the server says that it cannot be known. */
export function movesText(could: boolean | null, k: number): string {
  const key = could === null ? "prio.detail.could_unknown" : could ? "prio.detail.could" : "prio.detail.could_not";
  return t(key, { de: theK(k) });
}
