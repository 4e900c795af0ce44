// Relations in words: where an arena is, whether it has the model and since when.
import type { Arena, Satsing } from "../api/types";
import { dateText, dist, periodText } from "../format";
import { label, t } from "../text";

export function modelText(a: Pick<Arena, "modell" | "fra" | "til" | "former">): string {
  const forms = a.former.map((f) => label("form", f)).join(", ");
  const withForms = (text: string) => (forms === "" ? text : `${text}, ${forms}`);
  switch (a.modell) {
    case "aktiv":
      return withForms(a.fra === null ? t("modell.aktiv.undated") : t("modell.aktiv.since", { fra: dateText(a.fra) }));
    case "ukjent":
      return withForms(t("modell.ukjent.long"));
    case "avsluttet":
      return a.til === null ? t("modell.avsluttet.long") : t("modell.avsluttet.until", { til: dateText(a.til) });
    case "ingen":
      return t("modell.ingen.long");
  }
}

/** How an arena relates to the zones whose card it stands in; why it serves other zones is not said there. */
export function relationText(a: Arena, zones: readonly string[]): string {
  switch (a.forhold) {
    case "serves": {
      const place = a.sone === null ? t("card.serves") : t("card.serves_named", { sone: a.sone.navn });
      const why = [...new Set(a.betjener.filter((b) => zones.includes(b.sone)).map((b) => label("card.serves_why", b.grunn)))].join(", ");
      return why === "" ? place : `${place} (${why})`;
    }
    case "nearest":
      return t("card.nearest", { avstand: dist(a.avstand_m) });
    default:
      return t("card.inside");
  }
}

export function effortText(s: Satsing): string {
  const period = s.periode_tekst ?? (s.fra !== null && s.til === null ? t("card.period.ongoing", { fra: dateText(s.fra) }) : periodText(s.fra, s.til));
  const status = label("card.tilstand", s.tilstand);
  // The period as the source writes it may already say that it runs.
  return period === null || period === "" ? status : period.includes(status) ? period : `${period}, ${status}`;
}
