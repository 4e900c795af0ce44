//! `indicators.toml`: what the indicators, themes and weight profiles are.

use super::provenance::Origin;
use super::{AuthoredError, ReadData, text, toml};
use domain::{Catalogue, Import, Records, Trust};
use jiff::Timestamp;

const FILE: &str = "indicators.toml";
const ORIGIN: Origin = Origin {
    source: "indikatorkatalog",
    tittel: "Indikatorer, temaer og vektprofiler",
    opphav: "Satsingskart, etter definisjonene til dem som lager tallene",
    trust: Trust::Fakta,
    file: FILE,
    varsler: &[],
};

/// The catalogue, checked.
pub(crate) fn catalogue(read: ReadData) -> Result<Catalogue, AuthoredError> {
    let catalogue: Catalogue = toml(read, FILE)?;
    catalogue.check().map_err(|e| AuthoredError::Syntax { file: FILE, detail: e.to_string() })?;
    Ok(catalogue)
}

/// The catalogue as one import.
pub(crate) fn read(read: ReadData, now: Timestamp) -> Result<Import, AuthoredError> {
    let catalogue = catalogue(read)?;
    let rows = catalogue.themes.len() + catalogue.indicators.len() + catalogue.profiles.len();
    let provenance = ORIGIN.provenance(&[(FILE, &text(read, FILE)?)], rows, now)?;
    Ok(Import { provenance, records: Records::Catalogue(catalogue) })
}
