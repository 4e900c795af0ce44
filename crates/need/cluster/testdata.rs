//! Lattices for tests.

use spatial::Contiguity;

fn lattice(side: usize, steps: &[(usize, usize, usize)]) -> Contiguity {
    // A step goes (left, right, down) from a cell.
    let of = |i: usize| {
        let (x, y) = (i % side, i / side);
        steps.iter().filter_map(move |&(left, right, down)| {
            let x = (x + right).checked_sub(left)?;
            (x < side && y + down < side).then_some((i, (y + down) * side + x))
        })
    };
    Contiguity::from_pairs(side * side, &(0..side * side).flat_map(of).collect::<Vec<_>>()).unwrap()
}

/// Rook neighbours on a lattice of `side` × `side`, row by row.
pub(super) fn rook(side: usize) -> Contiguity {
    lattice(side, &[(0, 1, 0), (0, 0, 1)])
}

/// Queen neighbours on the same lattice.
pub(super) fn queen(side: usize) -> Contiguity {
    lattice(side, &[(0, 1, 0), (0, 0, 1), (0, 1, 1), (1, 0, 1)])
}

/// A value for every unit.
pub(super) fn known(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

/// Every order of `0..n`.
pub(super) fn orders(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![vec![]];
    }
    let shorter = orders(n - 1);
    let put = |o: &Vec<usize>, at: usize| [&o[..at], &[n - 1], &o[at..]].concat();
    shorter.iter().flat_map(|o| (0..n).map(move |at| put(o, at))).collect()
}
