//! Everything that is published about counts of persons, in one list: cells, totals and shares of all routes jointly.

use super::SuppressError;
use domain::Value;
use std::collections::BTreeMap;

/// What a reader knows of a cell, persons.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known {
    pub(super) id: String,
    pub(super) lo: f64,
    pub(super) hi: f64,
    /// Hidden by some route, so it must stay unknown over all of them.
    pub(super) hidden: bool,
    /// It is a whole number of persons: nothing published of it has a fraction.
    pub(super) whole: bool,
}

/// `lo ≤ Σ coefficient·cell ≤ hi`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) terms: Vec<(usize, f64)>,
    pub(super) lo: f64,
    pub(super) hi: f64,
}

/// The knowledge of a reader of everything. A cell goes by one id over all routes, for example `lavinntekt:2023:kattem`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    pub(super) cells: Vec<Known>,
    pub(super) rows: Vec<Row>,
    by_id: BTreeMap<String, usize>,
}

impl Ledger {
    /// An empty ledger.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a value as it is published; `noise` is the half-width ±h of a shown count, persons (0 = exact).
    pub fn publish(&mut self, id: &str, value: &Value, noise: f64) -> Result<(), SuppressError> {
        match value {
            Value::Known { value, .. } | Value::Imputed { value, .. } => self.show(id, *value, noise),
            Value::Suppressed { lo, hi } => self.hide(id, *lo, *hi),
            Value::Missing => {
                self.cell(id);
                Ok(())
            }
        }
    }

    /// A number is shown for the cell.
    pub fn show(&mut self, id: &str, value: f64, noise: f64) -> Result<(), SuppressError> {
        if !(value.is_finite() && value >= 0.0 && noise.is_finite() && noise >= 0.0) {
            return Err(SuppressError::NotACount { id: id.to_owned(), given: value });
        }
        let cell = self.narrow(id, (value - noise).max(0.0), value + noise)?;
        cell.whole &= value.fract() == 0.0 && noise.fract() == 0.0;
        Ok(())
    }

    /// The cell is hidden, with the bounds that a reader knows; none = nothing but that it is no less than 0.
    pub fn hide(&mut self, id: &str, lo: Option<f64>, hi: Option<f64>) -> Result<(), SuppressError> {
        self.narrow(id, lo.unwrap_or(0.0).max(0.0), hi.unwrap_or(f64::INFINITY))?.hidden = true;
        Ok(())
    }

    /// The cell need not be a whole number, as an interpolated count.
    pub fn fractional(&mut self, id: &str) {
        let at = self.cell(id);
        self.cells[at].whole = false;
    }

    /// The parent is the sum of the children. Names that no route publishes are unknown cells.
    pub fn total(&mut self, parent: &str, children: &[&str]) {
        // A cell that stands twice has the sum of its coefficients: the solver takes each variable once.
        let mut terms = BTreeMap::from([(self.cell(parent), 1.0)]);
        for child in children {
            *terms.entry(self.cell(child)).or_insert(0.0) -= 1.0;
        }
        let terms = terms.into_iter().filter(|(_, c)| *c != 0.0).collect();
        self.rows.push(Row { terms, lo: 0.0, hi: 0.0 });
    }

    /// A share (0–1) of count in denominator is shown, rounded to ± `half_step`.
    pub fn share(&mut self, count: &str, denominator: &str, shown: f64, half_step: f64) -> Result<(), SuppressError> {
        if !(shown.is_finite() && half_step.is_finite() && half_step >= 0.0) {
            return Err(SuppressError::NotACount { id: count.to_owned(), given: shown });
        }
        let (c, n) = (self.cell(count), self.cell(denominator));
        let (low, high) = ((shown - half_step).max(0.0), shown + half_step);
        // A share of 0 as the lower end says nothing that c ≥ 0 does not, and a coefficient near 0 harms the solver.
        if low > 1e-9 {
            self.rows.push(Row { terms: vec![(c, 1.0), (n, -low)], lo: 0.0, hi: f64::INFINITY });
        }
        let terms = if high > 1e-9 { vec![(c, 1.0), (n, -high)] } else { vec![(c, 1.0)] };
        self.rows.push(Row { terms, lo: f64::NEG_INFINITY, hi: 0.0 });
        Ok(())
    }

    /// Number of cells that some route hides.
    pub fn hidden(&self) -> usize {
        self.cells.iter().filter(|c| c.hidden).count()
    }

    fn cell(&mut self, id: &str) -> usize {
        if let Some(&at) = self.by_id.get(id) {
            return at;
        }
        let at = self.cells.len();
        self.cells.push(Known { id: id.to_owned(), lo: 0.0, hi: f64::INFINITY, hidden: false, whole: true });
        self.by_id.insert(id.to_owned(), at);
        at
    }

    /// What two routes say about a cell is known jointly.
    fn narrow(&mut self, id: &str, lo: f64, hi: f64) -> Result<&mut Known, SuppressError> {
        let at = self.cell(id);
        let cell = &mut self.cells[at];
        (cell.lo, cell.hi) = (cell.lo.max(lo), cell.hi.min(hi));
        if cell.lo <= cell.hi { Ok(cell) } else { Err(SuppressError::Inconsistent { ids: id.to_owned() }) }
    }
}
