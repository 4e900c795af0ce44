//! How alike two indicators are: near-duplicates count twice in an index.

use super::{Span, Table};
use serde::Serialize;

/// Pearson correlation of two indicators over the units where both are numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Correlation {
    /// First indicator.
    pub a: String,
    /// Second indicator.
    pub b: String,
    /// −1 to 1, after direction; none with fewer than three pairs or when one of them does not vary.
    pub r: Option<f64>,
    /// Number of units.
    pub n: usize,
}

/// The correlation of each pair of columns, each pair once, in the order of the table.
pub fn correlations(table: &Table) -> Vec<Correlation> {
    let columns = table.columns();
    let mut out = Vec::new();
    for (i, a) in columns.iter().enumerate() {
        for b in &columns[i + 1..] {
            let pairs: Vec<(f64, f64)> = (a.observations.iter().zip(&b.observations))
                .filter_map(|(x, y)| match (x.span(), y.span()) {
                    (Span::Number(x), Span::Number(y)) => Some((a.direction.sign() * x, b.direction.sign() * y)),
                    _ => None,
                })
                .collect();
            out.push(Correlation {
                a: a.indicator.clone(),
                b: b.indicator.clone(),
                r: pearson(&pairs),
                n: pairs.len(),
            });
        }
    }
    out
}

fn pearson(pairs: &[(f64, f64)]) -> Option<f64> {
    let n = pairs.len() as f64;
    let alike = |f: fn(&(f64, f64)) -> f64| pairs.windows(2).all(|w| f(&w[0]) == f(&w[1]));
    if pairs.len() < 3 || alike(|p| p.0) || alike(|p| p.1) {
        return None;
    }
    let (sx, sy) = pairs.iter().fold((0.0, 0.0), |s, p| (s.0 + p.0, s.1 + p.1));
    let (mx, my) = (sx / n, sy / n);
    let (xx, yy, xy) = pairs.iter().fold((0.0, 0.0, 0.0), |s, p| {
        let (dx, dy) = (p.0 - mx, p.1 - my);
        (s.0 + dx * dx, s.1 + dy * dy, s.2 + dx * dy)
    });
    Some((xy / (xx * yy).sqrt()).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Column, Direction, Observation};

    #[test]
    fn index_correlations_follow_direction_and_skip_what_is_hidden_or_missing() {
        let column = |id: &str, direction, values: Vec<Observation>| Column {
            indicator: id.to_owned(),
            direction,
            observations: values,
        };
        let exact = |values: &[f64]| values.iter().map(|v| Observation::exact(*v)).collect::<Vec<_>>();
        let mut partly = exact(&[9.0, 2.0, 4.0, 6.0, 100.0]);
        partly[0] = Observation::Missing;
        partly[4] = Observation::Suppressed { lo: Some(0.0), hi: Some(4.0) };
        let table = Table::new(
            5,
            vec![
                column("a", Direction::HigherIsMoreExposed, exact(&[1.0, 2.0, 3.0, 4.0, 5.0])),
                column("b", Direction::LowerIsMoreExposed, partly),
                column("c", Direction::HigherIsMoreExposed, exact(&[7.0; 5])),
            ],
        )
        .unwrap();
        let got = correlations(&table);
        assert_eq!(got.len(), 3);
        assert_eq!((got[0].r, got[0].n), (Some(-1.0), 3));
        assert_eq!((got[1].r, got[1].n), (None, 5));
    }
}
