//! The state of an answer from the states of its inputs: missing beats hidden, hidden beats imputed.

use domain::Value;

/// State without the numbers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum State {
    Known,
    /// With the name of the (first) method.
    Imputed(String),
    Hidden,
    Missing,
}

/// State of what is computed from all these values.
pub(crate) fn state_of<'a>(values: impl IntoIterator<Item = &'a Value>) -> State {
    values.into_iter().fold(State::Known, |worst, value| match (worst, value) {
        (State::Missing, _) | (_, Value::Missing) => State::Missing,
        (State::Hidden, _) | (_, Value::Suppressed { .. }) => State::Hidden,
        (State::Imputed(method), _) => State::Imputed(method),
        (State::Known, Value::Imputed { method, .. }) => State::Imputed(method.clone()),
        (State::Known, Value::Known { .. }) => State::Known,
    })
}

/// Ends of what the published number can mean without noise: the number itself, or the bounds of a hidden one.
pub(crate) fn range(value: &Value) -> (Option<f64>, Option<f64>) {
    match value {
        Value::Suppressed { lo, hi } => (*lo, *hi),
        other => (other.number(), other.number()),
    }
}

/// A value of the state; the number is dropped where the state has none.
pub(crate) fn build(state: State, value: Option<f64>, lo: Option<f64>, hi: Option<f64>) -> Value {
    match (state, value) {
        (State::Missing, _) => Value::Missing,
        (State::Hidden, _) | (_, None) => Value::Suppressed { lo, hi },
        (State::Known, Some(value)) => Value::Known { value, lo, hi },
        (State::Imputed(method), Some(value)) => Value::Imputed { value, lo, hi, method },
    }
}
