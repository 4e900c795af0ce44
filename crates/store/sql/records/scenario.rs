//! Scenarios. The polygon of one, or the outline of its units, stands in `geom` so that other programs draw it.

use crate::sql::{
    cells::{Cells, count, json, shape_opt, shown, text, text_opt},
    fault::Fault,
    record::{Record, Values},
};
use domain::{Extent, Scenario, SourceId, UnitKind};

impl Record for Scenario {
    const TABLE: &'static str = "scenarios";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "kilde",
        "navn",
        "laget",
        "endret",
        "dataversjon",
        "enhet",
        "enheter",
        "hva_om",
        "merknad",
        "utgave",
        "geom",
    ];

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn source(&self) -> Option<&SourceId> {
        Some(&self.source)
    }

    fn values(&self) -> Result<Values, String> {
        let (kind, ids) = match &self.extent {
            Extent::Units { kind, ids, .. } => (Some(kind.as_str()), ids.as_slice()),
            Extent::Polygon(_) => (None, &[][..]),
        };
        Ok(vec![
            shown(&self.id),
            shown(&self.source),
            text(&self.navn),
            text(&self.laget),
            text(&self.endret),
            text(&self.dataversjon),
            text_opt(kind),
            json(&ids)?,
            json(&self.what_if)?,
            text(&self.note),
            count(self.versjon.into())?,
            shape_opt(self.extent.outline().cloned()),
        ])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        let extent = match c.get::<Option<String>>("enhet")? {
            Some(_) => Extent::Units {
                kind: c.word("enhet", UnitKind::parse)?,
                ids: c.json("enheter")?,
                outline: c.area_opt()?,
            },
            None => Extent::Polygon(c.area()?),
        };
        Ok(Self {
            id: c.parse("id")?,
            source: c.parse("kilde")?,
            navn: c.get("navn")?,
            laget: c.get("laget")?,
            endret: c.get("endret")?,
            dataversjon: c.get("dataversjon")?,
            extent,
            what_if: c.json("hva_om")?,
            note: c.get("merknad")?,
            versjon: c.count("utgave")?,
        })
    }
}
