//! Plan areas (KPA): byggesone, arealformål, hensynssone. Plan id, status and date go from the plan's outline to each area.

mod object;

use super::{Entry, Ledger, Sheet};
use crate::{Field, Recipe, text::counted};
use domain::{PartialDate, PlanArea, PlanAreaId, PlanKind, PlanStatus, Records, plan_code};
use object::Object;
use std::collections::BTreeMap;

const UNSTATED: &str = "ikke oppgitt";

/// What the outline of a plan says of it.
#[derive(Default)]
struct Plan {
    status: Option<String>,
    ikraft: Option<PartialDate>,
}

pub(crate) fn records(sheet: Sheet, ledger: &mut Ledger, on_row: &mut dyn FnMut(u64)) -> Option<Records> {
    let recipe = sheet.recipe;
    let (mut areas, mut slugs, mut rows) = (Vec::<PlanArea>::new(), vec![], vec![]);
    let mut plans: BTreeMap<String, Plan> = BTreeMap::new();
    let mut left_out: BTreeMap<String, u64> = BTreeMap::new();
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    for mut entry in sheet.entries(on_row) {
        let kind = match object::of(&entry, recipe) {
            Object::Outline => {
                plans.insert(
                    planident(&entry, recipe),
                    Plan { status: planstatus(&entry), ikraft: ikraft(&entry, ledger) },
                );
                ledger.report.not_records += 1;
                continue;
            }
            Object::Other(name) => {
                *left_out.entry(name).or_default() += 1;
                continue;
            }
            Object::Area(kind) => kind,
        };
        let Some(code) = object::code(&entry, kind) else {
            ledger.reject(&entry, Some(object::field(kind)), format!("mangler kode for {}", kind.as_str()));
            continue;
        };
        let navn = name(&entry, kind, &code, ledger);
        let Some(geometry) = ledger.area(&mut entry) else { continue };
        let planident = planident(&entry, recipe);
        let slug = slug(&entry, &planident, kind, &code, &mut numbers);
        let Ok(id) = PlanAreaId::new(&slug) else { continue };
        slugs.push(slug);
        rows.push((entry.row, navn.clone()));
        areas.push(PlanArea {
            id,
            source: recipe.source.clone(),
            kind,
            objekttype: object::name(&entry).to_owned(),
            code,
            navn,
            status: use_status(&entry, ledger),
            planident,
            planstatus: planstatus(&entry).unwrap_or_default(),
            ikraft: ikraft(&entry, ledger),
            geometry,
        });
    }
    for (name, n) in left_out {
        ledger.report.not_records += n;
        let rows = counted(n, "rad", "rader");
        ledger.warn(format!("{rows} av typen {name} er ikke byggesone, arealformål eller hensynssone og er ikke lest"));
    }
    ledger.unique(&mut slugs, &rows);
    for (area, slug) in areas.iter_mut().zip(slugs) {
        complete(area, slug, &plans, recipe);
    }
    let nameless = areas.iter().filter(|a| a.planident == UNSTATED).count();
    if nameless > 0 {
        let areas = counted(nameless as u64, "flate", "flater");
        ledger.warn(format!("{areas} sier ikke hvilken plan det er; sett `constants.planident` i oppskriften"));
    }
    ledger.report.accepted = areas.len() as u64;
    (!areas.is_empty()).then_some(Records::Plan(areas))
}

/// Gives an area its unique id, and what its plan says where the row itself says nothing.
fn complete(area: &mut PlanArea, slug: String, plans: &BTreeMap<String, Plan>, recipe: &Recipe) {
    if let Ok(id) = PlanAreaId::new(slug) {
        area.id = id;
    }
    let plan = plans.get(&area.planident);
    if area.planstatus.is_empty() {
        let stated = plan.and_then(|p| p.status.clone()).or_else(|| recipe.constants.planstatus.clone());
        area.planstatus = stated.unwrap_or_else(|| UNSTATED.to_owned());
    }
    area.ikraft = area.ikraft.or(plan.and_then(|p| p.ikraft)).or(recipe.constants.ikraft);
}

/// The source's own id, else plan, kind, code and a running number in the order of the file.
fn slug(entry: &Entry, planident: &str, kind: PlanKind, code: &str, numbers: &mut BTreeMap<String, u32>) -> String {
    if let Some(id) = entry.get(Field::Id).map(domain::name::slug).filter(|s| !s.is_empty()) {
        return id;
    }
    let base = domain::name::slug(&format!("{planident} {} {code}", kind.as_str()));
    let n = numbers.entry(base.clone()).or_default();
    *n += 1;
    format!("{base}-{n}")
}

fn name(entry: &Entry, kind: PlanKind, code: &str, ledger: &mut Ledger) -> String {
    let listed = match kind {
        PlanKind::Arealformal => plan_code::arealformal(code).or_else(|| plan_code::reguleringsformal(code)),
        PlanKind::Hensynssone => plan_code::hensyn(code),
        _ => return format!("Byggesone {code}"),
    };
    let name = listed.map_or_else(|| plan_code::unknown(kind, code), |c| c.navn.to_owned());
    if listed.is_none() {
        ledger.strange(entry, "koden", code, &name);
    }
    entry.get(Field::AreaName).map_or(name.clone(), |own| format!("{name} ({own})"))
}

fn planident(entry: &Entry, recipe: &Recipe) -> String {
    let stated = entry.get(Field::Planident).map(str::to_owned).or_else(|| recipe.constants.planident.clone());
    stated.unwrap_or_else(|| UNSTATED.to_owned())
}

fn planstatus(entry: &Entry) -> Option<String> {
    let text = entry.get(Field::Planstatus)?;
    Some(
        object::leading_number(text)
            .and_then(|n| plan_code::planstatus(&n))
            .map_or_else(|| text.to_owned(), str::to_owned),
    )
}

fn use_status(entry: &Entry, ledger: &mut Ledger) -> PlanStatus {
    let Some(text) = entry.get(Field::UseStatus) else { return PlanStatus::Ukjent };
    match (object::leading_number(text).as_deref(), PlanStatus::parse(text)) {
        // 3 is further development of what is there: the use exists.
        (Some("1" | "3"), _) => PlanStatus::Navaerende,
        (Some("2"), _) => PlanStatus::Framtidig,
        (_, Some(status)) => status,
        _ => {
            ledger.strange(entry, "arealbruksstatusen", text, PlanStatus::Ukjent.as_str());
            PlanStatus::Ukjent
        }
    }
}

fn ikraft(entry: &Entry, ledger: &mut Ledger) -> Option<PartialDate> {
    let text = entry.get(Field::Ikraft)?;
    let date = date(text);
    if date.is_none() {
        ledger.strange(entry, "datoen", text, UNSTATED);
    }
    date
}

/// `2024-07-01`, `2024-07-01T00:00:00`, `20240701` or `01.07.2024`.
fn date(text: &str) -> Option<PartialDate> {
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = text.split('.').collect();
    if let [day, month, year] = parts.as_slice() {
        return format!("{year:0>4}-{month:0>2}-{day:0>2}").parse().ok();
    }
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]).parse().ok();
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_form_that_plan_files_have() {
        for text in ["2024-07-01", "2024-07-01T00:00:00", "20240701", "01.07.2024", "1.7.2024"] {
            assert_eq!(date(text).unwrap().to_string(), "2024-07-01", "{text}");
        }
        for text in ["i fjor", "2024/07", "99.99.2024", ""] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
