//! Themes and weight profiles.

use crate::sql::{
    cells::{Cells, LocalisedColumns, json, localised, shown},
    fault::Fault,
    record::{Record, Values},
};
use domain::{Theme, ThemeWeight, WeightProfile};

const NAME: LocalisedColumns = LocalisedColumns { nb: "navn", nn: "navn_nn", en: "navn_en" };
const SHORT: LocalisedColumns = LocalisedColumns { nb: "kort", nn: "kort_nn", en: "kort_en" };
const WHY: LocalisedColumns = LocalisedColumns { nb: "beskrivelse", nn: "beskrivelse_nn", en: "beskrivelse_en" };

impl Record for Theme {
    const TABLE: &'static str = "themes";
    const COLUMNS: &'static [&'static str] = &["id", NAME.nb, NAME.nn, NAME.en, SHORT.nb, SHORT.nn, SHORT.en];

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn values(&self) -> Result<Values, String> {
        let Self { id, navn, kort } = self;
        Ok([shown(id)].into_iter().chain(localised(navn)).chain(localised(kort)).collect())
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self { id: c.parse("id")?, navn: c.localised(&NAME)?, kort: c.localised(&SHORT)? })
    }
}

impl Record for WeightProfile {
    const TABLE: &'static str = "weight_profiles";
    const COLUMNS: &'static [&'static str] = &["id", "vekter", NAME.nb, NAME.nn, NAME.en, WHY.nb, WHY.nn, WHY.en];

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn values(&self) -> Result<Values, String> {
        let Self { id, navn, beskrivelse, themes } = self;
        check_weights(themes)?;
        Ok([shown(id), json(themes)?].into_iter().chain(localised(navn)).chain(localised(beskrivelse)).collect())
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: c.parse("id")?,
            navn: c.localised(&NAME)?,
            beskrivelse: c.localised(&WHY)?,
            themes: c.json("vekter")?,
        })
    }
}

/// JSON would keep a NaN as null, which is no weight.
fn check_weights(themes: &[ThemeWeight]) -> Result<(), String> {
    let inner = themes.iter().flat_map(|t| &t.indicators).map(|i| i.weight);
    match themes.iter().map(|t| t.weight).chain(inner).find(|w| !w.is_finite()) {
        Some(weight) => Err(format!("{weight} is not a weight that can be kept")),
        None => Ok(()),
    }
}
