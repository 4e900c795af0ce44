//! Plan areas (KPA), every object type that is an area. Plan id, status and date go from the plan's outline to each area.

mod code;
mod object;
mod words;

use super::{Entry, Ledger, Sheet};
use crate::{Field, Recipe, text::counted};
use domain::{PartialDate, PlanArea, PlanAreaId, PlanKind, Records};
use object::Object;
use std::collections::BTreeMap;
use words::UNSTATED;

/// What the outline of a plan says of it.
#[derive(Default)]
struct Plan {
    status: Option<String>,
    ikraft: Option<PartialDate>,
}

/// What the rows gave so far.
#[derive(Default)]
struct Found {
    areas: Vec<PlanArea>,
    slugs: Vec<String>,
    rows: Vec<(u64, String)>,
    plans: BTreeMap<String, Plan>,
    left_out: BTreeMap<String, u64>,
    numbers: BTreeMap<String, u32>,
}

pub(crate) fn records(sheet: Sheet, ledger: &mut Ledger, on_row: &mut dyn FnMut(u64)) -> Option<Records> {
    let recipe = sheet.recipe;
    let mut found = Found::default();
    for entry in sheet.entries(on_row) {
        match object::of(&entry, recipe) {
            Object::Area(kind, objekttype) => area(entry, kind, objekttype, recipe, &mut found, ledger),
            Object::Other(name) => *found.left_out.entry(name).or_default() += 1,
        }
    }
    let Found { mut areas, mut slugs, rows, plans, left_out, .. } = found;
    for (name, n) in left_out {
        ledger.report.not_records += n;
        let rows = counted(n, "rad", "rader");
        ledger.warn(format!("{rows} av typen {name} er ingen kjent flate i en kommuneplan og er ikke lest"));
    }
    ledger.unique(&mut slugs, &rows);
    for (area, slug) in areas.iter_mut().zip(slugs) {
        complete(area, slug, &plans, recipe);
    }
    tell_what_is_unstated(&areas, ledger);
    ledger.report.accepted = areas.len() as u64;
    (!areas.is_empty()).then_some(Records::Plan(areas))
}

/// Takes one row in, or refuses it.
fn area(
    mut entry: Entry,
    kind: PlanKind,
    objekttype: Option<&str>,
    recipe: &Recipe,
    found: &mut Found,
    ledger: &mut Ledger,
) {
    let code = code::of(&entry, kind);
    let needs_code = matches!(kind, PlanKind::Arealformal | PlanKind::Hensynssone | PlanKind::Byggesone);
    if needs_code && code.is_none() {
        return ledger.reject(&entry, Some(code::field(kind)), format!("mangler kode for {}", kind.as_str()));
    }
    let code = code.unwrap_or_default();
    let planident = words::planident(&entry, recipe).unwrap_or_else(|| UNSTATED.to_owned());
    let (status, ikraft) = (words::planstatus(&entry), words::ikraft(&entry, ledger));
    if kind == PlanKind::Planomrade {
        // What it says of the plan holds even where its own geometry is refused.
        found.plans.insert(planident.clone(), Plan { status: status.clone(), ikraft });
    }
    let navn = words::name(&entry, kind, &code, ledger);
    let Some(geometry) = ledger.area(&mut entry) else { return };
    let slug = slug(&entry, &planident, kind, &code, recipe, &mut found.numbers);
    let Ok(id) = PlanAreaId::new(&slug) else { return };
    found.slugs.push(slug);
    found.rows.push((entry.row, navn.clone()));
    found.areas.push(PlanArea {
        id,
        source: recipe.source.clone(),
        kind,
        objekttype: objekttype.unwrap_or_default().to_owned(),
        code,
        navn,
        status: words::use_status(&entry, ledger),
        planident,
        planstatus: status.unwrap_or_default(),
        ikraft,
        geometry,
    });
}

/// Gives an area its unique id, and what its plan says where the row itself says nothing. The only plan of a file is the
/// plan of the areas that name none.
fn complete(area: &mut PlanArea, slug: String, plans: &BTreeMap<String, Plan>, recipe: &Recipe) {
    if let Ok(id) = PlanAreaId::new(slug) {
        area.id = id;
    }
    if area.planident == UNSTATED
        && plans.len() == 1
        && let Some(only) = plans.keys().next()
    {
        area.planident.clone_from(only);
    }
    let plan = plans.get(&area.planident);
    if area.planstatus.is_empty() {
        let stated = plan.and_then(|p| p.status.clone()).or_else(|| recipe.constants.planstatus.clone());
        area.planstatus = stated.unwrap_or_else(|| UNSTATED.to_owned());
    }
    area.ikraft = area.ikraft.or(plan.and_then(|p| p.ikraft)).or(recipe.constants.ikraft);
}

fn tell_what_is_unstated(areas: &[PlanArea], ledger: &mut Ledger) {
    let nameless = areas.iter().filter(|a| a.planident == UNSTATED).count() as u64;
    let unstated = areas.iter().filter(|a| a.planstatus == UNSTATED).count() as u64;
    let undated = areas.iter().filter(|a| a.ikraft.is_none()).count() as u64;
    for (n, says, constant) in [
        (nameless, "sier ikke hvilken plan det er", "planident"),
        (unstated, "sier ikke hvilken status planen har", "planstatus"),
        (undated, "sier ikke når planen trådte i kraft", "ikraft"),
    ] {
        if n > 0 {
            let areas = counted(n, "flate", "flater");
            ledger.warn(format!("{areas} {says}; sett `constants.{constant}` i oppskriften"));
        }
    }
}

/// The source's own id, else plan, kind, code and a running number in the order of the file.
fn slug(
    entry: &Entry,
    planident: &str,
    kind: PlanKind,
    code: &str,
    recipe: &Recipe,
    numbers: &mut BTreeMap<String, u32>,
) -> String {
    if let Some(id) = entry.get(Field::Id).map(domain::name::slug).filter(|s| !s.is_empty()) {
        return id;
    }
    let plan = if planident == UNSTATED { recipe.source.as_str() } else { planident };
    let base = domain::name::slug(&format!("{plan} {} {code}", kind.as_str()));
    let n = numbers.entry(base.clone()).or_default();
    *n += 1;
    format!("{base}-{n}")
}
