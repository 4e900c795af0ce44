//! An authored plan of some hundred areas of every type, in each format that such plans come in; all must give the same.

mod flat;
mod gml;
mod made;
mod sosi;

use super::*;
use domain::{PlanArea, PlanKind, PlanStatus, Records};
use made::{Made as Object, PLAN, plan};
use std::collections::BTreeMap;

/// The areas of a file that is read without a reject.
fn areas(path: &Path, recipe: Option<&str>) -> (Vec<PlanArea>, Report) {
    let recipe = recipe.map(|name| Recipes::shipped().by_name(name).unwrap());
    let outcome = import(Layer::Plan, path.to_str().unwrap(), recipe).unwrap();
    assert_eq!(outcome.rejects, []);
    let Some(Records::Plan(areas)) = outcome.import.map(|i| i.records) else { panic!() };
    (areas, outcome.report)
}

/// (kind, type, code) → how many, and m² together.
fn summary<'a>(
    all: impl IntoIterator<Item = (PlanKind, &'a str, &'a str, f64)>,
) -> BTreeMap<(PlanKind, String, String), (usize, i64)> {
    let mut out = BTreeMap::new();
    for (kind, objekttype, code, m2) in all {
        let sum: &mut (usize, f64) = out.entry((kind, objekttype.to_owned(), code.to_owned())).or_default();
        sum.0 += 1;
        sum.1 += m2;
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole m² of a few km²")]
    let rounded = |(k, (n, m2)): (_, (usize, f64))| (k, (n, m2.round() as i64));
    out.into_iter().map(rounded).collect()
}

/// Checks kinds, types, codes and areas against what was written, and that every area says its plan.
fn assert_whole(areas: &[PlanArea], objects: &[Object], label: &str) {
    let found = areas.iter().map(|a| (a.kind, a.objekttype.as_str(), a.code.as_str(), spatial::area(&a.geometry).0));
    let wanted = objects.iter().map(|o| (o.kind, o.objekttype, o.code.as_str(), o.m2()));
    assert_eq!(summary(found), summary(wanted), "{label}");
    for (area, object) in areas.iter().zip(objects) {
        assert_eq!(
            (area.planident.as_str(), area.planstatus.as_str(), area.ikraft.map(|d| d.to_string())),
            (PLAN, "endelig vedtatt", Some("2025-03-27".to_owned())),
            "{label}: {}",
            area.id
        );
        assert_eq!((area.code.as_str(), area.status), (object.code.as_str(), object.status), "{label}: {}", area.id);
    }
    let ids: std::collections::BTreeSet<_> = areas.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids.len(), areas.len(), "{label}");
}

#[test]
fn the_authored_plan_has_every_type_and_every_code() {
    let plan = plan();
    assert!(plan.len() > 300, "{}", plan.len());
    let kinds: std::collections::BTreeSet<_> = plan.iter().map(|o| o.kind).collect();
    assert_eq!(kinds.len(), PlanKind::ALL.len());
    let types: std::collections::BTreeSet<_> = plan.iter().map(|o| o.objekttype).collect();
    assert_eq!(types.len(), 13);
    assert!(plan.iter().any(|o| o.parts.len() > 1) && plan.iter().any(|o| o.hole));
}
