//! Zone sets: a new one becomes the current vintage, beside the older ones.

use super::check_source;
use crate::sql::{
    Session,
    fault::Fault,
    record::{self, refused},
};
use domain::{Provenance, Zone, ZoneSet};

/// Replaces the sets of the same source and puts the new one last. Figures stay, invented ones too: they are
/// matched by name, and go when real figures come.
pub(super) fn take_in(tx: &impl Session, provenance: &Provenance, set: &ZoneSet, zones: &[Zone]) -> Result<(), Fault> {
    check_source(set, provenance)?;
    if let Some(stray) = zones.iter().find(|z| z.zone_set != set.id) {
        let why = format!("it belongs to the zone set {}, and the import brings {}", stray.zone_set, set.id);
        return Err(refused(stray, why));
    }
    if is_current(tx, set, zones)? {
        return Ok(());
    }
    let source = provenance.source.as_str();
    tx.execute("DELETE FROM zones WHERE sonesett IN (SELECT id FROM zone_sets WHERE kilde = ?1)", &[source.into()])?;
    tx.execute("DELETE FROM zone_sets WHERE kilde = ?1", &[source.into()])?;
    record::insert(tx, std::slice::from_ref(set))?;
    record::insert(tx, zones)
}

/// Whether just this set with just these zones is the current vintage already.
fn is_current(tx: &impl Session, set: &ZoneSet, zones: &[Zone]) -> Result<bool, Fault> {
    let sets: Vec<ZoneSet> = record::current(tx, "TRUE", &[])?;
    let of_source = sets.iter().filter(|s| s.source == set.source).count();
    if sets.last() != Some(set) || of_source != 1 {
        return Ok(false);
    }
    Ok(record::current::<Zone>(tx, "sonesett = ?1", &[set.id.as_str().into()])? == zones)
}
