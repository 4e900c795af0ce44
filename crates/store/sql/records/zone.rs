//! Zone sets and zones.

use crate::sql::{
    cells::{Cells, date, flag, json, shape, shown, text, text_opt},
    fault::Fault,
    record::{Record, Values},
};
use domain::{Border, SourceId, Zone, ZoneSet};

impl Record for ZoneSet {
    const TABLE: &'static str = "zone_sets";
    const COLUMNS: &'static [&'static str] = &["id", "navn", "gyldig_fra", "gyldig_til", "kilde"];

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn source(&self) -> Option<&SourceId> {
        Some(&self.source)
    }

    fn values(&self) -> Result<Values, String> {
        let Self { id, navn, gyldig, source } = self;
        Ok(vec![shown(id), text(navn), date(gyldig.from), date(gyldig.to), shown(source)])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: c.parse("id")?,
            navn: c.get("navn")?,
            gyldig: c.period("gyldig_fra", "gyldig_til")?,
            source: c.parse("kilde")?,
        })
    }
}

impl Record for Zone {
    const TABLE: &'static str = "zones";
    const COLUMNS: &'static [&'static str] =
        &["id", "sonesett", "navn", "aliaser", "kode", "grense_opphav", "grense_dato", "grense_forelopig", "geom"];

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn values(&self) -> Result<Values, String> {
        let Self { id, zone_set, navn, aliases, code, border, geometry } = self;
        Ok(vec![
            shown(id),
            shown(zone_set),
            text(navn),
            json(aliases)?,
            text_opt(code.as_ref()),
            text(&border.opphav),
            date(border.dato),
            flag(border.forelopig),
            shape(geometry.clone()),
        ])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: c.parse("id")?,
            zone_set: c.parse("sonesett")?,
            navn: c.get("navn")?,
            aliases: c.json("aliaser")?,
            code: c.get("kode")?,
            border: Border {
                opphav: c.get("grense_opphav")?,
                dato: c.parse_opt("grense_dato")?,
                forelopig: c.get("grense_forelopig")?,
            },
            geometry: c.area()?,
        })
    }
}
