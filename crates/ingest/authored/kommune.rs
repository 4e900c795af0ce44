//! `kommune.toml`: which kommune the service is set up for.

use super::{AuthoredError, Entry, ReadData, toml};
use domain::Kommune;
use geo_types::{Coord, Rect};
use serde::Deserialize;

const FILE: &str = "kommune.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    nummer: String,
    navn: String,
    organ: String,
    /// West, south, east, north in EPSG:25832.
    bbox: [f64; 4],
}

pub(crate) fn read(read: ReadData) -> Result<Kommune, AuthoredError> {
    let Raw { nummer, navn, organ, bbox: [west, south, east, north] } = toml(read, FILE)?;
    let at = Entry::new(FILE, "kommunen");
    if nummer.len() != 4 || !nummer.bytes().all(|b| b.is_ascii_digit()) {
        return Err(at.wrong("nummer", nummer, "fire sifre, for eksempel \"5001\""));
    }
    if !(west < east && south < north) {
        let value = format!("{west}, {south}, {east}, {north}");
        return Err(at.wrong("bbox", value, "vest, sør, øst, nord i meter, med vest < øst og sør < nord"));
    }
    let bbox = Rect::new(Coord { x: west, y: south }, Coord { x: east, y: north });
    Ok(Kommune { nummer, navn, organ, bbox })
}
