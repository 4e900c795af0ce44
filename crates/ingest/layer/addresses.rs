//! Addresses to weigh by: a position, and the dwellings there. Street, number and postcode are not read.

use super::{Entry, Ledger, Sheet};
use crate::Field;
use domain::{Address, Records};
use std::collections::BTreeMap;

pub(crate) fn records(sheet: Sheet, ledger: &mut Ledger, on_row: &mut dyn FnMut(u64)) -> Option<Records> {
    let recipe = sheet.recipe;
    let mut addresses: Vec<Address> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for entry in sheet.entries(on_row) {
        let dwellings = match dwellings(&entry) {
            Ok(dwellings) => dwellings,
            Err(reason) => {
                ledger.reject(&entry, Some(Field::Dwellings), reason);
                continue;
            }
        };
        let Some(position) = ledger.point(&entry) else { continue };
        ledger.report.accepted += 1;
        let id = entry.get(Field::Id).map_or_else(|| format!("rad-{}", entry.row), str::to_owned);
        // A register of dwellings has a row for each of them, with the id of their address.
        if let Some(&at) = seen.get(&id) {
            addresses[at].dwellings = addresses[at].dwellings.saturating_add(dwellings);
            continue;
        }
        seen.insert(id.clone(), addresses.len());
        addresses.push(Address { id, source: recipe.source.clone(), dwellings, position });
    }
    let total: u64 = addresses.iter().map(|a| u64::from(a.dwellings)).sum();
    ledger.report.dwellings = Some(total);
    (!addresses.is_empty()).then_some(Records::Addresses(addresses))
}

/// An address counts once where the file has no column for dwellings; a column that is there must be filled.
fn dwellings(entry: &Entry) -> Result<u32, String> {
    match (entry.get(Field::Dwellings), entry.column(Field::Dwellings)) {
        (None, None) => Ok(1),
        (None, Some(_)) => Err("mangler antall boliger; en tom celle er ikke det samme som null".to_owned()),
        (Some(text), _) => text.parse().map_err(|_| format!("«{text}» er ikke et antall boliger; skriv et helt tall")),
    }
}
