//! The facts: they replace the facts that are there, whatever their source.

use super::replace_all;
use crate::sql::{Session, fault::Fault};
use domain::{Facts, Layer, Provenance};

/// Replaces all facts, and forgets the imports they came with.
pub(super) fn take_in(tx: &impl Session, provenance: &Provenance, facts: &Facts) -> Result<(), Fault> {
    let others = "DELETE FROM imports WHERE lag = ?1 AND kilde <> ?2";
    tx.execute(others, &[Layer::Facts.as_str().into(), provenance.source.as_str().into()])?;
    replace_all(tx, &facts.area_lists)?;
    replace_all(tx, &facts.areas)?;
    replace_all(tx, &facts.actors)?;
    replace_all(tx, &facts.programmes)?;
    replace_all(tx, &facts.relations)
}
