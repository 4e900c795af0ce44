//! Sparse weights between two coverages: for each source, the targets it meets and the area of each piece.

use crate::SquareMetres;
use crate::crosswalk::Measure;

/// The largest relative amount by which the pieces of a source may add up to more than the source.
pub const CONSERVATION: f64 = 1e-9;

/// A piece smaller than this share of its source is a sliver: counted and reported, never lost from the mass.
pub const SLIVER_SHARE: f64 = 0.005;

/// One piece of a source in a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// Position of the source.
    pub source: usize,
    /// Position of the target.
    pub target: usize,
    /// Area (or another extensive measure, such as addresses) of the piece.
    pub area: f64,
}

/// Targets lie over each other or the sources were measured otherwise: something would be counted more than once.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error(
    "the pieces of source {source_index} add up to {pieces} m² of its {whole} m²: repair overlapping targets first"
)]
pub struct NotConserved {
    /// Position of the source.
    pub source_index: usize,
    /// Sum of its pieces, m².
    pub pieces: f64,
    /// Area of the source, m².
    pub whole: f64,
}

/// Compressed sparse rows, source → target. Made once for each pair of vintages.
///
/// With areas the unit is m²; a weighting by addresses, persons or housing uses the same rows with its own [`Measure`].
/// Only the share of a row in its source matters to a transfer, so that a source without any of the measure can have a
/// row of plain area: see [`Weights::fallback`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Weights {
    indptr: Vec<usize>,
    indices: Vec<u32>,
    areas: Vec<f64>,
    source_areas: Vec<f64>,
    target_areas: Vec<f64>,
    dropped: Vec<Piece>,
    measure: Measure,
    fallback: Vec<u32>,
    stray: f64,
}

impl Weights {
    /// Builds the rows. Pieces may come in any order; two of the same source and target are added.
    ///
    /// `dropped` are pieces of rounding size that are left out of the rows but kept in the account.
    ///
    /// # Panics
    /// Where a piece names a source or target that has no area in the lists.
    pub fn new(mut pieces: Vec<Piece>, source_areas: Vec<f64>, target_areas: Vec<f64>, dropped: Vec<Piece>) -> Self {
        assert!(
            pieces.iter().all(|p| p.source < source_areas.len() && p.target < target_areas.len()),
            "every piece names a source and a target of the lists"
        );
        pieces.sort_by_key(|p| (p.source, p.target));
        pieces.dedup_by(|next, kept| {
            let same = (next.source, next.target) == (kept.source, kept.target);
            kept.area += if same { next.area } else { 0.0 };
            same
        });
        let mut indptr = vec![0; source_areas.len() + 1];
        for p in &pieces {
            indptr[p.source + 1] += 1;
        }
        for i in 1..indptr.len() {
            indptr[i] += indptr[i - 1];
        }
        #[expect(clippy::cast_possible_truncation, reason = "a coverage has far fewer than 2³² zones")]
        let indices = pieces.iter().map(|p| p.target as u32).collect();
        let areas = pieces.iter().map(|p| p.area).collect();
        Self { indptr, indices, areas, source_areas, target_areas, dropped, ..Self::default() }
    }

    /// The same rows as a count of something else than m².
    pub(crate) fn counting(self, measure: Measure) -> Self {
        Self { measure, ..self }
    }

    /// The same rows, those of the sources named being plain area. Sources come in order.
    pub(crate) fn falling_back(self, fallback: Vec<u32>) -> Self {
        Self { fallback, ..self }
    }

    /// The same rows, with what was outside every source.
    pub(crate) fn with_stray(self, stray: f64) -> Self {
        Self { stray, ..self }
    }

    /// What the pieces count.
    pub fn measure(&self) -> Measure {
        self.measure
    }

    /// Sources that have nothing of the measure anywhere, in order: their rows are plain area, so that nothing is lost.
    pub fn fallback(&self) -> &[u32] {
        &self.fallback
    }

    /// What of the measure was found outside every source, in its unit.
    pub fn stray(&self) -> f64 {
        self.stray
    }

    /// The same rows with each source spread wholly over the targets it meets; one that meets none stays outside.
    pub fn within(&self) -> Self {
        let mut out = self.clone();
        for (source, whole) in out.source_areas.iter_mut().enumerate() {
            let pieces: f64 = self.row(source).map(|(_, area)| area).sum();
            *whole = if pieces > 0.0 { pieces } else { *whole };
        }
        out
    }

    /// The piece of a source in a target, m²; 0 where they share none.
    pub fn get(&self, source: usize, target: usize) -> f64 {
        let range = match (self.indptr.get(source), self.indptr.get(source + 1)) {
            (Some(&start), Some(&end)) => start..end,
            _ => return 0.0,
        };
        let found = self.indices[range.clone()].binary_search_by(|t| (*t as usize).cmp(&target));
        found.map_or(0.0, |i| self.areas[range.start + i])
    }

    /// Targets of a source with the area of each piece (m²), in the order of the targets. Empty for a source that is not there.
    pub fn row(&self, source: usize) -> impl Iterator<Item = (usize, f64)> {
        let range = match (self.indptr.get(source), self.indptr.get(source + 1)) {
            (Some(&start), Some(&end)) => start..end,
            _ => 0..0,
        };
        self.indices[range.clone()].iter().zip(&self.areas[range]).map(|(&target, &area)| (target as usize, area))
    }

    /// All pieces, by source and then target.
    pub fn iter(&self) -> impl Iterator<Item = Piece> {
        (0..self.sources())
            .flat_map(|source| self.row(source).map(move |(target, area)| Piece { source, target, area }))
    }

    /// Number of sources.
    pub fn sources(&self) -> usize {
        self.source_areas.len()
    }

    /// Number of targets.
    pub fn targets(&self) -> usize {
        self.target_areas.len()
    }

    /// Number of pieces.
    pub fn pieces(&self) -> usize {
        self.areas.len()
    }

    /// Sum of all pieces.
    pub fn total(&self) -> SquareMetres {
        SquareMetres(self.areas.iter().sum())
    }

    /// Whole area of each source, m², whether targets cover it or not.
    pub fn source_areas(&self) -> &[f64] {
        &self.source_areas
    }

    /// Whole area of each target, m².
    pub fn target_areas(&self) -> &[f64] {
        &self.target_areas
    }

    /// Pieces of rounding size that were left out of the rows; their area stays in the account as `outside`.
    pub fn dropped(&self) -> &[Piece] {
        &self.dropped
    }

    /// Number of pieces below [`SLIVER_SHARE`] of their source.
    pub fn slivers(&self) -> usize {
        self.iter().filter(|p| p.area < SLIVER_SHARE * self.source_areas[p.source]).count()
    }

    /// The same pieces as rows of the targets. Rows that fell back on plain area do not mix with the others: transpose
    /// weights of one measure.
    pub fn transpose(&self) -> Self {
        let turned = |p: Piece| Piece { source: p.target, target: p.source, area: p.area };
        Self::new(
            self.iter().map(turned).collect(),
            self.target_areas.clone(),
            self.source_areas.clone(),
            self.dropped.iter().copied().map(turned).collect(),
        )
        .counting(self.measure)
    }

    /// Checks that no source is used more than once.
    ///
    /// # Errors
    /// [`NotConserved`] for the first source whose pieces add up to more than itself by over [`CONSERVATION`].
    pub fn check(&self) -> Result<(), NotConserved> {
        for (source_index, &whole) in self.source_areas.iter().enumerate() {
            let pieces: f64 = self.row(source_index).map(|(_, area)| area).sum();
            if pieces > whole * (1.0 + CONSERVATION) {
                return Err(NotConserved { source_index, pieces, whole });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(source: usize, target: usize, area: f64) -> Piece {
        Piece { source, target, area }
    }

    #[test]
    fn rows_come_in_order_and_equal_pairs_are_added() {
        let w = Weights::new(
            vec![piece(2, 1, 3.0), piece(0, 1, 1.0), piece(0, 0, 2.0), piece(2, 1, 4.0)],
            vec![9.0; 3],
            vec![9.0; 2],
            vec![],
        );
        assert_eq!(w.row(0).collect::<Vec<_>>(), [(0, 2.0), (1, 1.0)]);
        assert_eq!(w.row(1).count(), 0);
        assert_eq!(w.row(2).collect::<Vec<_>>(), [(1, 7.0)]);
        assert_eq!(w.row(3).count(), 0);
        assert_eq!((w.pieces(), w.total()), (3, SquareMetres(10.0)));
    }

    #[test]
    fn the_transpose_of_the_transpose_is_the_same() {
        let w = Weights::new(
            vec![piece(0, 2, 1.0), piece(1, 0, 2.0)],
            vec![4.0, 5.0],
            vec![6.0, 7.0, 8.0],
            vec![piece(1, 1, 1e-9)],
        );
        assert_eq!(w.transpose().row(2).collect::<Vec<_>>(), [(0, 1.0)]);
        assert_eq!(w.transpose().transpose(), w);
    }

    #[test]
    fn a_source_that_is_used_twice_is_named() {
        let w = Weights::new(vec![piece(1, 0, 6.0), piece(1, 1, 6.0)], vec![10.0, 10.0], vec![20.0, 20.0], vec![]);
        assert_eq!(w.check(), Err(NotConserved { source_index: 1, pieces: 12.0, whole: 10.0 }));
    }
}
