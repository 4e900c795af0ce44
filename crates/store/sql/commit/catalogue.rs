//! The catalogue of indicators: it replaces the one that is there, whatever its source.

use super::replace_all;
use crate::sql::{Session, fault::Fault, record::Record};
use domain::{Catalogue, Indicator, Layer, Provenance};

/// Replaces the whole catalogue, and forgets the imports it came with. One that does not hold together is refused.
pub(super) fn take_in(tx: &impl Session, provenance: &Provenance, catalogue: &Catalogue) -> Result<(), Fault> {
    catalogue.check().map_err(|error| Fault::Refused {
        table: Indicator::TABLE,
        id: provenance.source.to_string(),
        why: error.to_string(),
    })?;
    let others = "DELETE FROM imports WHERE lag = ?1 AND kilde <> ?2";
    tx.execute(others, &[Layer::Catalogue.as_str().into(), provenance.source.as_str().into()])?;
    replace_all(tx, &catalogue.themes)?;
    replace_all(tx, &catalogue.indicators)?;
    replace_all(tx, &catalogue.profiles)
}
