//! The cell-key method: the same records always get the same noise. For understanding a source, not for making noise.

/// Keys or tables that no cell-key method gives.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// A record key outside [0, 1).
    #[error("a record key lies in [0, 1), got {given}")]
    RecordKey {
        /// As given.
        given: f64,
    },
    /// A row whose probabilities do not make 1.
    #[error("the probabilities of a perturbation row must be at least 0 and add up to 1, got {sum}")]
    Row {
        /// Their sum.
        sum: f64,
    },
}

/// Key of a cell: the fraction of the sum of its records' keys (Handbook on SDC, chapter 5).
pub fn cell_key(record_keys: &[f64]) -> Result<f64, KeyError> {
    if let Some(&given) = record_keys.iter().find(|k| !(0.0..1.0).contains(*k)) {
        return Err(KeyError::RecordKey { given });
    }
    Ok(record_keys.iter().sum::<f64>().fract())
}

/// Published count: the first value of the row whose cumulated probability is above the key.
///
/// `row` holds (published count, probability) for one true count, in order.
pub fn perturbed(cell_key: f64, row: &[(u32, f64)]) -> Result<u32, KeyError> {
    let sum: f64 = row.iter().map(|(_, p)| p).sum();
    let (Some(last), true) = (row.last(), row.iter().all(|(_, p)| *p >= 0.0) && (sum - 1.0).abs() < 1e-9) else {
        return Err(KeyError::Row { sum });
    };
    let mut below = 0.0;
    let hit = row.iter().find(|(_, p)| {
        below += p;
        cell_key < below
    });
    Ok(hit.unwrap_or(last).0)
}
