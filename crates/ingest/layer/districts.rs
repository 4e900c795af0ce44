//! Districts: a named area each. Overlaps are reported, since borders from different years do meet in one file.

use super::{Ledger, Sheet};
use crate::{Field, NameCase, OverlapFound, text::ordinary_case};
use domain::{District, DistrictId, Records};
use geo_types::MultiPolygon;
use spatial::SquareMetres;

/// Overlaps smaller than this are rounding and not worth a warning, m².
const TOLERANCE: SquareMetres = SquareMetres(100.0);

pub(crate) fn records(sheet: Sheet, ledger: &mut Ledger, on_row: &mut dyn FnMut(u64)) -> Option<Records> {
    let recipe = sheet.recipe;
    let (mut found, mut geometries, mut slugs) = (vec![], vec![], vec![]);
    for mut entry in sheet.entries(on_row) {
        let Some(name) = ledger.name(&entry) else { continue };
        let name = if recipe.name_case == NameCase::Ordinary { ordinary_case(&name) } else { name };
        let slug = entry.get(Field::Id).map(domain::name::slug).filter(|s| !s.is_empty());
        let Some(geometry) = ledger.area(&mut entry) else { continue };
        slugs.push(slug.unwrap_or_else(|| domain::name::slug(&name)));
        found.push((entry.row, name, entry.get(Field::Code).map(str::to_owned)));
        geometries.push(geometry);
    }
    report_overlaps(&found.iter().map(|(row, name, _)| (*row, name.as_str())).collect::<Vec<_>>(), &geometries, ledger);
    ledger.unique(&mut slugs, &found.iter().map(|(row, name, _)| (*row, name.clone())).collect::<Vec<_>>());
    let districts: Vec<District> = found
        .into_iter()
        .zip(geometries)
        .zip(slugs)
        .filter_map(|(((_, navn, code), geometry), slug)| {
            Some(District { id: DistrictId::new(slug).ok()?, source: recipe.source.clone(), navn, code, geometry })
        })
        .collect();
    ledger.report.accepted = districts.len() as u64;
    (!districts.is_empty()).then_some(Records::Districts(districts))
}

fn report_overlaps(rows: &[(u64, &str)], geometries: &[MultiPolygon<f64>], ledger: &mut Ledger) {
    for overlap in spatial::overlaps(geometries, TOLERANCE) {
        let ((row_a, a), (row_b, b)) = (rows[overlap.a], rows[overlap.b]);
        let area_m2 = overlap.area.0;
        let area = crate::text::thousands(area_m2);
        ledger.warn(format!("rad {row_a} {a} og rad {row_b} {b} overlapper med {area} m²"));
        ledger.report.overlaps.push(OverlapFound { a: a.to_owned(), b: b.to_owned(), area_m2 });
    }
}
