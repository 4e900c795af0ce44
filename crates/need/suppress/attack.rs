//! The attack: the interval of every hidden cell from everything published, by linear programming.
//!
//! Cells that hang together through totals and shares are solved jointly, each cell least and largest, in whole persons
//! where every published number of them is whole. What an attacker may learn from *why* a neighbour was chosen, or from outside knowledge, is not modelled.

use super::{Ledger, SuppressError, ledger::Row, solve};
use std::fmt;

/// Ends closer than this, persons, are one number.
pub(super) const SAME: f64 = 1e-6;

/// Interval of a hidden cell, persons.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its id.
    pub id: String,
    /// Least it can be.
    pub lo: f64,
    /// Largest it can be; none = no limit.
    pub hi: Option<f64>,
}

impl Found {
    /// Whether the reader can work the hidden number out.
    pub fn computable(&self) -> bool {
        self.hi.is_some_and(|hi| hi - self.lo <= SAME)
    }
}

/// What the attack found. Written out it gives the number of cells tried.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attack {
    /// Every hidden cell, by id.
    pub cells: Vec<Found>,
}

impl Attack {
    /// Number of hidden cells tried.
    pub fn tried(&self) -> usize {
        self.cells.len()
    }

    /// Those that can be worked out. An export with any of them is refused.
    pub fn computable(&self) -> impl Iterator<Item = &Found> {
        self.cells.iter().filter(|c| c.computable())
    }
}

impl fmt::Display for Attack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = self.computable().count();
        write!(f, "skjulte celler prøvd: {}, lar seg regne ut: {known}", self.tried())
    }
}

/// Interval of each hidden cell from everything in the ledger. Errors: published numbers that contradict each other,
/// and cells whose interval the solver did not prove.
pub fn attack(ledger: &Ledger) -> Result<Attack, SuppressError> {
    let mut ranges: Vec<(f64, f64)> = ledger.cells.iter().map(|c| (c.lo, c.hi)).collect();
    for (cells, rows) in components(ledger) {
        solve::tighten(ledger, &cells, &rows, &mut ranges)?;
    }
    let found = ledger.cells.iter().zip(&ranges).filter(|(cell, _)| cell.hidden);
    let mut cells: Vec<_> = found
        .map(|(cell, &(lo, hi))| Found { id: cell.id.clone(), lo, hi: Some(hi).filter(|hi| hi.is_finite()) })
        .collect();
    cells.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(Attack { cells })
}

/// Cells that are not fixed, in groups that hang together, each with its rows. Rows of fixed cells only stand alone.
fn components(ledger: &Ledger) -> Vec<(Vec<usize>, Vec<&Row>)> {
    let free = |cell: usize| ledger.cells[cell].hi - ledger.cells[cell].lo > SAME;
    let mut parent: Vec<usize> = (0..ledger.cells.len()).collect();
    for row in &ledger.rows {
        let mut members = row.terms.iter().map(|t| t.0).filter(|c| free(*c));
        if let Some(first) = members.next() {
            let root = find(&mut parent, first);
            for cell in members {
                let other = find(&mut parent, cell);
                parent[other] = root;
            }
        }
    }
    let mut slot = vec![None; ledger.cells.len()];
    let mut out: Vec<(Vec<usize>, Vec<&Row>)> = Vec::new();
    for row in &ledger.rows {
        let Some((cell, _)) = row.terms.iter().find(|t| free(t.0)) else {
            out.push((vec![], vec![row]));
            continue;
        };
        let root = find(&mut parent, *cell);
        let at = *slot[root].get_or_insert_with(|| {
            out.push((vec![], vec![]));
            out.len() - 1
        });
        out[at].1.push(row);
    }
    for cell in (0..ledger.cells.len()).filter(|c| free(*c)) {
        if let Some(at) = slot[find(&mut parent, cell)] {
            out[at].0.push(cell);
        }
    }
    out
}

fn find(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}
