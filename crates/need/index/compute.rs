//! The index of a table under a profile and a recipe, with the state of each unit's value kept.

use super::normalise::{Scratch, normalise, place};
use super::{
    Aggregation, IndexError, Method, Observation, OutlierRule, Profile, Rank, Span, Table, Treatment, Weights,
};
use super::{copeland, covered, displayed_ranks, effective};
use crate::total;
use domain::Value;
use serde::{Deserialize, Serialize};

/// How an index is made.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    /// Treatment of outliers.
    pub outliers: OutlierRule,
    /// Normalisation and aggregation.
    pub method: Method,
}

impl Default for Recipe {
    fn default() -> Self {
        Self { outliers: OutlierRule::default(), method: Method::DEFAULT }
    }
}

/// The index of one unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// An interval when a hidden value takes part; flagged when an imputed one does. With coverage under two thirds it is
    /// hidden without bounds where hidden values are what it lacks, else missing.
    pub value: Value,
    /// Sum of the weights of the values that take part, 0–1.
    pub coverage: f64,
    /// Among the units whose index is a number.
    pub rank: Option<Rank>,
    /// Indicators of the profile that are hidden here, with or without bounds.
    pub hidden: usize,
    /// Indicators of the profile that are missing here.
    pub missing: usize,
    /// Indicators of the profile that are imputed here.
    pub imputed: usize,
    /// What the weighted mean gives, shown or not; for tests and comparisons inside the crate.
    #[serde(skip)]
    pub(crate) computed: Option<f64>,
}

impl Row {
    /// Need of a unit without a rank over the draws: hidden where its index is hidden, else missing.
    pub fn need_without_rank(&self) -> Value {
        match self.value {
            Value::Suppressed { .. } => Value::Suppressed { lo: None, hi: None },
            Value::Known { .. } | Value::Imputed { .. } | Value::Missing => Value::Missing,
        }
    }
}

/// What was done with one indicator.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ColumnReport {
    /// Id of the indicator.
    pub indicator: String,
    /// Its weight in the whole index, 0–1.
    pub weight: f64,
    /// Outliers.
    pub treatment: Treatment,
    /// Published or imputed numbers.
    pub numbers: usize,
    /// All numbers are alike: it says nothing.
    pub constant: bool,
    /// It alone carries the weight of its theme.
    pub alone_in_theme: bool,
}

/// An index with one row for each unit, in the order of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Index {
    /// Units.
    pub rows: Vec<Row>,
    /// Indicators with a weight, in the order of the profile.
    pub columns: Vec<ColumnReport>,
}

/// Columns on one scale.
#[derive(Debug, Clone)]
pub(crate) struct Scaled {
    pub(crate) rows: usize,
    /// For each weight, a span for each unit.
    pub(crate) columns: Vec<Vec<Span>>,
}

/// Computes the index.
pub fn index(table: &Table, profile: &Profile, recipe: &Recipe) -> Result<Index, IndexError> {
    let weights = profile.resolve(table)?;
    let (scaled, columns) = scale(table, &weights, recipe);
    let mut rows: Vec<Row> = combine(&scaled, &weights, recipe.method.aggregation());
    let scores: Vec<Option<f64>> = rows.iter().map(|r| r.value.number()).collect();
    for (unit, (row, rank)) in rows.iter_mut().zip(displayed_ranks(&scores)).enumerate() {
        row.rank = rank;
        for c in &weights.column {
            match &table.columns()[*c].observations[unit] {
                Observation::Known { .. } => {}
                Observation::Suppressed { .. } => row.hidden += 1,
                Observation::Missing => row.missing += 1,
                Observation::Imputed { .. } => row.imputed += 1,
            }
        }
        if row.value == Value::Missing && covered(measured(table, &weights, unit)) {
            row.value = Value::Suppressed { lo: None, hi: None };
        }
        if let (Value::Known { value, .. }, 1..) = (&row.value, row.imputed) {
            row.value = Value::Imputed { value: *value, lo: None, hi: None, method: "imputed_indicators".to_owned() };
        }
    }
    Ok(Index { rows, columns })
}

/// Sum of the weights of the values of a unit that exist, shown or not.
fn measured(table: &Table, weights: &Weights, unit: usize) -> f64 {
    let exists = |c: usize| table.columns()[c].observations[unit] != Observation::Missing;
    total(weights.column.iter().zip(&weights.flat).filter(|(c, _)| exists(**c)).map(|(_, w)| *w))
}

/// Treats and normalises the columns that have a weight. The scale is made by the numbers; hidden values are placed on it.
pub(crate) fn scale(table: &Table, weights: &Weights, recipe: &Recipe) -> (Scaled, Vec<ColumnReport>) {
    let mut scratch = Scratch::default();
    let norm = recipe.method.normalisation();
    let columns = weights.column.iter().enumerate().map(|(i, c)| {
        let column = &table.columns()[*c];
        let sign = column.direction.sign();
        let spans: Vec<Span> = column.observations.iter().map(Observation::span).collect();
        let mut numbers: Vec<f64> = spans.iter().filter_map(number).collect();
        let treatment = recipe.outliers.treat(&numbers);
        numbers.iter_mut().for_each(|v| *v = treatment.transform.apply(*v));
        let mut scaled = vec![0.0; numbers.len()];
        normalise(norm, sign, &numbers, &mut scaled, &mut scratch);
        let mut next = scaled.into_iter();
        let at = |v: f64| place(norm, sign, &numbers, treatment.transform.apply(v));
        let spans = spans.iter().map(|span| match span {
            Span::Number(_) => next.next().map_or(Span::Absent, Span::Number),
            Span::Between(lo, hi) if !numbers.is_empty() => {
                let (a, b) = (at(*lo), at(*hi));
                Span::Between(a.min(b), a.max(b))
            }
            Span::Between(..) | Span::Absent => Span::Absent,
        });
        let spans: Vec<Span> = spans.collect();
        let report = ColumnReport {
            indicator: column.indicator.clone(),
            weight: weights.flat[i],
            treatment,
            numbers: numbers.len(),
            constant: numbers.windows(2).all(|w| w[0] == w[1]),
            alone_in_theme: weights.theme.iter().filter(|t| **t == weights.theme[i]).count() == 1,
        };
        (spans, report)
    });
    let (columns, reports) = columns.unzip();
    (Scaled { rows: table.rows(), columns }, reports)
}

fn number(span: &Span) -> Option<f64> {
    match span {
        Span::Number(v) => Some(*v),
        Span::Between(..) | Span::Absent => None,
    }
}

/// Puts scaled columns together; ranks and counts are left for the caller.
pub(crate) fn combine(scaled: &Scaled, weights: &Weights, aggregation: Aggregation) -> Vec<Row> {
    let wins = (aggregation == Aggregation::Copeland).then(|| pairwise(scaled, weights));
    let mut out = vec![0.0; weights.len()];
    (0..scaled.rows)
        .map(|unit| {
            let spans: Vec<Span> = scaled.columns.iter().map(|c| c[unit]).collect();
            let present: Vec<bool> = spans.iter().map(|s| *s != Span::Absent).collect();
            let coverage = effective(&weights.theme, &weights.flat, &present, &mut out);
            let hidden = spans.iter().any(|s| matches!(s, Span::Between(..)));
            let mean = |end: fn(&Span) -> f64| {
                let used = spans.iter().zip(&out).filter(|(_, w)| **w > 0.0);
                aggregation.back(used.map(|(s, w)| w * aggregation.forward(end(s))).sum())
            };
            let (lo, hi) = match &wins {
                Some(wins) => (Some(wins[unit]).filter(|_| !hidden), Some(wins[unit]).filter(|_| !hidden)),
                None => (Some(mean(low)), Some(mean(high))),
            };
            let value = match (covered(coverage), hidden) {
                (false, _) => Value::Missing,
                (true, true) => Value::Suppressed { lo, hi },
                (true, false) => lo.map_or(Value::Missing, Value::known),
            };
            let computed = lo.filter(|_| !hidden && coverage > 0.0);
            Row { value, coverage, rank: None, hidden: 0, missing: 0, imputed: 0, computed }
        })
        .collect()
}

fn low(span: &Span) -> f64 {
    match span {
        Span::Number(v) | Span::Between(v, _) => *v,
        Span::Absent => f64::NAN,
    }
}

fn high(span: &Span) -> f64 {
    match span {
        Span::Number(v) | Span::Between(_, v) => *v,
        Span::Absent => f64::NAN,
    }
}

/// Copeland on the numbers alone: a hidden value wins and loses nothing.
fn pairwise(scaled: &Scaled, weights: &Weights) -> Vec<f64> {
    let values: Vec<f64> = scaled.columns.iter().flatten().map(|s| number(s).unwrap_or(f64::NAN)).collect();
    let mut scores = vec![0.0; scaled.rows];
    let present = |i: usize, unit: usize| matches!(scaled.columns[i][unit], Span::Number(_));
    copeland(scaled.rows, &values, (&weights.theme, &weights.flat), present, &mut scores);
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Column, Direction, Entry, Role, Theme};

    /// Three indicators of equal weight over two units; the first has every number.
    fn second(values: [Observation; 3]) -> Row {
        let column = |(i, value): (usize, Observation)| Column {
            indicator: format!("i{i}"),
            direction: Direction::HigherIsMoreExposed,
            observations: vec![Observation::exact(1.0), value],
        };
        let columns: Vec<Column> = values.into_iter().enumerate().map(column).collect();
        let entry = |c: &Column| Entry { indicator: c.indicator.clone(), weight: 1.0, role: Role::Levekar };
        let theme = Theme { id: "alt".into(), weight: 1.0, indicators: columns.iter().map(entry).collect() };
        let table = Table::new(2, columns).unwrap();
        index(&table, &Profile::new(vec![theme]).unwrap(), &Recipe::default()).unwrap().rows.remove(1)
    }

    #[test]
    fn an_index_is_hidden_where_hidden_values_are_what_it_lacks_and_missing_where_nothing_was_measured() {
        let (known, hidden) = (Observation::exact(2.0), Observation::Suppressed { lo: None, hi: None });
        let unbounded = Value::Suppressed { lo: None, hi: None };
        let row = second([known.clone(), hidden.clone(), hidden.clone()]);
        assert_eq!((&row.value, &row.need_without_rank(), row.rank), (&unbounded, &unbounded, None));
        let row = second([known.clone(), hidden.clone(), Observation::Missing]);
        assert_eq!(row.value, unbounded, "two of three were measured");
        let row = second([hidden, Observation::Missing, Observation::Missing]);
        assert_eq!((&row.value, &row.need_without_rank()), (&Value::Missing, &Value::Missing));
        let row = second([known, Observation::Missing, Observation::Missing]);
        assert_eq!(row.value, Value::Missing);
    }
}
