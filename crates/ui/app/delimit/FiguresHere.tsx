// The indicators of the area beside the kommune's, with interval, year and method; a table with its file.
import type { Meta, OwnArea, OwnAreaIndicator, StatValue } from "../api/types";
import { Section } from "../card/Section";
import { Value } from "../parts/Value";
import { saveTwin, valueCells, valueHeader, valueText, type TwinTable } from "../priority/table";
import { t } from "../text";
import { formOf } from "./figures";
import { Method } from "./Method";

export function FiguresHere({ of: p, meta }: { of: OwnArea; meta: Meta }) {
  if (p.indikatorer.length === 0) return null;
  return (
    <Section title={t("avg.figures")} sub={t("avg.figures.sub")}>
      <table class="av-table">
        <caption class="ds-sr-only">{t("avg.figures")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("prio.left_out.indicator")}</th>
            <th scope="col" class="num">{t("avg.here")}</th>
            <th scope="col" class="num">{t("avg.kommune")}</th>
          </tr>
        </thead>
        <tbody>
          {p.indikatorer.map((i) => (
            <tr key={i.id}>
              <th scope="row">{i.navn}<span class="pr-status">{i.period}</span></th>
              <td class="num"><Figure value={i} of={i} /><Method of={i} /></td>
              <td class="num"><Figure value={i.kommune} of={i} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" class="chip csv-button" onClick={() => saveTwin("tall-i-avgrensningen", figureTable(p), meta)}>{t("table.csv")}</button>
    </Section>
  );
}

function Figure({ value, of }: { value: StatValue; of: OwnAreaIndicator }) {
  return <Value value={value} form={formOf(of.enhet)} />;
}

function figureTable(p: OwnArea): TwinTable {
  const columns = [t("prio.left_out.indicator"), t("prio.period"), t("avg.here"), t("avg.kommune"), t("avg.method.name")];
  return {
    caption: t("avg.figures"),
    columns: columns.map((name) => ({ name })),
    rows: p.indikatorer.map((i) => [i.navn, i.period, valueText(i, formOf(i.enhet)), valueText(i.kommune, formOf(i.enhet)), i.metode]),
    csv: {
      header: ["id", t("prio.left_out.indicator"), t("prio.period"), t("avg.figures.unit"), ...valueHeader(t("avg.here")), ...valueHeader(t("avg.kommune")), t("avg.method.name"), t("avg.rough")],
      rows: p.indikatorer.map((i) => [i.id, i.navn, i.period, i.enhet, ...valueCells(i), ...valueCells(i.kommune), i.metode, i.grovt ? t("avg.rough") : ""]),
    },
  };
}
