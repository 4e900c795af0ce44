//! Places.

use crate::sql::{
    cells::{Cells, flag, json, shape_opt, shown, text, text_opt},
    fault::Fault,
    record::{Record, Values},
};
use domain::{Category, GeoQuality, Place, Sector, SourceId, UniversalArena};

impl Record for Place {
    const TABLE: &'static str = "places";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "kilde",
        "kilde_ref",
        "navn",
        "aliaser",
        "kategori",
        "sektor",
        "universell_arena",
        "grunn",
        "adresse",
        "nettside",
        "geo_kvalitet",
        "geom",
    ];

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn source(&self) -> Option<&SourceId> {
        Some(&self.source)
    }

    fn values(&self) -> Result<Values, String> {
        Ok(vec![
            shown(&self.id),
            shown(&self.source),
            text_opt(self.source_ref.as_ref()),
            text(&self.navn),
            json(&self.aliases)?,
            text(self.category.as_str()),
            text(self.sector.as_str()),
            flag(self.universal_arena.er),
            text(&self.universal_arena.grunn),
            text_opt(self.address.as_ref()),
            text_opt(self.url.as_ref()),
            text(self.geo_quality.as_str()),
            shape_opt(self.point),
        ])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: c.parse("id")?,
            source: c.parse("kilde")?,
            source_ref: c.get("kilde_ref")?,
            navn: c.get("navn")?,
            aliases: c.json("aliaser")?,
            category: c.word("kategori", Category::parse)?,
            sector: c.word("sektor", Sector::parse)?,
            universal_arena: UniversalArena { er: c.get("universell_arena")?, grunn: c.get("grunn")? },
            address: c.get("adresse")?,
            url: c.get("nettside")?,
            point: c.position()?,
            geo_quality: c.word("geo_kvalitet", GeoQuality::parse)?,
        })
    }
}
