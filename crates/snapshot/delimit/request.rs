//! What may be asked of a delimitation, and the limits of it.

use crate::delimit::DelimitFault;
use domain::UnitKind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Most suggestions of one answer.
pub(super) const MOST: usize = 10;
/// Suggestions where nothing else is asked.
const SUGGESTIONS: usize = 3;

/// A question about where an area could be drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DelimitRequest {
    /// `soner | kretser | ruter`: what the area is put together from.
    pub enhet: String,
    /// Fewest persons.
    pub min_folk: f64,
    /// Most persons.
    pub max_folk: f64,
    /// Suggestions, 1–10; default 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub antall: Option<usize>,
    /// How many zones count as the most exposed; default as in the overlap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub k: Option<usize>,
    /// Id of a weight profile; none = the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profil: Option<String>,
    /// Ids of units that must be part.
    #[serde(default)]
    pub med: Vec<String>,
    /// Ids of units that must not.
    #[serde(default)]
    pub uten: Vec<String>,
    /// What an area of no compactness at all would lose, 0–1; default 0.3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kompakthet: Option<f64>,
    /// What the exposed people beyond a river or a railway lose, 0–1; default 0.5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub barriere: Option<f64>,
    /// `med` (default) or `uten`: whether units of areas where an områdesatsing runs may be chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satsinger: Option<String>,
}

/// A question that has been read.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) kind: UnitKind,
    pub(super) limits: spatial::delimit::Limits,
    pub(super) count: usize,
    pub(super) penalties: spatial::delimit::Penalties,
    pub(super) without_running: bool,
}

impl DelimitRequest {
    /// Reads the words and checks the numbers.
    pub(super) fn read(&self) -> Result<Read, DelimitFault> {
        let unknown = || DelimitFault::UnknownKind { value: self.enhet.clone() };
        let share = |field: &'static str, value: Option<f64>, default: f64| match value.unwrap_or(default) {
            v if (0.0..=1.0).contains(&v) => Ok(v),
            v => Err(DelimitFault::NotAShare { field, value: v }),
        };
        let default = spatial::delimit::Penalties::default();
        let count = self.antall.unwrap_or(SUGGESTIONS);
        if !(1..=MOST).contains(&count) {
            return Err(DelimitFault::BadCount { value: count, most: MOST });
        }
        Ok(Read {
            kind: UnitKind::parse(&self.enhet).ok_or_else(unknown)?,
            limits: spatial::delimit::Limits::new(self.min_folk, self.max_folk).map_err(DelimitFault::Search)?,
            count,
            penalties: spatial::delimit::Penalties {
                compactness: share("kompakthet", self.kompakthet, default.compactness)?,
                barrier: share("barriere", self.barriere, default.barrier)?,
            },
            without_running: match self.satsinger.as_deref() {
                None | Some("med") => false,
                Some("uten") => true,
                Some(other) => return Err(DelimitFault::UnknownChoice { value: other.to_owned() }),
            },
        })
    }
}
