//! A statistical value, a citation and a named reference.

use domain::{Citation, Value};
use serde::Serialize;
use utoipa::ToSchema;

/// State of a statistical value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ValueState {
    /// Published.
    Known,
    /// Hidden for disclosure control; it is not zero.
    Suppressed,
    /// Not measured or not delivered.
    Missing,
    /// Filled in by a named method.
    Imputed,
}

/// A statistical value with its state; `value` is null unless known or imputed.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StatValue {
    /// The number, if there is one to use.
    pub value: Option<f64>,
    /// Its state.
    pub state: ValueState,
    /// Lower end of the interval.
    pub lo: Option<f64>,
    /// Upper end of the interval.
    pub hi: Option<f64>,
    /// Method, for an imputed value.
    pub method: Option<String>,
}

impl From<&Value> for StatValue {
    fn from(v: &Value) -> Self {
        let (state, lo, hi, method) = match v {
            Value::Known { lo, hi, .. } => (ValueState::Known, *lo, *hi, None),
            Value::Suppressed { lo, hi } => (ValueState::Suppressed, *lo, *hi, None),
            Value::Missing => (ValueState::Missing, None, None, None),
            Value::Imputed { lo, hi, method, .. } => (ValueState::Imputed, *lo, *hi, Some(method.clone())),
        };
        Self { value: v.number(), state, lo, hi, method }
    }
}

/// Where a fact stands.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Source {
    /// Document or page, with heading.
    pub kilde: String,
    /// Web address.
    pub url: Option<String>,
    /// Date of the document or of the last check, as precise as known.
    pub dato: Option<String>,
}

impl From<&Citation> for Source {
    fn from(c: &Citation) -> Self {
        Self { kilde: c.kilde.clone(), url: c.url.clone(), dato: c.dato.map(|d| d.to_string()) }
    }
}

/// An id with its name.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Named {
    /// Slug.
    pub id: String,
    /// Name for people.
    pub navn: String,
}
