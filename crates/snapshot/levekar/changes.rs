//! What would change the answer: weights that swap two zones, figures that are not there, and how alike themes are.

use super::priorities::Worked;
use crate::answer::{ChangeInfo, CorrelationInfo, CorrelationsInfo, PriorityRow, ThemeMove, ValueState, WithoutNumber};
use need::index::{Column, Correlation, Direction, Index, Observation, Profile, Table, correlations, index};
use need::uncertainty::{WeightChange, smallest_weight_change};

/// Pairs of zones around the K-th place that are looked at.
const PAIRS: usize = 3;
/// Zones named for figures that are not there.
const NAMED: usize = 3;
/// Tables larger than this are not worked out again for each figure that is not there.
const MAX_ROWS: usize = 500;

impl Worked<'_> {
    /// Swaps around the K-th place, then zones that a figure could move.
    pub(super) fn changes(&self, rows: &[PriorityRow]) -> Vec<ChangeInfo> {
        let mut placed: Vec<(usize, usize)> =
            (self.index.rows.iter().enumerate()).filter_map(|(row, r)| Some((r.rank?.place, row))).collect();
        placed.sort_unstable();
        let k = self.asked.setup.k;
        let mut out: Vec<ChangeInfo> = Vec::new();
        if let Some((_, last_in)) = k.checked_sub(1).and_then(|i| placed.get(i)) {
            out.extend(placed.iter().skip(k).take(PAIRS).filter_map(|(_, row)| self.swap(*last_in, *row)));
        }
        if let (Some((_, first)), Some((_, after))) = (placed.first(), placed.get(k)) {
            out.extend(self.swap(*first, *after).filter(|c| matches!(c, ChangeInfo::Aldri { .. })));
        }
        let could = |r: &&PriorityRow| r.uten_tall.iter().any(|w| w.kan_flytte == Some(true));
        out.extend(rows.iter().filter(could).take(NAMED).map(|r| ChangeInfo::UtenTall {
            sone: crate::answer::Named { id: r.id.clone(), navn: r.navn.clone() },
            indicators:
                r.uten_tall.iter().filter(|w| w.kan_flytte == Some(true)).map(|w| w.indicator.clone()).collect(),
        }));
        out
    }

    /// None where a figure is not there or the mean does not add up by weights.
    fn swap(&self, over: usize, under: usize) -> Option<ChangeInfo> {
        let asked = &self.asked;
        let found = smallest_weight_change(&asked.table, &asked.profile, &asked.setup.recipe, over, under).ok()?;
        let (a, b) = (self.named(over), self.named(under));
        Some(match found {
            WeightChange::Level => ChangeInfo::Jevnt { over: a, under: b },
            WeightChange::Never { .. } => ChangeInfo::Aldri { over: a, under: b },
            WeightChange::Swap { l1, moves } => {
                let theme = |t: &need::index::Theme| {
                    let of =
                        |m: &&need::uncertainty::WeightMove| t.indicators.iter().any(|e| e.indicator == m.indicator);
                    let sum =
                        |end: fn(&need::uncertainty::WeightMove) -> f64| need::total(moves.iter().filter(of).map(end));
                    ThemeMove { id: t.id.clone(), from: sum(|m| m.from), to: sum(|m| m.to) }
                };
                let temaer = asked.profile.themes().iter().map(theme).filter(|t| t.from > 0.0 || t.to > 0.0);
                ChangeInfo::Bytte { over: a, under: b, flyttes: l1 / 2.0, temaer: temaer.collect() }
            }
        })
    }

    /// Indicators with a weight that are hidden or missing in a row, and whether a number there could move it.
    pub(super) fn without_numbers(&self, row: usize) -> Vec<WithoutNumber> {
        let weighted = |c: &Column| self.index.columns.iter().any(|r| r.indicator == c.indicator && r.weight > 0.0);
        let columns = self.asked.table.columns().iter().enumerate().filter(|(_, c)| weighted(c));
        let state = |o: &Observation| match o {
            Observation::Suppressed { .. } => Some(ValueState::Suppressed),
            Observation::Missing => Some(ValueState::Missing),
            Observation::Known { .. } | Observation::Imputed { .. } => None,
        };
        let info = |(at, c): (usize, &Column)| {
            Some(WithoutNumber {
                state: state(&c.observations[row])?,
                kan_flytte: self.could_move(row, at),
                indicator: c.indicator.clone(),
            })
        };
        columns.filter_map(info).collect()
    }

    /// Whether the zone would be among the K with one end of what the figure in column `at` can be and not with the other,
    /// or not as it is now; a zone without an index is not among them now. A figure without bounds can be whatever the
    /// other zones have. None where the zone would have no rank with the figure either.
    fn could_move(&self, row: usize, at: usize) -> Option<bool> {
        let asked = &self.asked;
        if asked.rows.len() > MAX_ROWS {
            return None;
        }
        let column = &asked.table.columns()[at];
        let numbers = column.observations.iter().filter_map(|o| match o {
            Observation::Known { value, .. } | Observation::Imputed { value, .. } => Some(*value),
            Observation::Suppressed { .. } | Observation::Missing => None,
        });
        let (low, high) = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(x), b.max(x)));
        let (low, high) = match column.observations[row] {
            Observation::Suppressed { lo: Some(lo), hi: Some(hi) } => (lo, hi),
            _ => (low, high),
        };
        if low > high {
            return None;
        }
        let k = asked.setup.k;
        let among = |value: f64| {
            let mut columns = asked.table.columns().to_vec();
            columns[at].observations[row] = Observation::exact(value);
            let table = Table::new(asked.table.rows(), columns).ok()?;
            let index = index(&table, &asked.profile, &asked.setup.recipe).ok()?;
            index.rows[row].rank.map(|r| r.place <= k)
        };
        let ends = [among(low)?, among(high)?];
        // An index that is an interval has no rank now, but may well be among the K.
        let now = match (self.index.rows[row].rank, &self.apart.both.rows[row]) {
            (Some(rank), _) => rank.place <= k,
            (None, None) => false,
            (None, Some(_)) => ends[0],
        };
        Some(ends.iter().any(|end| *end != now))
    }

    /// Correlations of the themes' own indices, and of the indicators.
    pub(super) fn correlations(&self) -> CorrelationsInfo {
        let info = |c: Correlation| CorrelationInfo { a: c.a, b: c.b, r: c.r, n: c.n };
        let weighted: Vec<Column> = (self.index.columns.iter())
            .filter_map(|r| self.asked.table.columns().iter().find(|c| c.indicator == r.indicator).cloned())
            .collect();
        let of = |columns: Vec<Column>| {
            let table = Table::new(self.asked.table.rows(), columns);
            table.map(|t| correlations(&t).into_iter().map(info).collect()).unwrap_or_default()
        };
        let themes = self.asked.profile.themes().iter().filter_map(|t| self.theme_alone(t));
        CorrelationsInfo { themes: of(themes.collect()), indicators: of(weighted) }
    }

    fn theme_alone(&self, theme: &need::index::Theme) -> Option<Column> {
        let alone = Profile::new(vec![need::index::Theme { weight: 1.0, ..theme.clone() }])
            .ok()
            .filter(|_| theme.weight > 0.0)?;
        let Index { rows, .. } = index(&self.asked.table, &alone, &self.asked.setup.recipe).ok()?;
        let score = |r: &need::index::Row| r.value.number().map_or(Observation::Missing, Observation::exact);
        Some(Column {
            indicator: theme.id.clone(),
            direction: Direction::HigherIsMoreExposed,
            observations: rows.iter().map(score).collect(),
        })
    }
}
