//! Rows → records of one layer. What is wrong with one row is written in the [`Ledger`]; what is wrong with all of them refuses.

mod addresses;
mod districts;
mod ledger;
mod network;
mod places;
mod plan;
mod population;
mod sheet;
mod zones;

pub(crate) use ledger::Ledger;
pub(crate) use sheet::{Entry, Sheet};

use crate::IngestError;
use domain::{Layer, Records};

/// The records of `layer` in the sheet; none when no row could be taken in. `on_row` hears how many rows are done.
pub(crate) fn records(
    layer: Layer,
    sheet: Sheet,
    ledger: &mut Ledger,
    on_row: &mut dyn FnMut(u64),
) -> Result<Option<Records>, IngestError> {
    let records = match layer {
        Layer::Zones => zones::records(sheet, ledger, on_row)?,
        Layer::Districts => districts::records(sheet, ledger, on_row),
        Layer::Places => places::records(sheet, ledger, on_row),
        Layer::Population => population::records(sheet, ledger, on_row),
        Layer::Addresses => addresses::records(sheet, ledger, on_row),
        Layer::Plan => plan::records(sheet, ledger, on_row),
        Layer::Network => network::records(sheet, ledger, on_row),
        other => return Err(IngestError::NotALayerOfFiles { layer: other.as_str() }),
    };
    Ok(records)
}
