//! Streets.

use crate::sql::{
    Value,
    cells::{Cells, shape, shown, text},
    fault::Fault,
    record::{Record, Values},
};
use domain::{SourceId, Street, StreetClass};

impl Record for Street {
    const TABLE: &'static str = "streets";
    const COLUMNS: &'static [&'static str] = &["kilde", "klasse", "niva", "geom"];

    /// A street has no id: its class and where it begins.
    fn key(&self) -> String {
        let at = self.geometry.0.first().map(|c| format!(" fra {:.0}, {:.0}", c.x, c.y)).unwrap_or_default();
        format!("{}{at}", self.class.as_str())
    }

    fn source(&self) -> Option<&SourceId> {
        Some(&self.source)
    }

    fn values(&self) -> Result<Values, String> {
        let Self { source, class, level, geometry } = self;
        let geometry = shape(geometry.clone());
        Ok(vec![shown(source), text(class.as_str()), Value::Integer((*level).into()), geometry])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            source: c.parse("kilde")?,
            class: c.word("klasse", StreetClass::parse)?,
            level: c.count("niva")?,
            geometry: c.line()?,
        })
    }
}
