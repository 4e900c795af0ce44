//! One import from start to end: prepare, open, choose recipe and layers, read, check, and hand back records with a report.

mod choose;

use crate::{
    IngestError, PrivateNetwork, Progress, Recipe, Recipes, Reject, Report, Stage, StatRecipes,
    layer::{self, Ledger, Sheet},
    source::{self, Source},
    vector::{self, ShapeKind, Table},
};
use domain::{Import, Kommune, Layer, Provenance, Records};
use jiff::Timestamp;
use std::borrow::Cow;

/// What to read and as what.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The layer to make.
    pub layer: Layer,
    /// Path of a file, or an address that begins with `http://` or `https://` (`/vsicurl/` before it is accepted).
    pub source: &'a str,
    /// The recipe; none = the recipe at hand that fits.
    pub recipe: Option<&'a Recipe>,
    /// The kommune whose box the rows should lie in.
    pub kommune: &'a Kommune,
    /// Time of reading, for the provenance.
    pub now: Timestamp,
}

/// How to read, with recipes for vector files or, as `Options<StatRecipes>`, for tables of statistics.
#[derive(Debug, Clone)]
pub struct Options<'a, R = Recipes> {
    /// Recipes to choose from where the request names none.
    pub recipes: &'a R,
    /// Whether an address may lie in a private network; a recipe can allow it too.
    pub network: PrivateNetwork,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { recipes: Recipes::shipped(), network: PrivateNetwork::Refused }
    }
}

impl Default for Options<'_, StatRecipes> {
    fn default() -> Self {
        Self { recipes: StatRecipes::shipped(), network: PrivateNetwork::Refused }
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The records; none when every row was refused.
    pub import: Option<Import>,
    /// What was found.
    pub report: Report,
    /// The rows that were refused.
    pub rejects: Vec<Reject>,
}

/// Reads with the shipped recipes. Nothing is written to a store.
///
/// # Errors
/// A structural fault of the file, see [`IngestError`].
pub fn read(request: &Request, progress: &mut dyn FnMut(Progress)) -> Result<Outcome, IngestError> {
    read_with(request, &Options::default(), progress)
}

/// As [`read`], with recipes and limits of the caller.
///
/// # Errors
/// A structural fault of the file, see [`IngestError`].
pub fn read_with(
    request: &Request,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Outcome, IngestError> {
    let kind = shape_kind(request.layer)?;
    let allowed = request.recipe.is_some_and(|r| r.allow_private_network);
    let network = if allowed { PrivateNetwork::Allowed } else { options.network };
    let source = source::prepare(request.source, network, progress)?;
    let (recipe, tables) = tables(request, options, &source, progress)?;
    let recipe = recipe.as_ref();
    let mut tables = fitting(tables, kind, request.layer, &source)?;
    let not_records = drop_other_shapes(recipe, &mut tables, kind);

    let mut ledger = Ledger::new(request, recipe, &source, &tables);
    ledger.report.not_records += not_records;
    let total: u64 = tables.iter().map(|t| t.rows.len() as u64).sum();
    let mut on_row = |done: u64| progress(Progress { stage: Stage::Check, done, total: Some(total) });
    let sheet = Sheet::new(recipe, tables);
    let records = layer::records(request.layer, sheet, &mut ledger, &mut on_row)?;
    Ok(outcome(request, recipe, &source, ledger, records))
}

fn shape_kind(layer: Layer) -> Result<ShapeKind, IngestError> {
    match layer {
        Layer::Places | Layer::Addresses => Ok(ShapeKind::Points),
        Layer::Zones | Layer::Districts | Layer::Population | Layer::Plan => Ok(ShapeKind::Areas),
        Layer::Network => Ok(ShapeKind::Lines),
        other => Err(IngestError::NotALayerOfFiles { layer: other.as_str() }),
    }
}

/// Opens, chooses and reads; the file is closed again when this returns.
fn tables<'a>(
    request: &Request<'a>,
    options: &Options<'a>,
    source: &Source,
    progress: &mut dyn FnMut(Progress),
) -> Result<(Cow<'a, Recipe>, Vec<Table>), IngestError> {
    let dataset = vector::open(source)?;
    let (recipe, chosen) = choose::choose(request.layer, request.recipe, options.recipes, &dataset.layers, source)?;
    let recipe = choose::themed(recipe, &dataset.layers, &chosen, &source.stem);
    let mut tables = Vec::with_capacity(chosen.len());
    for info in &chosen {
        let mut on_row = |done, total| progress(Progress { stage: Stage::Read, done, total });
        tables.push(dataset.read(info, source, recipe.crs.as_deref(), request.kommune.bbox, &mut on_row)?);
    }
    let lacking = |t: &Table| recipe.absent(&t.fields);
    if let Some((field, table)) = tables.first().and_then(|t| Some((lacking(t)?, t)))
        && tables.iter().all(|t| lacking(t).is_some())
    {
        return Err(IngestError::FieldAbsent {
            file: source.file.clone(),
            recipe: recipe.name.clone(),
            field: field.as_str(),
            accepted: recipe.fields.get(&field).cloned().unwrap_or_default(),
            existing: table.fields.clone(),
        });
    }
    Ok((recipe, tables))
}

/// Refuses a file without rows, and one whose every geometry is of another kind than the layer takes.
fn fitting(tables: Vec<Table>, kind: ShapeKind, layer: Layer, source: &Source) -> Result<Vec<Table>, IngestError> {
    let shapes = || tables.iter().flat_map(|t| &t.rows).map(|r| &r.shape);
    let names: Vec<&str> = tables.iter().map(|t| t.layer.as_str()).collect();
    if shapes().next().is_none() {
        return Err(IngestError::NoRows { file: source.file.clone(), layer: names.join(", ") });
    }
    let other = shapes().find(|s| !matches!(s, vector::Shape::None | vector::Shape::Broken(_)));
    match other {
        Some(found) if !shapes().any(|s| s.is(kind)) => Err(IngestError::GeometryType {
            file: source.file.clone(),
            layer: layer.as_str(),
            expected: kind.as_str(),
            found: found.name().to_owned(),
        }),
        _ => Ok(tables),
    }
}

/// Where a recipe reads every layer (a plan), lines and texts are no records of it; says how many rows that are.
fn drop_other_shapes(recipe: &Recipe, tables: &mut Vec<Table>, kind: ShapeKind) -> u64 {
    if recipe.layers == crate::LayerChoice::One {
        return 0;
    }
    let fits = |t: &Table| t.rows.iter().any(|r| r.shape.is(kind));
    let dropped = tables.iter().filter(|t| !fits(t)).map(|t| t.rows.len() as u64).sum();
    tables.retain(fits);
    dropped
}

fn outcome(request: &Request, recipe: &Recipe, source: &Source, ledger: Ledger, records: Option<Records>) -> Outcome {
    let (mut report, rejects) = ledger.finish();
    report.rejected = rejects.len() as u64;
    if records.is_none() {
        report.warnings.push("ingen rader ble tatt inn; se hvorfor i listen over avviste rader".to_owned());
    }
    let import = records.map(|records| Import { provenance: provenance(request, recipe, source, &report), records });
    Outcome { import, report, rejects }
}

fn provenance(request: &Request, recipe: &Recipe, source: &Source, report: &Report) -> Provenance {
    Provenance {
        source: recipe.source.clone(),
        tittel: recipe.title.clone(),
        opphav: recipe.opphav.clone(),
        lisens: recipe.lisens.clone(),
        trust: recipe.trust,
        hentet: request.now,
        sha256: source.sha256.clone(),
        fil: source.file.clone(),
        oppskrift: recipe.name.clone(),
        lest: report.read,
        tatt_inn: report.accepted,
        avvist: report.rejected,
        varsler: report.warnings.clone(),
    }
}

#[cfg(test)]
mod tests;
