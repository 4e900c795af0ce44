//! What the documents say: areas, actors, programmes and relations of the kommune, from `data/facts/`; and the catalogue of
//! indicators, which every store has.

use crate::authored::provenance::Origin;
use crate::authored::source::{self, Sources};
pub use crate::authored::{AuthoredError, ReadData};
use crate::authored::{actor, area, catalogue, kommune as kommune_file, programme, relation, text};
use domain::{Facts, Import, Kommune, Records, Trust};
use jiff::Timestamp;

const FILES: [&str; 5] = [area::FILE, actor::FILE, programme::FILE, relation::FILE, source::FILE];
const ORIGIN: Origin = Origin {
    source: "fakta",
    tittel: "Områder, aktører, programmer og hvem som er med i hva",
    opphav: "Satsingskart, etter navngitte dokumenter fra Trondheim kommune",
    trust: Trust::Fakta,
    file: area::FILE,
    varsler: &[],
};

#[cfg(test)]
#[path = "authored/facts_tests.rs"]
mod tests;

/// The facts as one import of the layer `facts`, and the catalogue as one of the layer `catalogue`.
///
/// # Errors
/// A file that is not there, or a fault with file, row and field.
pub fn load(read: ReadData, now: Timestamp) -> Result<Vec<Import>, AuthoredError> {
    let sources = Sources::read(read)?;
    let (area_lists, areas) = area::read(read, &sources)?;
    let actors = actor::read(read, &sources)?;
    let programmes = programme::read(read, &actors, &sources)?;
    let relations = relation::read(read, &actors, &programmes, &sources)?;
    let rows = area_lists.len() + areas.len() + actors.len() + programmes.len() + relations.len();
    let texts = FILES.iter().map(|f| Ok((*f, text(read, f)?))).collect::<Result<Vec<_>, AuthoredError>>()?;
    let files: Vec<(&str, &str)> = texts.iter().map(|(f, t)| (*f, t.as_str())).collect();
    let provenance = ORIGIN.provenance(&files, rows, now)?;
    let facts = Facts { area_lists, areas, actors, programmes, relations };
    Ok(vec![Import { provenance, records: Records::Facts(facts) }, catalogue::read(read, now)?])
}

/// The kommune that the service is set up for.
///
/// # Errors
/// A file that is not there, or a fault with the field.
pub fn kommune(read: ReadData) -> Result<Kommune, AuthoredError> {
    kommune_file::read(read)
}
