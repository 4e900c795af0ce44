//! The list of neighbours itself: symmetric, sorted, without self-neighbours.

use std::collections::HashMap;

/// A pair that no list of neighbours can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{a} and {b} are no pair of neighbours: give two different positions below {units}")]
pub struct NotAPair {
    /// First position.
    pub a: usize,
    /// Second position.
    pub b: usize,
    /// Number of units.
    pub units: usize,
}

/// For each unit its neighbours, by position, as compressed sparse rows. If a is a neighbour of b then b is one of a.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contiguity {
    indptr: Vec<usize>,
    indices: Vec<u32>,
}

impl Contiguity {
    /// The list of so many units and these pairs, each given once or more, either way round.
    ///
    /// # Errors
    /// [`NotAPair`] for a pair of a unit with itself or with a position that there is no unit for.
    pub fn from_pairs(units: usize, pairs: &[(usize, usize)]) -> Result<Self, NotAPair> {
        match pairs.iter().find(|(a, b)| a == b || *a.max(b) >= units) {
            Some(&(a, b)) => Err(NotAPair { a, b, units }),
            None => Ok(Self::of_valid(units, pairs)),
        }
    }

    pub(super) fn of_valid(units: usize, pairs: &[(usize, usize)]) -> Self {
        let mut both: Vec<(usize, usize)> = pairs.iter().flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
        both.sort_unstable();
        both.dedup();
        let indptr = (0..=units).map(|unit| both.partition_point(|(a, _)| *a < unit)).collect();
        #[expect(clippy::cast_possible_truncation, reason = "a coverage has far fewer than 2³² zones")]
        let indices = both.into_iter().map(|(_, b)| b as u32).collect();
        Self { indptr, indices }
    }

    /// Number of units.
    pub fn units(&self) -> usize {
        self.indptr.len().saturating_sub(1)
    }

    /// Neighbours of a unit, lowest position first; empty for an isolate and for a position without a unit.
    pub fn neighbours(&self, unit: usize) -> &[u32] {
        match (self.indptr.get(unit), self.indptr.get(unit + 1)) {
            (Some(&start), Some(&end)) => &self.indices[start..end],
            _ => &[],
        }
    }

    /// Number of links as the literature counts them: each pair of neighbours twice, once from either side.
    pub fn links(&self) -> usize {
        self.indices.len()
    }

    /// Every pair of neighbours once, the lower position first, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        let of = |a: usize| self.neighbours(a).iter().map(move |&b| (a, b as usize));
        (0..self.units()).flat_map(of).filter(|(a, b)| a < b)
    }

    /// The list among some of the units: what was at `units[i]` is at i, and links to anyone else are gone.
    ///
    /// A position without a unit becomes an isolate; of a unit that is named twice the last place keeps the links.
    pub fn among(&self, units: &[usize]) -> Self {
        let places: HashMap<usize, usize> = units.iter().enumerate().map(|(place, &unit)| (unit, place)).collect();
        let moved = |(a, b): (usize, usize)| Some((*places.get(&a)?, *places.get(&b)?));
        Self::of_valid(units.len(), &self.pairs().filter_map(moved).collect::<Vec<_>>())
    }

    /// Units without a neighbour, in order.
    pub fn isolates(&self) -> impl Iterator<Item = usize> {
        (0..self.units()).filter(|&unit| self.neighbours(unit).is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_in_any_order_and_given_twice_make_one_symmetric_sorted_list() {
        let list = Contiguity::from_pairs(5, &[(3, 0), (1, 0), (0, 3), (1, 3)]).unwrap();
        let rows: Vec<_> = (0..6).map(|unit| list.neighbours(unit)).collect();
        assert_eq!(rows, [&[1, 3][..], &[0, 3], &[], &[0, 1], &[], &[]]);
        assert_eq!((list.units(), list.links()), (5, 6));
        assert_eq!(list.pairs().collect::<Vec<_>>(), [(0, 1), (0, 3), (1, 3)]);
        assert_eq!(list.isolates().collect::<Vec<_>>(), [2, 4]);
    }

    #[test]
    fn the_list_among_some_units_is_numbered_anew_and_has_lost_the_others() {
        let list = Contiguity::from_pairs(5, &[(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)]).unwrap();
        let some = list.among(&[4, 1, 0]);
        assert_eq!(some.pairs().collect::<Vec<_>>(), [(0, 2), (1, 2)]);
        assert_eq!(list.among(&[0, 1, 2, 3, 4]), list);
        assert_eq!(list.among(&[0, 9]).isolates().collect::<Vec<_>>(), [0, 1]);
        assert_eq!(list.among(&[]).units(), 0);
    }

    #[test]
    fn a_pair_with_itself_or_with_nobody_is_named() {
        assert_eq!(Contiguity::from_pairs(3, &[(0, 1), (2, 2)]), Err(NotAPair { a: 2, b: 2, units: 3 }));
        assert_eq!(Contiguity::from_pairs(3, &[(0, 3)]), Err(NotAPair { a: 0, b: 3, units: 3 }));
    }

    #[test]
    fn no_units_have_no_neighbours() {
        for list in [Contiguity::from_pairs(0, &[]).unwrap(), Contiguity::default()] {
            assert_eq!((list.units(), list.links(), list.isolates().count()), (0, 0, 0));
            assert!(list.neighbours(0).is_empty());
        }
    }
}
