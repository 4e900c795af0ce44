//! Sources that each lie in one target: from a table, or found by area.

use super::Measure;
use crate::weights::{Piece, SLIVER_SHARE, Weights};

/// Weights of a nesting table: the one target of each source, of `targets` in all. A source without one is outside.
///
/// # Panics
/// Where the table names a target that is not among them.
pub fn by_table(table: &[Option<usize>], targets: usize) -> Weights {
    let piece = |(source, target): (usize, &Option<usize>)| target.map(|target| Piece { source, target, area: 1.0 });
    let pieces: Vec<Piece> = table.iter().enumerate().filter_map(piece).collect();
    let mut held = vec![0.0; targets];
    pieces.iter().for_each(|p| held[p.target] += 1.0);
    Weights::new(pieces, vec![1.0; table.len()], held, vec![]).counting(Measure::Table)
}

/// The one target of each source where every source lies at least 99.5 % by area in one; else none.
///
/// What is less is a sliver of digitising, and CEJST counts ≥ 99.5 % as wholly inside.
pub fn is_nested(area: &Weights) -> Option<Vec<usize>> {
    let target_of = |source: usize| {
        let (target, part) = area.row(source).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
        (part >= (1.0 - SLIVER_SHARE) * area.source_areas()[source]).then_some(target)
    };
    (0..area.sources()).map(target_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::overlay;
    use crate::testdata::rectangle;

    #[test]
    fn sources_within_their_targets_but_for_a_sliver_are_nested() {
        let sources = [rectangle(0.0, 0.0, 10.0, 10.0), rectangle(10.0, 0.0, 20.0, 10.0)];
        let halves = |border: f64| [rectangle(border, 0.0, 30.0, 10.0), rectangle(-5.0, 0.0, border, 10.0)];
        assert_eq!(is_nested(&overlay(&sources, &halves(10.04))), Some(vec![1, 0]));
        assert_eq!(is_nested(&overlay(&sources, &halves(10.06))), None);
        assert_eq!(is_nested(&overlay(&sources, &halves(10.04)[..1])), None);
    }

    #[test]
    fn a_table_gives_each_source_to_its_target_and_the_rest_to_none() {
        let w = by_table(&[Some(1), None, Some(1)], 2);
        assert_eq!((w.measure(), w.target_areas()), (Measure::Table, [0.0, 2.0].as_slice()));
        assert_eq!(w.row(2).collect::<Vec<_>>(), [(1, 1.0)]);
        assert_eq!(w.row(1).count(), 0);
    }
}
