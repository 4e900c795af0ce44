// The text catalogue: the current language, a phrase by key, and plural forms by the language's own rules.
import { computed, effect } from "@preact/signals";
import { state } from "../state/store";
import en from "./en.json";
import nb from "./nb.json";
import nn from "./nn.json";

export type TextKey = keyof typeof nb;
type PluralBase<K> = K extends `${infer Base}.other` ? Base : never;
export type PluralKey = PluralBase<TextKey>;
export type Lang = "nb" | "nn" | "en";
export const LANGS: Record<Lang, { name: string; locale: string }> = {
  nb: { name: "Bokmål", locale: "nb-NO" },
  nn: { name: "Nynorsk", locale: "nn-NO" },
  en: { name: "English", locale: "en-GB" },
};
const CATALOGUES: Record<Lang, Record<TextKey, string>> = { nb, nn, en };
const REMEMBERED = "satsingskart.sprak";

function isLang(text: string | null): text is Lang {
  return text !== null && text in LANGS;
}

/** The link decides; then what this browser chose last; then bokmål. */
export const lang = computed<Lang>(() => {
  const linked = state.value.lang;
  if (isLang(linked)) return linked;
  const remembered = read();
  return isLang(remembered) ? remembered : "nb";
});
export const locale = computed(() => LANGS[lang.value].locale);

function read(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null; // storage can be switched off; the choice then lives in the link alone
  }
}

export function rememberLang(): void {
  effect(() => {
    document.documentElement.lang = lang.value;
    try {
      localStorage.setItem(REMEMBERED, lang.value);
    } catch {
      /* as above */
    }
  });
}

export type Params = Record<string, string | number>;

export function fill(phrase: string, params: Params): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

export function t(key: TextKey, params: Params = {}): string {
  return fill(CATALOGUES[lang.value][key], params);
}

/** A phrase in the plural form of `n`; `{n}` is written in the language's own digits. */
export function tn(key: PluralKey, n: number, params: Params = {}): string {
  const form = new Intl.PluralRules(locale.value).select(n) === "one" ? "one" : "other";
  return t(`${key}.${form}` as TextKey, { n: new Intl.NumberFormat(locale.value).format(n), ...params });
}

/** A label for a word of the server's closed lists; a word that is new to the page is shown as it came. */
export function label(group: string, word: string): string {
  const key = `${group}.${word}`;
  return key in nb ? t(key as TextKey) : word;
}
