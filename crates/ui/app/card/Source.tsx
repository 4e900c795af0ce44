// Where a fact stands: the document, its date, and a link when there is one.
import type { Citation } from "../api/types";
import { dateText } from "../format";
import { t } from "../text";

export function Source({ source }: { source: Citation }) {
  const { kilde, url, dato } = source;
  // Many sources are written with their date; it is not said twice.
  const text = dato === null || kilde.includes(dateText(dato)) ? t("card.source", { kilde }) : t("card.source_dated", { kilde, dato: dateText(dato) });
  return url === null ? <>{text}</> : <a href={url} rel="noreferrer">{text}</a>;
}

export function Sources({ sources }: { sources: readonly Citation[] }) {
  const [first, ...rest] = sources;
  if (first === undefined) return null;
  if (rest.length === 0) return <span class="src"><Source source={first} /></span>;
  return (
    <details class="src">
      <summary><Source source={first} /> (+{rest.length})</summary>
      <ul>{rest.map((s) => <li key={s.kilde + s.dato}><Source source={s} /></li>)}</ul>
    </details>
  );
}
