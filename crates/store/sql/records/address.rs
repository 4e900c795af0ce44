//! Addresses to weigh by.

use crate::sql::{
    Value,
    cells::{Cells, shape, shown, text},
    fault::Fault,
    record::{Record, Values},
};
use domain::{Address, SourceId};

impl Record for Address {
    const TABLE: &'static str = "addresses";
    const COLUMNS: &'static [&'static str] = &["id", "kilde", "boliger", "geom"];

    fn key(&self) -> String {
        self.id.clone()
    }

    fn source(&self) -> Option<&SourceId> {
        Some(&self.source)
    }

    fn values(&self) -> Result<Values, String> {
        let Self { id, source, dwellings, position } = self;
        Ok(vec![text(id), shown(source), Value::Integer((*dwellings).into()), shape(*position)])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: c.get("id")?,
            source: c.parse("kilde")?,
            dwellings: c.count("boliger")?,
            position: c.position()?.ok_or_else(|| c.bad("geom", "an address must have a position"))?,
        })
    }
}
