//! Population cells. A count that is hidden or missing is refused by name and never read as zero.

use super::{Entry, Ledger, Sheet};
use crate::{Field, text::thousands};
use domain::{PopulationCell, Records};

pub(crate) fn records(sheet: Sheet, ledger: &mut Ledger, on_row: &mut dyn FnMut(u64)) -> Option<Records> {
    let recipe = sheet.recipe;
    let mut cells: Vec<PopulationCell> = Vec::new();
    let mut rows = Vec::new();
    for mut entry in sheet.entries(on_row) {
        let persons = match persons(&entry) {
            Ok(persons) => persons,
            Err(reason) => {
                ledger.reject(&entry, Some(Field::Persons), reason);
                continue;
            }
        };
        let Some(geometry) = ledger.area(&mut entry) else { continue };
        let year =
            entry.get(Field::Year).and_then(|y| y.get(..4)).and_then(|y| y.parse().ok()).or(recipe.constants.year);
        let id = entry.get(Field::Id).map_or_else(|| format!("rad-{}", entry.row), str::to_owned);
        rows.push((entry.row, id.clone()));
        cells.push(PopulationCell { id, source: recipe.source.clone(), persons, year, geometry });
    }
    let mut ids: Vec<String> = cells.iter().map(|c| c.id.clone()).collect();
    ledger.unique(&mut ids, &rows);
    cells.iter_mut().zip(ids).for_each(|(cell, id)| cell.id = id);
    ledger.report.accepted = cells.len() as u64;
    ledger.report.persons = Some(cells.iter().map(|c| c.persons).sum());
    (!cells.is_empty()).then_some(Records::Population(cells))
}

fn persons(entry: &Entry) -> Result<f64, String> {
    let text = entry.get(Field::Persons).ok_or("mangler antall personer; en tom rute er ikke det samme som null")?;
    if [":", "..", ".", "*", "-", "x"].contains(&text.to_lowercase().as_str()) {
        return Err(format!("antall personer er skjult eller mangler («{text}»); det leses ikke som null"));
    }
    let number: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
    match number.parse::<f64>() {
        Ok(n) if n.is_finite() && n >= 0.0 => Ok(n),
        Ok(n) => Err(format!("antall personer er {}; det må være null eller mer", thousands(n))),
        Err(_) => Err(format!("«{text}» er ikke et antall personer")),
    }
}
