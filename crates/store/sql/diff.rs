//! What differs between two versions, record by record.

use super::{
    Session,
    fault::Fault,
    log,
    record::{self, Record},
    records::Imported,
};
use crate::TableDiff;
use domain::{
    Actor, Address, Area, AreaList, District, Indicator, Kommune, Observation, Place, PlanArea, PopulationCell,
    Programme, Relation, Scenario, Street, Theme, Version, WeightProfile, Zone, ZoneSet,
};
use std::collections::BTreeMap;

/// Tables that differ between two versions, in a fixed order.
pub(crate) fn between(tx: &impl Session, from: Version, to: Version) -> Result<Vec<TableDiff>, Fault> {
    let current = log::version(tx)?;
    if let Some(version) = [from, to].into_iter().find(|v| *v > current) {
        return Err(Fault::NoSuchVersion { version, current });
    }
    let found = [
        of::<Kommune>(tx, from, to)?,
        of::<ZoneSet>(tx, from, to)?,
        of::<Zone>(tx, from, to)?,
        of::<District>(tx, from, to)?,
        of::<Place>(tx, from, to)?,
        of::<PopulationCell>(tx, from, to)?,
        of::<Address>(tx, from, to)?,
        of::<PlanArea>(tx, from, to)?,
        of::<AreaList>(tx, from, to)?,
        of::<Area>(tx, from, to)?,
        of::<Actor>(tx, from, to)?,
        of::<Programme>(tx, from, to)?,
        of::<Relation>(tx, from, to)?,
        of::<Theme>(tx, from, to)?,
        of::<Indicator>(tx, from, to)?,
        of::<WeightProfile>(tx, from, to)?,
        of::<Observation>(tx, from, to)?,
        of::<Street>(tx, from, to)?,
        of::<Scenario>(tx, from, to)?,
        of::<Imported>(tx, from, to)?,
    ];
    Ok(found.into_iter().filter(|d| !d.is_empty()).collect())
}

fn of<R: Record>(tx: &impl Session, from: Version, to: Version) -> Result<TableDiff, Fault> {
    let (before, after) = (record::past::<R>(tx, from)?, record::past::<R>(tx, to)?);
    let mut pairs: BTreeMap<String, (Vec<&R>, Vec<&R>)> = BTreeMap::new();
    for record in &before {
        pairs.entry(record.key()).or_default().0.push(record);
    }
    for record in &after {
        pairs.entry(record.key()).or_default().1.push(record);
    }
    let mut diff = TableDiff { table: R::TABLE.to_owned(), ..TableDiff::default() };
    for (key, (before, after)) in pairs {
        match (before.is_empty(), after.is_empty()) {
            (true, _) => diff.added.push(key),
            (_, true) => diff.removed.push(key),
            _ if before != after => diff.changed.push(key),
            _ => {}
        }
    }
    Ok(diff)
}
