//! Figures of indicators.

use crate::sql::{
    cells::{Cells, FigureColumns, figure, shown, text, text_opt},
    fault::Fault,
    record::{Record, Values},
};
use domain::{Geography, Observation, SourceId};

const COUNT: FigureColumns = FigureColumns {
    value: "teller",
    state: "teller_tilstand",
    lo: "teller_lav",
    hi: "teller_hoy",
    method: "teller_metode",
};

const N: FigureColumns = FigureColumns {
    value: "nevner",
    state: "nevner_tilstand",
    lo: "nevner_lav",
    hi: "nevner_hoy",
    method: "nevner_metode",
};

const VALUE: FigureColumns =
    FigureColumns { value: "verdi", state: "verdi_tilstand", lo: "verdi_lav", hi: "verdi_hoy", method: "verdi_metode" };

impl Record for Observation {
    const TABLE: &'static str = "observations";
    const COLUMNS: &'static [&'static str] = &[
        "indikator",
        "kilde",
        "niva",
        "enhet",
        "navn",
        "periode",
        "merke",
        "definisjon",
        COUNT.value,
        COUNT.state,
        COUNT.lo,
        COUNT.hi,
        COUNT.method,
        N.value,
        N.state,
        N.lo,
        N.hi,
        N.method,
        VALUE.value,
        VALUE.state,
        VALUE.lo,
        VALUE.hi,
        VALUE.method,
    ];

    fn key(&self) -> String {
        format!("{} – {} – {}", self.indicator, self.unit, self.period)
    }

    fn source(&self) -> Option<&SourceId> {
        Some(&self.source)
    }

    fn values(&self) -> Result<Values, String> {
        let Self { indicator, source, level, unit, navn, period, count, n, value, mark, definition } = self;
        let plain = [
            shown(indicator),
            shown(source),
            text(level.as_str()),
            shown(unit),
            text(navn),
            shown(period),
            text_opt(mark.as_ref()),
            text_opt(definition.as_ref()),
        ];
        let figures = [figure(count)?, figure(n)?, figure(value)?];
        Ok(plain.into_iter().chain(figures.into_iter().flatten()).collect())
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            indicator: c.parse("indikator")?,
            source: c.parse("kilde")?,
            level: c.word("niva", Geography::parse)?,
            unit: c.parse("enhet")?,
            navn: c.get("navn")?,
            period: c.parse("periode")?,
            count: c.figure(&COUNT)?,
            n: c.figure(&N)?,
            value: c.figure(&VALUE)?,
            mark: c.get("merke")?,
            definition: c.get("definisjon")?,
        })
    }
}
