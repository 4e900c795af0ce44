//! What is hidden of a set of tables: primary, then neighbours, then whatever the attack still finds.

use super::{Attack, Ledger, Reason, Rule, SuppressError, attack, mask, neighbour::Board};
use crate::noise::Noise;
use domain::Value;
use std::collections::BTreeSet;

/// A count of persons that somebody wants to publish.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// One id over all tables.
    pub id: String,
    /// Persons.
    pub count: Value,
    /// Persons it is a part of, where it is a share.
    pub denominator: Option<Value>,
    /// The stated order of naboprikking: the lowest number is hidden first; equal numbers by the smallest count.
    pub priority: u32,
}

/// A total and its parts, by position in the list of cells. A cell may stand in several groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The total.
    pub parent: usize,
    /// Its parts.
    pub children: Vec<usize>,
}

/// What is hidden and why, and the attack that it stands up to.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// In the order of the cells; none = shown (or missing).
    pub reasons: Vec<Option<Reason>>,
    /// Interval of every hidden cell; none of them can be worked out.
    pub attack: Attack,
    rule: Rule,
}

impl Plan {
    /// The cells as they may be published.
    pub fn values(&self, cells: &[Cell]) -> Vec<Value> {
        let value = |(cell, reason): (&Cell, &Option<Reason>)| match reason {
            Some(reason) => mask(&cell.count, *reason, self.rule),
            None => cell.count.clone(),
        };
        cells.iter().zip(&self.reasons).map(value).collect()
    }
}

/// Decides what is hidden of counts of persons that are published together, so that no hidden cell can be worked out.
///
/// The reader is taken to know the rule and the reason for every mark. `noise` is that of the counts; with ±5 a total
/// fits its parts only within it. A missing count is unknown to the reader as well. The answer does not depend on the
/// order of cells or groups. Errors: see [`SuppressError`]; each means that nothing may be published.
pub fn suppress(cells: &[Cell], groups: &[Group], rule: Rule, noise: Noise) -> Result<Plan, SuppressError> {
    suppress_beside(cells, groups, rule, noise, &[])
}

/// As [`suppress`], where the cells at these positions are hidden already because another table hides the same number.
pub fn suppress_beside(
    cells: &[Cell],
    groups: &[Group],
    rule: Rule,
    noise: Noise,
    hidden: &[usize],
) -> Result<Plan, SuppressError> {
    let mut ids = BTreeSet::new();
    if let Some(twice) = cells.iter().find(|c| !ids.insert(c.id.as_str())) {
        return Err(SuppressError::Twice { id: twice.id.clone() });
    }
    let members = groups.iter().flat_map(|g| g.children.iter().chain([&g.parent])).chain(hidden);
    if let Some(&index) = members.into_iter().find(|c| **c >= cells.len()) {
        return Err(SuppressError::NoSuchCell { index, cells: cells.len() });
    }
    let mut board = Board::new(cells, groups, rule, noise);
    hidden.iter().filter(|cell| cells[**cell].count != Value::Missing).for_each(|cell| board.hide_beside(*cell));
    loop {
        // Counts that are noised one by one add up to no total: there the attack alone says what must be hidden beside.
        if noise == Noise::EXACT {
            board.hide_neighbours();
        }
        let attack = attack(&ledger(&board)?)?;
        let open: Vec<usize> =
            attack.computable().filter_map(|found| cells.iter().position(|c| c.id == found.id)).collect();
        let Some(&first) = open.first() else { return Ok(Plan { reasons: board.reasons, attack, rule }) };
        let protector = open.iter().find_map(|cell| board.protector(*cell));
        let stuck = || SuppressError::CannotProtect { id: cells[first].id.clone() };
        board.hide(protector.ok_or_else(stuck)?);
    }
}

/// What a reader of the tables as they stand knows.
fn ledger(board: &Board<'_>) -> Result<Ledger, SuppressError> {
    let mut ledger = Ledger::new();
    for (cell, reason) in board.cells.iter().zip(&board.reasons) {
        match reason {
            None => ledger.publish(&cell.id, &cell.count, board.noise.half_width())?,
            Some(reason) => {
                let (lo, hi) = reader_range(cell, *reason, board.rule, board.noise);
                ledger.hide(&cell.id, Some(lo), hi)?;
                if cell.count.number().is_some_and(|x| x.fract() != 0.0) {
                    ledger.fractional(&cell.id);
                }
            }
        }
    }
    for group in &board.groups {
        let children: Vec<&str> = group.children.iter().map(|c| board.cells[*c].id.as_str()).collect();
        ledger.total(&board.cells[group.parent].id, &children);
    }
    Ok(ledger)
}

/// What a reader who knows the rule and the reason knows of a hidden count, persons.
pub(super) fn reader_range(cell: &Cell, reason: Reason, rule: Rule, noise: Noise) -> (f64, Option<f64>) {
    let (t, h) = (rule.max_hidden(), noise.half_width());
    let n = cell.denominator.as_ref().and_then(Value::number);
    // An interpolated count is hidden up to the next whole person.
    let part = if cell.count.number().is_some_and(|x| x.fract() != 0.0) { 1.0 } else { 0.0 };
    let (lo, hi) = match reason {
        Reason::SkjultIKilden => match &cell.count {
            Value::Suppressed { lo, hi } => return (lo.unwrap_or(0.0).max(0.0), *hi),
            _ => (0.0, None),
        },
        Reason::FaaPersoner => (0.0, Some(t + part)),
        Reason::FaaUtenfor => (n.map_or(0.0, |n| n - t - part), n),
        // A denominator of few persons is hidden in its own table.
        Reason::LitenNevner => (0.0, Some(n.map_or(rule.min_denominator(), |n| n.max(t)))),
        Reason::Naboprikking => (t + 1.0, n.map(|n| n - t - 1.0)),
    };
    // The rule looks at the published count, the attack at the true one.
    ((lo - h).max(0.0), hi.map(|hi| hi + h))
}
