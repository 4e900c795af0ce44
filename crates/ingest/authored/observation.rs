//! `observations.csv`: invented figures for the demo, read by the same reader and rules as any table of statistics.

use super::{AuthoredError, ReadData, catalogue, text};
use crate::Options;
use crate::statistics::{self, StatRecipes, StatRequest};
use domain::{Import, Zone};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

const FILE: &str = "observations.csv";
const RECIPE: &str = "levekar-oppdiktet";

/// The figures; with `zones` each zone must be one of them. A row that is refused refuses the file.
pub(crate) fn read(read: ReadData, zones: Option<&[&Zone]>, now: Timestamp) -> Result<Import, AuthoredError> {
    let fault = |detail: String| AuthoredError::Syntax { file: FILE, detail };
    let csv = text(read, FILE)?;
    let catalogue = catalogue::catalogue(read)?;
    let recipe = StatRecipes::shipped().by_name(RECIPE).map_err(|e| fault(e.to_string()))?;
    let sha256: String = Sha256::digest(csv.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
    let input = statistics::Input { file: FILE, sha256: &sha256, bytes: csv.as_bytes() };
    let request = StatRequest { source: FILE, recipe: Some(recipe), catalogue: &catalogue, zones, now };
    let outcome = statistics::read_input(&input, &request, &Options::default(), &mut |_| ());
    let outcome = outcome.map_err(|e| fault(e.to_string()))?;
    if let Some(reject) = outcome.rejects.into_iter().next() {
        return Err(fault(reject.reason));
    }
    outcome.import.ok_or_else(|| fault("filen har ingen tall".to_owned()))
}
