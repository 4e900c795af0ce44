//! Share of arenas with the model, and the expected number of children without it where need is high.

use domain::Value;

/// Universal arenas of a zone (lying in it or serving it, each once) and how many have the model on the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// All arenas.
    pub arenas: usize,
    /// With an active model.
    pub active: usize,
    /// With a model of unknown state: neither yes nor no.
    pub unknown: usize,
    /// With a model that has ended.
    pub ended: usize,
}

/// Share of arenas with the model, 0–1, with the interval that the unknown ones leave open.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Share {
    /// Counting the active ones only.
    pub value: f64,
    /// The same.
    pub lo: f64,
    /// Counting the unknown ones too.
    pub hi: f64,
}

impl Coverage {
    /// s = m/|A|; none (never 0) without arenas.
    pub fn share(&self) -> Option<Share> {
        if self.arenas == 0 {
            return None;
        }
        let all = self.arenas as f64;
        let lo = self.active as f64 / all;
        Some(Share { value: lo, lo, hi: (self.active + self.unknown) as f64 / all })
    }
}

/// gap = D·(1 − s)·B: expected number of children in a zone of high need without the model.
///
/// None without arenas (there is no share) and where need or children are missing. Where one of them is hidden, the
/// answer is hidden too, with bounds if both have them.
pub fn gap(p: &Value, coverage: &Coverage, children: &Value) -> Option<Value> {
    let share = coverage.share()?;
    let (p_lo, p_hi) = ends(p)?;
    let (c_lo, c_hi) = ends(children)?;
    let lo = product(p_lo, 1.0 - share.hi, c_lo);
    let hi = product(p_hi, 1.0 - share.lo, c_hi);
    match (p.number(), children.number()) {
        (Some(d), Some(b)) => {
            let value = d * (1.0 - share.value) * b;
            let method = "D·(1−s)·B".to_owned();
            let exact = matches!((p, children), (Value::Known { .. }, Value::Known { .. }));
            let (lo, hi) = (lo.map(|l| l.min(value)), hi.map(|h| h.max(value)));
            Some(if exact { Value::Known { value, lo, hi } } else { Value::Imputed { value, lo, hi, method } })
        }
        _ => Some(Value::Suppressed { lo, hi }),
    }
}

/// Both ends of a value as far as they are known; none for a missing value.
fn ends(value: &Value) -> Option<(Option<f64>, Option<f64>)> {
    match value {
        Value::Missing => None,
        Value::Known { value, lo, hi } | Value::Imputed { value, lo, hi, .. } => {
            Some((lo.or(Some(*value)), hi.or(Some(*value))))
        }
        Value::Suppressed { lo, hi } => Some((*lo, *hi)),
    }
}

fn product(d: Option<f64>, rest: f64, children: Option<f64>) -> Option<f64> {
    Some(d? * rest * children?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(arenas: usize, active: usize, unknown: usize) -> Coverage {
        Coverage { arenas, active, unknown, ended: 0 }
    }

    #[test]
    fn a_zone_without_arenas_has_no_share_and_no_gap() {
        assert_eq!(with(0, 0, 0).share(), None);
        assert_eq!(gap(&Value::known(0.85), &with(0, 0, 0), &Value::known(250.0)), None);
    }

    #[test]
    fn a_hidden_count_of_children_hides_the_gap_and_keeps_its_bounds() {
        let hidden = Value::Suppressed { lo: Some(0.0), hi: Some(4.0) };
        let g = gap(&Value::known(0.9), &with(2, 0, 0), &hidden);
        assert_eq!(g, Some(Value::Suppressed { lo: Some(0.0), hi: Some(3.6) }));
        assert_eq!(gap(&Value::known(0.9), &with(2, 0, 0), &Value::Missing), None);
    }

    #[test]
    fn an_unknown_model_opens_the_interval() {
        let g = gap(&Value::known(1.0), &with(4, 1, 1), &Value::known(100.0));
        assert_eq!(g, Some(Value::Known { value: 75.0, lo: Some(50.0), hi: Some(75.0) }));
    }
}
