//! Zones: a named area each. Zones that cover each other refuse the whole file, since every sum would count twice.

use super::{Ledger, Sheet};
use crate::{Field, IngestError, Recipe, ZoneSetRecipe};
use domain::{Records, Zone, ZoneId, ZoneSet};
use geo_types::MultiPolygon;
use spatial::SquareMetres;

/// What two zones may share from rounding, m².
const TOLERANCE: SquareMetres = SquareMetres(1.0);

pub(crate) fn records(
    sheet: Sheet,
    ledger: &mut Ledger,
    on_row: &mut dyn FnMut(u64),
) -> Result<Option<Records>, IngestError> {
    let recipe = sheet.recipe;
    // A recipe for zones is refused without its zone set, so the fallback is never met.
    let Some(set) = &recipe.zones else { return Ok(None) };
    let (mut found, mut geometries, mut slugs) = (vec![], vec![], vec![]);
    for mut entry in sheet.entries(on_row) {
        let Some(name) = ledger.name(&entry) else { continue };
        let slug = entry.get(Field::Id).map(domain::name::slug).filter(|s| !s.is_empty());
        let Some(geometry) = ledger.area(&mut entry) else { continue };
        slugs.push(slug.unwrap_or_else(|| domain::name::slug(&name)));
        let aliases = super::places::aliases(&entry, recipe, &name);
        found.push((entry.row, name, entry.get(Field::Code).map(str::to_owned), aliases));
        geometries.push(geometry);
    }
    refuse_overlap(
        &found.iter().map(|(row, name, ..)| (*row, name.as_str())).collect::<Vec<_>>(),
        &geometries,
        ledger,
    )?;
    ledger.unique(&mut slugs, &found.iter().map(|(row, name, ..)| (*row, name.clone())).collect::<Vec<_>>());
    let zones: Vec<Zone> = found
        .into_iter()
        .zip(geometries)
        .zip(slugs)
        .filter_map(|(((_, navn, code, aliases), geometry), slug)| {
            let id = ZoneId::new(slug).ok()?;
            let border = set.border.clone();
            Some(Zone { id, zone_set: set.zone_set.clone(), navn, aliases, code, border, geometry })
        })
        .collect();
    ledger.report.accepted = zones.len() as u64;
    Ok((!zones.is_empty()).then(|| Records::Zones(zone_set(set, recipe), zones)))
}

fn zone_set(set: &ZoneSetRecipe, recipe: &Recipe) -> ZoneSet {
    ZoneSet { id: set.zone_set.clone(), navn: set.navn.clone(), gyldig: set.gyldig, source: recipe.source.clone() }
}

fn refuse_overlap(rows: &[(u64, &str)], geometries: &[MultiPolygon<f64>], ledger: &Ledger) -> Result<(), IngestError> {
    let overlaps = spatial::overlaps(geometries, TOLERANCE);
    let Some(worst) = overlaps.iter().max_by(|a, b| a.area.0.total_cmp(&b.area.0)) else { return Ok(()) };
    let ((row_a, a), (row_b, b)) = (rows[worst.a], rows[worst.b]);
    Err(IngestError::ZonesOverlap {
        file: ledger.report.file.clone(),
        a: a.to_owned(),
        row_a,
        b: b.to_owned(),
        row_b,
        area_m2: worst.area.0,
        x: worst.at.x,
        y: worst.at.y,
        more: overlaps.len() - 1,
    })
}
