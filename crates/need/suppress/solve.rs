//! Least and largest value of each cell of a component, by `microlp`: simplex, and branch and bound where persons must
//! be whole.

use super::{
    Ledger, SuppressError,
    attack::SAME,
    ledger::{Known, Row},
};
use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolutionStatus, SolveOptions};

/// Branch-and-bound nodes for one end of one cell. Tables need a handful; beyond this the end is not proved.
const NODES: u64 = 20_000;

/// A row with the fixed cells moved to its ends.
struct Reduced {
    terms: Vec<(usize, f64)>,
    lo: f64,
    hi: f64,
}

/// Narrows the ranges of the hidden cells of one component to what its rows imply.
pub(super) fn tighten(
    ledger: &Ledger,
    cells: &[usize],
    rows: &[&Row],
    ranges: &mut [(f64, f64)],
) -> Result<(), SuppressError> {
    let mut place = std::collections::BTreeMap::new();
    place.extend(cells.iter().enumerate().map(|(i, c)| (*c, i)));
    let rows: Vec<Reduced> = rows.iter().map(|row| reduce(row, &place, ledger)).collect::<Result<_, _>>()?;
    let named: Vec<&Known> = cells.iter().map(|c| &ledger.cells[*c]).collect();
    // One fraction anywhere, and the hidden cells of the component may have one too.
    let whole = rows_are_whole(ledger, cells, &rows);
    let mut own: Vec<(f64, f64)> = cells.iter().map(|c| ranges[*c]).collect();
    let mut targets: Vec<usize> = (0..cells.len()).filter(|at| named[*at].hidden).collect();
    if targets.is_empty() {
        // Nothing to find, but one solve still says whether all of it can be true.
        targets.extend((!cells.is_empty()).then_some(0));
    }
    for at in targets {
        let program = Program { rows: &rows, named: &named, target: at, whole };
        let low = program.extreme(OptimizationDirection::Minimize, &own)?;
        let high = program.extreme(OptimizationDirection::Maximize, &own)?;
        let (lo, hi) = (low.max(own[at].0), high.min(own[at].1));
        if lo > hi + SAME {
            return Err(inconsistent(&named));
        }
        own[at] = (lo, hi.max(lo));
    }
    for (cell, range) in cells.iter().zip(own) {
        ranges[*cell] = range;
    }
    Ok(())
}

fn rows_are_whole(ledger: &Ledger, cells: &[usize], rows: &[Reduced]) -> bool {
    // A fixed cell with a fraction leaves it in the ends of a total; shares have coefficients that are not whole and
    // say nothing about wholeness of the counts themselves.
    let totals = rows.iter().filter(|r| r.terms.iter().all(|t| t.1.abs() == 1.0) && r.lo == r.hi);
    cells.iter().all(|c| ledger.cells[*c].whole) && totals.into_iter().all(|r| is_whole(r.lo))
}

fn reduce(
    row: &Row,
    place: &std::collections::BTreeMap<usize, usize>,
    ledger: &Ledger,
) -> Result<Reduced, SuppressError> {
    let mut out = Reduced { terms: vec![], lo: row.lo, hi: row.hi };
    for &(cell, coefficient) in &row.terms {
        match place.get(&cell) {
            Some(&at) => out.terms.push((at, coefficient)),
            None => {
                let fixed = coefficient * ledger.cells[cell].lo;
                (out.lo, out.hi) = (out.lo - fixed, out.hi - fixed);
            }
        }
    }
    // Sums of many published counts carry the rounding of floating point.
    let slack = SAME * 10.0;
    if out.terms.is_empty() && (out.lo > slack || out.hi < -slack) {
        let named: Vec<&Known> = row.terms.iter().map(|t| &ledger.cells[t.0]).collect();
        return Err(inconsistent(&named));
    }
    Ok(out)
}

/// The search for the ends of one cell.
struct Program<'a> {
    rows: &'a [Reduced],
    named: &'a [&'a Known],
    target: usize,
    whole: bool,
}

impl Program<'_> {
    /// Least or largest value of the target; ±∞ where there is no limit.
    ///
    /// Totals alone nearly always have whole ends already. Where an end needs fractions of persons elsewhere, it is
    /// searched for again among whole numbers, which may narrow it.
    fn extreme(&self, direction: OptimizationDirection, ranges: &[(f64, f64)]) -> Result<f64, SuppressError> {
        let relaxed = self.solve(direction, ranges, Domain::Real)?;
        if !self.whole || relaxed.whole {
            return Ok(relaxed.end);
        }
        Ok(self.solve(direction, ranges, Domain::Whole)?.end)
    }

    fn solve(
        &self,
        direction: OptimizationDirection,
        ranges: &[(f64, f64)],
        domain: Domain,
    ) -> Result<Optimum, SuppressError> {
        let mut problem = Problem::new(direction);
        let mut variables = Vec::with_capacity(ranges.len());
        for (at, &range) in ranges.iter().enumerate() {
            let cost = if at == self.target { 1.0 } else { 0.0 };
            variables.push(match domain {
                Domain::Real => problem.add_var(cost, range),
                // The cast saturates: a cell without a limit gets the largest i32, far above any kommune.
                Domain::Whole => problem.add_integer_var(cost, (range.0.ceil() as i32, range.1.floor() as i32)),
            });
        }
        for row in self.rows.iter().filter(|r| !r.terms.is_empty()) {
            let terms: Vec<_> = row.terms.iter().map(|(at, coefficient)| (variables[*at], *coefficient)).collect();
            if row.lo == row.hi {
                problem.add_constraint(&terms[..], ComparisonOp::Eq, row.lo);
                continue;
            }
            if row.lo.is_finite() {
                problem.add_constraint(&terms[..], ComparisonOp::Ge, row.lo);
            }
            if row.hi.is_finite() {
                problem.add_constraint(&terms[..], ComparisonOp::Le, row.hi);
            }
        }
        let not_proved = |reason: &str| SuppressError::NotProved {
            id: self.named[self.target].id.clone(),
            reason: reason.to_owned(),
        };
        let mut options = SolveOptions::default();
        options.node_limit = Some(NODES);
        match problem.solve_with(options) {
            Ok(outcome) => {
                let solution = outcome.into_solution().map_err(|_| not_proved("too many branches"))?;
                if solution.status() != SolutionStatus::Optimal {
                    return Err(not_proved("too many branches"));
                }
                let end = solution.var_value(variables[self.target]);
                let whole = variables.iter().all(|v| is_whole(solution.var_value(*v)));
                // Within the solver's tolerance a whole end is that number.
                Ok(Optimum { end: if self.whole && whole { end.round() } else { end }, whole })
            }
            Err(Error::Unbounded) => {
                let end = match direction {
                    OptimizationDirection::Minimize => f64::NEG_INFINITY,
                    OptimizationDirection::Maximize => f64::INFINITY,
                };
                Ok(Optimum { end, whole: true })
            }
            Err(Error::Infeasible) => Err(inconsistent(self.named)),
            Err(other) => Err(not_proved(&other.to_string())),
        }
    }
}

#[derive(Clone, Copy)]
enum Domain {
    Real,
    Whole,
}

/// One end, and whether the solution that reaches it is in whole persons throughout.
struct Optimum {
    end: f64,
    whole: bool,
}

fn is_whole(x: f64) -> bool {
    (x - x.round()).abs() <= SAME
}

fn inconsistent(cells: &[&Known]) -> SuppressError {
    let mut ids: Vec<&str> = cells.iter().map(|c| c.id.as_str()).collect();
    ids.sort_unstable();
    let more = if ids.len() > 6 { format!(" and {} more", ids.len() - 6) } else { String::new() };
    ids.truncate(6);
    SuppressError::Inconsistent { ids: ids.join(", ") + &more }
}
