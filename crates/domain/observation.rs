//! A figure of an indicator for a unit and a period.

use crate::{Geography, IndicatorId, SourceId, StatPeriod, UnitId, Value};
use serde::{Deserialize, Serialize};

/// One figure with numerator and denominator apart, each with its own state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The import it came with.
    pub source: SourceId,
    /// The division that the unit belongs to.
    pub level: Geography,
    /// Slug of the zone's name, matched against the current zone set by name and alias; else the unit's code.
    pub unit: UnitId,
    /// Name of the unit as the source writes it.
    pub navn: String,
    /// Which years.
    pub period: StatPeriod,
    /// Numerator, persons; the count itself for an indicator that is a count. Missing where the source gives a share only.
    pub count: Value,
    /// Denominator, persons or households; missing for a count.
    pub n: Value,
    /// The figure in the unit of the indicator.
    pub value: Value,
    /// The publisher's mark as written, for example `:`.
    pub mark: Option<String>,
    /// Another definition than the catalogue's: shown beside the others and never reckoned with them.
    pub definition: Option<String>,
}
