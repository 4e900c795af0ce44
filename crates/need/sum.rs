//! Sums that do not lose a hidden or missing part.

use domain::Value;

/// Sum of values: known only if all are numbers; with a hidden part an interval, with a missing part missing.
pub fn sum<'a>(values: impl IntoIterator<Item = &'a Value>) -> Value {
    values.into_iter().fold(Value::known(0.0), |total, v| sum_entry(&total, v))
}

/// Sum of two values by the same rule. Ends of an interval add up, which keeps them hard bounds.
pub fn sum_entry(a: &Value, b: &Value) -> Value {
    let add = |x: Option<f64>, y: Option<f64>| Some(x? + y?);
    let (Some((a_lo, a_hi)), Some((b_lo, b_hi))) = (bounds(a), bounds(b)) else { return Value::Missing };
    let (lo, hi) = (add(a_lo, b_lo), add(a_hi, b_hi));
    match (a.number(), b.number()) {
        (Some(x), Some(y)) => {
            let value = x + y;
            let plain = lo == Some(value) && hi == Some(value);
            let (lo, hi) = if plain { (None, None) } else { (lo, hi) };
            match (a, b) {
                (Value::Imputed { method, .. }, _) | (_, Value::Imputed { method, .. }) => {
                    Value::Imputed { value, lo, hi, method: method.clone() }
                }
                _ => Value::Known { value, lo, hi },
            }
        }
        _ => Value::Suppressed { lo, hi },
    }
}

/// Sum of numbers, 0 where there are none. The sum of an iterator begins with −0, which a person would see as «−0».
pub fn total(numbers: impl IntoIterator<Item = f64>) -> f64 {
    numbers.into_iter().fold(0.0, std::ops::Add::add)
}

fn bounds(value: &Value) -> Option<(Option<f64>, Option<f64>)> {
    match value {
        Value::Missing => None,
        Value::Known { value, lo, hi } | Value::Imputed { value, lo, hi, .. } => {
            Some((lo.or(Some(*value)), hi.or(Some(*value))))
        }
        Value::Suppressed { lo, hi } => Some((*lo, *hi)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_value() -> impl Strategy<Value = Value> {
        prop_oneof![
            (0.0..1e4_f64).prop_map(Value::known),
            (0.0..1e4_f64, 0.0..10.0_f64).prop_map(|(v, w)| Value::Known {
                value: v,
                lo: Some(v - w),
                hi: Some(v + w)
            }),
            Just(Value::Suppressed { lo: Some(0.0), hi: Some(4.0) }),
            Just(Value::Missing),
        ]
    }

    proptest! {
        #[test]
        fn a_hidden_or_missing_part_never_becomes_a_number(values in prop::collection::vec(any_value(), 0..8)) {
            let all_numbers = values.iter().all(|v| v.number().is_some());
            prop_assert_eq!(sum(&values).number().is_some(), all_numbers);
        }

        #[test]
        fn the_order_does_not_matter(values in prop::collection::vec(any_value(), 0..6)) {
            let mut back = values.clone();
            back.reverse();
            match (sum(&values).number(), sum(&back).number()) {
                (Some(a), Some(b)) => prop_assert!((a - b).abs() < 1e-6),
                (a, b) => prop_assert_eq!(a, b),
            }
        }
    }

    #[test]
    fn hidden_parts_leave_an_interval() {
        let parts = [Value::known(100.0), Value::Suppressed { lo: Some(0.0), hi: Some(4.0) }];
        assert_eq!(sum(&parts), Value::Suppressed { lo: Some(100.0), hi: Some(104.0) });
        assert_eq!(sum(&[Value::known(1.0), Value::Missing]), Value::Missing);
    }
}
