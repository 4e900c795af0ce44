// «Hva ville endret svaret?» in sentences: the smallest move of weights that swaps two zones, or why none does.
import type { Change, Indicators } from "../api/types";
import { num } from "../format";
import { t } from "../text";
import { indicatorName, inWords, listed, themeName, theK } from "./names";

/** Less than this is noise of the solver. */
const STILL = 1e-6;

export function changeSentence(change: Change, ctx: { catalogue: Indicators | null; themes: number; k: number }): string {
  switch (change.kind) {
    case "bytte": {
      const name = (id: string) => themeName(id, ctx.catalogue);
      const from = change.temaer.filter((x) => x.from - x.to > STILL).map((x) => name(x.id));
      const to = change.temaer.filter((x) => x.to - x.from > STILL).map((x) => name(x.id));
      return t("prio.change.bytte", { under: change.under.navn, over: change.over.navn, poeng: points(change.flyttes), fra: listed(from), til: listed(to) });
    }
    case "aldri":
      return t("prio.change.aldri", { over: change.over.navn, under: change.under.navn, n: inWords(ctx.themes) });
    case "jevnt":
      return t("prio.change.jevnt", { over: change.over.navn, under: change.under.navn });
    case "uten_tall":
      return t("prio.change.uten_tall", { sone: change.sone.navn, indikatorer: listed(change.indicators.map((i) => indicatorName(i, ctx.catalogue, "kort")), 3), de: theK(ctx.k) });
  }
}

/** The two are level at this share and swap beyond it: the next whole point swaps them, a lower one does not. */
function points(share: number): string {
  return share < 0.005 ? `< ${num(1)}` : num(Math.ceil(share * 100 - 1e-6));
}
