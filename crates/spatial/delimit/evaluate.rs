//! What any set of units comes to, whoever put it together.

use super::score::{Sums, compactness};
use super::unit::Units;
use super::{DelimitError, Penalties};

/// Between these, ends included; the ends are equal where everything is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// At least.
    pub lo: f64,
    /// At most; none where a population is missing, which has no upper end.
    pub hi: Option<f64>,
}

/// A set of units and what it comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Positions of the units, lowest first.
    pub units: Vec<usize>,
    /// Persons who live there.
    pub persons: Span,
    /// Expected number of persons in exposed zones, Σ n·P.
    pub exposed: Span,
    /// The score, in persons. The lower end is what suggestions are ordered by.
    pub score: Span,
    /// Those of the exposed (lower end) who live outside the largest part that holds together without crossing a barrier.
    pub beyond: f64,
    /// Polsby–Popper of the whole, 0–1.
    pub compactness: f64,
    /// Rivers between neighbours that are both in the set.
    pub river: u32,
    /// Railways between neighbours that are both in the set.
    pub railway: u32,
    /// Parts that are not neighbours of each other; 1 for a connected area, 0 for no units.
    pub parts: usize,
    /// Units whose population or need is hidden or missing, and which make the ends differ; lowest first.
    pub unknown: Vec<usize>,
}

/// What a set comes to. It need not be connected, within limits, or known; a unit named twice counts once.
///
/// Parts of an unconnected set are as if a barrier lay between them: all but the part with the most exposed are `beyond`.
///
/// # Errors
/// [`DelimitError::UnknownUnit`] and [`DelimitError::OutOfRange`] for a weight outside 0–1.
pub fn evaluate(units: &Units, set: &[usize], penalties: &Penalties) -> Result<Evaluation, DelimitError> {
    units.check_positions(set)?;
    penalties.check()?;
    Ok(evaluate_valid(units, set, penalties))
}

/// The sums run in the order of the ids, so that the same set gives the same digits.
pub(super) fn evaluate_valid(units: &Units, set: &[usize], penalties: &Penalties) -> Evaluation {
    let mut inside = vec![false; units.units().len()];
    set.iter().for_each(|&unit| inside[unit] = true);
    let members: Vec<usize> = units.order().iter().copied().filter(|&unit| inside[unit]).collect();
    let all = || members.iter().map(|&unit| &units.units()[unit]);
    // Every pair twice, once from either side.
    let within = || members.iter().flat_map(|&unit| units.links(unit)).filter(|l| inside[l.to]);

    let area = all().map(|u| u.area.0).sum();
    let perimeter = all().map(|u| u.perimeter.0).sum::<f64>() - within().map(|l| l.shared).sum::<f64>();
    let exposed = Span { lo: all().map(|u| u.exposed_lo()).sum(), hi: all().map(|u| u.exposed_hi()).sum() };
    let lo_of = |unit: usize| units.units()[unit].exposed_lo();
    let main = largest(&parts(units, &members, &inside, Ways::Dry), lo_of);
    let main_hi = exposed.hi.map(|_| {
        largest(&parts(units, &members, &inside, Ways::Dry), |unit| units.units()[unit].exposed_hi().unwrap_or(0.0))
    });
    let sums = Sums { exposed: exposed.lo, main, area, perimeter };
    let hi = exposed.hi.zip(main_hi).map(|(exposed, main)| Sums { exposed, main, ..sums }.score(penalties));
    let mut positions = members.clone();
    positions.sort_unstable();
    Evaluation {
        persons: Span { lo: all().map(|u| u.persons.lo()).sum(), hi: all().map(|u| u.persons.hi()).sum() },
        exposed,
        score: Span { lo: sums.score(penalties), hi },
        beyond: (sums.exposed - main).max(0.0),
        compactness: compactness(area, perimeter),
        river: within().map(|l| l.river).sum::<u32>() / 2,
        railway: within().map(|l| l.railway).sum::<u32>() / 2,
        parts: parts(units, &members, &inside, Ways::All).len(),
        unknown: positions.iter().copied().filter(|&unit| !units.units()[unit].is_known()).collect(),
        units: positions,
    }
}

/// Which ways from unit to unit count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ways {
    All,
    /// Those that cross neither river nor railway.
    Dry,
}

fn largest(parts: &[Vec<usize>], exposed: impl Fn(usize) -> f64) -> f64 {
    parts.iter().map(|part| part.iter().map(|&unit| exposed(unit)).sum()).fold(0.0, f64::max)
}

fn parts(units: &Units, members: &[usize], inside: &[bool], ways: Ways) -> Vec<Vec<usize>> {
    let mut left = inside.to_vec();
    let mut parts = Vec::new();
    for &start in members {
        if !std::mem::take(&mut left[start]) {
            continue;
        }
        let mut part = vec![start];
        let mut next = 0;
        while let Some(&unit) = part.get(next) {
            next += 1;
            for link in units.links(unit).iter().filter(|l| ways == Ways::All || l.is_dry()) {
                if std::mem::take(&mut left[link.to]) {
                    part.push(link.to);
                }
            }
        }
        parts.push(part);
    }
    parts
}
