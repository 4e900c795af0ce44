//! Provenance of the current imports, one for each layer and source.

use crate::sql::{
    cells::{Cells, count, json, shown, text},
    fault::Fault,
    record::{Record, Values},
};
use domain::{Layer, Provenance, Trust};

/// An import with the layer it filled.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Imported(pub(crate) Layer, pub(crate) Provenance);

impl Record for Imported {
    const TABLE: &'static str = "imports";
    const COLUMNS: &'static [&'static str] = &[
        "lag",
        "kilde",
        "tittel",
        "opphav",
        "lisens",
        "tillit",
        "hentet",
        "sha256",
        "fil",
        "oppskrift",
        "lest",
        "tatt_inn",
        "avvist",
        "varsler",
    ];

    fn key(&self) -> String {
        self.1.source.to_string()
    }

    fn values(&self) -> Result<Values, String> {
        let Self(layer, p) = self;
        Ok(vec![
            text(layer.as_str()),
            shown(&p.source),
            text(&p.tittel),
            text(&p.opphav),
            text(&p.lisens),
            text(p.trust.as_str()),
            shown(p.hentet),
            text(&p.sha256),
            text(&p.fil),
            text(&p.oppskrift),
            count(p.lest)?,
            count(p.tatt_inn)?,
            count(p.avvist)?,
            json(&p.varsler)?,
        ])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        let provenance = Provenance {
            source: c.parse("kilde")?,
            tittel: c.get("tittel")?,
            opphav: c.get("opphav")?,
            lisens: c.get("lisens")?,
            trust: c.word("tillit", Trust::parse)?,
            hentet: c.parse("hentet")?,
            sha256: c.get("sha256")?,
            fil: c.get("fil")?,
            oppskrift: c.get("oppskrift")?,
            lest: c.count("lest")?,
            tatt_inn: c.count("tatt_inn")?,
            avvist: c.count("avvist")?,
            varsler: c.json("varsler")?,
        };
        Ok(Self(c.word("lag", Layer::parse)?, provenance))
    }
}
