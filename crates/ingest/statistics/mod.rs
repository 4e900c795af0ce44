//! Statistics in tables: CSV and XLSX, long and wide → figures of indicators, each with its state. Nothing is guessed silently.
//!
//! What a column, a mark and a code mean stands in a recipe ([`StatRecipe`]). A fault of the whole file refuses it
//! ([`StatisticsError`]); a single bad row or figure becomes a [`Reject`](crate::Reject) and the rest goes in.

mod cell;
mod choose;
mod error;
mod figures;
mod grid;
mod layout;
mod ledger;
mod nearest;
mod number;
mod recipe;
mod unit;
mod value;

pub use error::{ColumnAbsent, StatisticsError, Twice};
pub use recipe::{
    Column, Crosswalk, CrosswalkPart, Delimiter, Encoding, FileFormat, Marks, MatchBy, Meaning, Measure, Numbers,
    PercentAs, PeriodColumns, Series, Shape, StatConstants, StatRecipe, StatRecipes, Units, Words,
};

use crate::{IngestError, Options, Outcome, PrivateNetwork, Progress, Report, Stage, source};
use choose::Chosen;
use domain::{Catalogue, Import, Observation, Provenance, Records, Zone};
use figures::{Figure, Gatherer};
use jiff::Timestamp;
use ledger::Ledger;
use std::path::Path;

/// Most bytes of one table.
const MAX_BYTES: u64 = 64 << 20;

/// What to read.
#[derive(Debug, Clone, Copy)]
pub struct StatRequest<'a> {
    /// Path of a file, or an address that begins with `http://` or `https://`.
    pub source: &'a str,
    /// The recipe; none = the recipe at hand that fits.
    pub recipe: Option<&'a StatRecipe>,
    /// The indicators that figures may be of.
    pub catalogue: &'a Catalogue,
    /// The current zones: rows for others are refused by name. None = zones are taken by the names in the file.
    pub zones: Option<&'a [&'a Zone]>,
    /// Time of reading, for the provenance.
    pub now: Timestamp,
}

/// A table that is at hand.
pub(crate) struct Input<'a> {
    /// File name or address for people.
    pub(crate) file: &'a str,
    /// SHA-256 of the bytes, hex.
    pub(crate) sha256: &'a str,
    /// The bytes.
    pub(crate) bytes: &'a [u8],
}

/// Reads figures from a file or an address. Nothing is written to a store.
///
/// In the report `read`, `accepted` and `rejected` count figures (an indicator of a unit and a period), with a row that is
/// refused as a whole as one; `not_records` counts the rows that are empty or that the recipe leaves out.
///
/// # Errors
/// A structural fault of the file, see [`StatisticsError`]; or it cannot be fetched or opened.
pub fn read(
    request: &StatRequest,
    options: &Options<StatRecipes>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Outcome, IngestError> {
    let allowed = request.recipe.is_some_and(|r| r.allow_private_network);
    let network = if allowed { PrivateNetwork::Allowed } else { options.network };
    let source = source::prepare(request.source, network, progress)?;
    let bytes = bytes(&source.open, &source.file)?;
    let input = Input { file: &source.file, sha256: &source.sha256, bytes: &bytes };
    Ok(read_input(&input, request, options, progress)?)
}

/// The bytes of a table; what GDAL would open as an archive is the file itself.
fn bytes(path: &Path, file: &str) -> Result<Vec<u8>, IngestError> {
    let path = path.strip_prefix("/vsizip").map_or_else(|_| path.to_owned(), |p| Path::new("/").join(p));
    let io = |source| IngestError::Io { file: file.to_owned(), source };
    let len = std::fs::metadata(&path).map_err(io)?.len();
    if len > MAX_BYTES {
        let what = format!("{} MB", len >> 20);
        return Err(IngestError::TooLarge { file: file.to_owned(), what, limit: MAX_BYTES });
    }
    std::fs::read(&path).map_err(io)
}

/// As [`read`], for a table that is at hand; the request's `source` is not used.
pub(crate) fn read_input(
    input: &Input,
    request: &StatRequest,
    options: &Options<StatRecipes>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Outcome, StatisticsError> {
    if request.catalogue.is_empty() {
        return Err(StatisticsError::NoCatalogue { file: input.file.to_owned() });
    }
    grid::check_size(input)?;
    let chosen = choose::choose(input, request.recipe, options)?;
    indicators_are_known(chosen.recipe, request.catalogue)?;
    let mut ledger = Ledger::default();
    let units = unit::Units::new(chosen.recipe, request.zones);
    let rows = chosen.grid.rows.len() as u64;
    let mut on_row = |done| progress(Progress { stage: Stage::Check, done, total: Some(rows) });
    let figures = Gatherer::new(input, &chosen, request.catalogue, units, &mut ledger).figures(&mut on_row)?;
    let observations = observations(&figures, &chosen, request.catalogue, &mut ledger);
    let (report, rejects) = ledger.finish(input, &chosen, observations.len() as u64);
    let import = (!observations.is_empty()).then(|| Import {
        provenance: provenance(request, chosen.recipe, input, &report),
        records: Records::Indicators(observations),
    });
    Ok(Outcome { import, report, rejects })
}

/// The indicators that the recipe itself names.
fn indicators_are_known(recipe: &StatRecipe, catalogue: &Catalogue) -> Result<(), StatisticsError> {
    let named = recipe.series.iter().map(|s| &s.indicator);
    let named = named.chain(recipe.words.indicator.values()).chain(&recipe.constants.indicator);
    match named.into_iter().find(|id| catalogue.indicator(id).is_none()) {
        None => Ok(()),
        Some(id) => Err(StatisticsError::UnknownIndicator {
            recipe: recipe.name.clone(),
            indicator: id.to_string(),
            suggestion: nearest::nearest(id.as_str(), catalogue.indicators.iter().map(|i| i.id.as_str())),
        }),
    }
}

fn observations(figures: &[Figure], chosen: &Chosen, catalogue: &Catalogue, ledger: &mut Ledger) -> Vec<Observation> {
    let mut out = Vec::with_capacity(figures.len());
    for figure in figures {
        match value::observation(figure, chosen.recipe) {
            Ok(built) => {
                ledger.hidden += built.hidden;
                ledger.warnings.extend(built.warning);
                out.push(built.observation);
            }
            Err(fault) => {
                let (code, name) = (figure.code.clone(), Some(figure.navn.clone()));
                let refused = unit::Refused { column: Some(fault.column), code, name, reason: fault.reason };
                ledger.reject(&chosen.grid, fault.row, refused);
            }
        }
    }
    ledger.hidden += value::hide_by_base_numbers(&mut out, catalogue);
    ledger.warnings.extend(value::look_like_shares(&out, catalogue));
    out
}

fn provenance(request: &StatRequest, recipe: &StatRecipe, input: &Input, report: &Report) -> Provenance {
    Provenance {
        source: recipe.source.clone(),
        tittel: recipe.title.clone(),
        opphav: recipe.opphav.clone(),
        lisens: recipe.lisens.clone(),
        trust: recipe.trust,
        hentet: request.now,
        sha256: input.sha256.to_owned(),
        fil: input.file.to_owned(),
        oppskrift: recipe.name.clone(),
        lest: report.read,
        tatt_inn: report.accepted,
        avvist: report.rejected,
        varsler: report.warnings.clone(),
    }
}

#[cfg(test)]
mod tests;
