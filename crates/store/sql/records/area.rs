//! Lists of areas, and the areas in them.

use crate::sql::{
    cells::{Cells, count, date, json, shown, text, text_opt},
    fault::Fault,
    record::{Record, Values},
};
use domain::{Area, AreaId, AreaList};

impl Record for AreaList {
    const TABLE: &'static str = "area_lists";
    const COLUMNS: &'static [&'static str] = &["id", "navn", "dato", "merknad", "kilder"];

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn values(&self) -> Result<Values, String> {
        let Self { id, navn, dato, note, sources } = self;
        Ok(vec![shown(id), text(navn), date(*dato), text_opt(note.as_ref()), json(sources)?])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: c.parse("id")?,
            navn: c.get("navn")?,
            dato: c.parse_opt("dato")?,
            note: c.get("merknad")?,
            sources: c.json("kilder")?,
        })
    }
}

impl Record for Area {
    const TABLE: &'static str = "areas";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "liste",
        "nr",
        "navn",
        "aliaser",
        "soner",
        "deler",
        "ble",
        "satsinger",
        "kvaliteter",
        "merknad",
        "kilder",
    ];

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn values(&self) -> Result<Values, String> {
        Ok(vec![
            shown(&self.id),
            shown(&self.list),
            count(self.order.into())?,
            text(&self.navn),
            json(&self.aliases)?,
            json(&self.zone_names)?,
            json(&self.parts_as_written)?,
            text_opt(self.became.as_ref().map(AreaId::as_str)),
            json(&self.satsinger)?,
            json(&self.qualities)?,
            text_opt(self.note.as_ref()),
            json(&self.sources)?,
        ])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: c.parse("id")?,
            list: c.parse("liste")?,
            order: c.count("nr")?,
            navn: c.get("navn")?,
            aliases: c.json("aliaser")?,
            zone_names: c.json("soner")?,
            parts_as_written: c.json("deler")?,
            became: c.parse_opt("ble")?,
            satsinger: c.json("satsinger")?,
            qualities: c.json("kvaliteter")?,
            note: c.get("merknad")?,
            sources: c.json("kilder")?,
        })
    }
}
