// «Hva ville endret svaret?»: the server's smallest changes in sentences.
import type { Priorities } from "../api/types";
import { t } from "../text";
import { changeSentence } from "./changes";
import { catalogue } from "./store";

export function Changes({ answer }: { answer: Priorities }) {
  const ctx = { catalogue: catalogue.data.value, themes: answer.themes.length, k: answer.meta.k };
  return (
    <section class="pr-changes" aria-labelledby="endret-svaret">
      <h2 id="endret-svaret">{t("prio.changes")}</h2>
      {answer.changes.length === 0 ? <p>{t(answer.meta.method.aggregation === "copeland" ? "prio.changes.copeland" : "prio.changes.none")}</p> : <ul>{answer.changes.map((c, i) => <li key={i}>{changeSentence(c, ctx)}</li>)}</ul>}
    </section>
  );
}
