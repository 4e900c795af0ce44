//! `zones.toml` and `zones.geojson`: the schematic zone set.

use super::provenance::Origin;
use super::{AuthoredError, Entry, ReadData, distinct, shapes, text, toml};
use domain::{Border, Period, Provenance, Trust, Zone, ZoneId, ZoneSet, ZoneSetId};
use jiff::Timestamp;
use serde::Deserialize;
use std::collections::BTreeMap;

const ABOUT: &str = "zones.toml";
const SHAPES: &str = "zones.geojson";
const ORIGIN: Origin = Origin {
    source: "demo-soner",
    tittel: "Levekårssoner, skjematiske former",
    opphav: "Satsingskart; navnene er Trondheim kommunes",
    trust: Trust::Skjematisk,
    file: SHAPES,
    varsler: &["Skjematiske demodata: formene er laget rundt et punkt i hver sone og er ikke kommunens grenser."],
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    set: RawSet,
    border: RawBorder,
    aliases: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSet {
    id: ZoneSetId,
    navn: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBorder {
    opphav: String,
    forelopig: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawZone {
    navn: String,
}

/// The zone set, its zones in the order of the file, and where they come from.
pub(crate) fn read(read: ReadData, now: Timestamp) -> Result<(ZoneSet, Vec<Zone>, Provenance), AuthoredError> {
    let raw: Raw = toml(read, ABOUT)?;
    let (about, geojson) = (text(read, ABOUT)?, text(read, SHAPES)?);
    let border = Border { opphav: raw.border.opphav, dato: None, forelopig: raw.border.forelopig };
    // No period: schematic borders have never been in use.
    let set = ZoneSet { id: raw.set.id, navn: raw.set.navn, gyldig: Period::default(), source: ORIGIN.id()? };
    let mut zones = Vec::new();
    for (RawZone { navn }, geometry) in shapes::polygons(SHAPES, &geojson)? {
        let wrong = |_| Entry::new(SHAPES, "sonene").wrong("navn", &navn, "et navn med minst én bokstav");
        zones.push(Zone {
            id: ZoneId::from_name(&navn).map_err(wrong)?,
            zone_set: set.id.clone(),
            aliases: raw.aliases.get(&navn).cloned().unwrap_or_default(),
            navn,
            code: None,
            border: border.clone(),
            geometry,
        });
    }
    distinct(SHAPES, "navn", zones.iter().map(|z| z.id.as_str()))?;
    if let Some(name) = raw.aliases.keys().find(|n| !zones.iter().any(|z| z.navn == **n)) {
        return Err(Entry::new(ABOUT, "aliases").wrong("aliases", name, format!("navnet på en sone i {SHAPES}")));
    }
    let provenance = ORIGIN.provenance(&[(SHAPES, &geojson), (ABOUT, &about)], zones.len(), now)?;
    Ok((set, zones, provenance))
}
