//! Actors.

use crate::sql::{
    cells::{Cells, flag, json, shown, text, text_opt},
    fault::Fault,
    record::{Record, Values},
};
use domain::{Actor, Category, Sector, UniversalArena};

impl Record for Actor {
    const TABLE: &'static str = "actors";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "navn",
        "aliaser",
        "kategori",
        "sektor",
        "sektor_oppgitt",
        "universell_arena",
        "grunn",
        "steder",
        "del_av",
        "bydel",
        "generell",
        "sensitiv",
        "merknad",
        "kilder",
    ];

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn values(&self) -> Result<Values, String> {
        Ok(vec![
            shown(&self.id),
            text(&self.navn),
            json(&self.aliases)?,
            text(self.category.as_str()),
            text(self.sector.as_str()),
            flag(self.sector_stated),
            flag(self.universal_arena.er),
            text(&self.universal_arena.grunn),
            json(&self.place_names)?,
            text_opt(self.part_of.as_ref()),
            text_opt(self.bydel.as_ref()),
            flag(self.generic),
            flag(self.sensitive),
            text_opt(self.note.as_ref()),
            json(&self.sources)?,
        ])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: c.parse("id")?,
            navn: c.get("navn")?,
            aliases: c.json("aliaser")?,
            category: c.word("kategori", Category::parse)?,
            sector: c.word("sektor", Sector::parse)?,
            sector_stated: c.get("sektor_oppgitt")?,
            universal_arena: UniversalArena { er: c.get("universell_arena")?, grunn: c.get("grunn")? },
            place_names: c.json("steder")?,
            part_of: c.get("del_av")?,
            bydel: c.get("bydel")?,
            generic: c.get("generell")?,
            sensitive: c.get("sensitiv")?,
            note: c.get("merknad")?,
            sources: c.json("kilder")?,
        })
    }
}
