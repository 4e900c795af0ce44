// How much the themes, or the indicators, measure the same: numbers in shaded cells, and the remark on what is strong.
import { useSignal } from "@preact/signals";
import type { Priorities } from "../api/types";
import { num } from "../format";
import { t } from "../text";
import { decimals, matrixTable } from "./chart-tables";
import { Figure } from "./Figure";
import { lowerHalf, shade, STRONG } from "./matrix";
import { indicatorName, themeName } from "./names";
import { catalogue } from "./store";

type Level = "themes" | "indicators";

export function Matrix({ answer }: { answer: Priorities }) {
  const level = useSignal<Level>("themes");
  const of = level.value;
  const known = catalogue.data.value;
  const name = (id: string, form: "navn" | "kort" = "navn") => (of === "themes" ? themeName(id, known, form) : indicatorName(id, known, form));
  const pairs = answer.correlations[of];
  const ids = answer[of].map((x) => x.id).filter((id) => pairs.some((p) => p.a === id || p.b === id));
  const { columns, rows } = lowerHalf(ids, pairs);
  const caption = t(`prio.matrix.caption.${of}`);
  return (
    <Figure id="samvariasjon" title={t("prio.matrix")} file={`samvariasjon-${of === "themes" ? "temaer" : "indikatorer"}`} class={of} table={() => matrixTable(pairs, name, caption)}>
      <table class={`pr-matrix ${of}`}>
        <caption class="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <td />
            {columns.map((id, i) => (
              <th key={id} scope="col">{of === "themes" ? name(id, "kort") : <><span aria-hidden="true">{num(i + 1)}</span><span class="ds-sr-only">{name(id)}</span></>}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.id}>
              <th scope="row" title={name(row.id)}>{of === "indicators" && <span aria-hidden="true">{num(i + 2)} </span>}{name(row.id, "kort")}</th>
              {row.cells.map((c, j) => <MatrixCell key={j} r={c?.r ?? null} short={of === "indicators"} />)}
              {columns.slice(row.cells.length).map((id) => <td key={id} />)}
            </tr>
          ))}
        </tbody>
      </table>
      {of === "indicators" && ids[0] !== undefined && <p class="pr-note">{num(1)} {name(ids[0])}</p>}
      <p class="pr-note">{t(`prio.matrix.note.${of}`)}</p>
      <div class="pr-levels" role="group" aria-label={t("prio.matrix.level")}>
        {(["themes", "indicators"] as const).map((l) => (
          <button key={l} type="button" class="chip" aria-pressed={of === l} onClick={() => (level.value = l)}>{t(`prio.matrix.${l}`)}</button>
        ))}
      </div>
    </Figure>
  );
}

/** Many columns leave no room for the zero before the sign. */
function MatrixCell({ r, short }: { r: number | null; short: boolean }) {
  if (r === null) return <td><span aria-hidden="true">–</span><span class="ds-sr-only">{t("prio.matrix.none")}</span></td>;
  const text = decimals(r, 2);
  return (
    <td class={r >= STRONG ? "strong" : undefined} style={{ background: shade(r) }}>
      {short ? <><span aria-hidden="true">{text.replace(/^([−-]?)0/, "$1")}</span><span class="ds-sr-only">{text}</span></> : text}
    </td>
  );
}
