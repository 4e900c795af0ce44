//! School districts and population cells.

use crate::sql::{
    Value,
    cells::{Cells, number, shape, shown, text, text_opt},
    fault::Fault,
    record::{Record, Values},
};
use domain::{District, PopulationCell, SourceId};

impl Record for District {
    const TABLE: &'static str = "districts";
    const COLUMNS: &'static [&'static str] = &["id", "kilde", "navn", "kode", "geom"];

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn source(&self) -> Option<&SourceId> {
        Some(&self.source)
    }

    fn values(&self) -> Result<Values, String> {
        let Self { id, source, navn, code, geometry } = self;
        let geometry = shape(geometry.clone());
        Ok(vec![shown(id), shown(source), text(navn), text_opt(code.as_ref()), geometry])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: c.parse("id")?,
            source: c.parse("kilde")?,
            navn: c.get("navn")?,
            code: c.get("kode")?,
            geometry: c.area()?,
        })
    }
}

impl Record for PopulationCell {
    const TABLE: &'static str = "population_cells";
    const COLUMNS: &'static [&'static str] = &["id", "kilde", "personer", "aar", "geom"];

    fn key(&self) -> String {
        self.id.clone()
    }

    fn source(&self) -> Option<&SourceId> {
        Some(&self.source)
    }

    fn values(&self) -> Result<Values, String> {
        let Self { id, source, persons, year, geometry } = self;
        let year = year.map_or(Value::Null, |y| Value::Integer(y.into()));
        let geometry = shape(geometry.clone());
        Ok(vec![text(id), shown(source), number(*persons)?, year, geometry])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: c.get("id")?,
            source: c.parse("kilde")?,
            persons: c.get("personer")?,
            year: c.get("aar")?,
            geometry: c.area()?,
        })
    }
}
