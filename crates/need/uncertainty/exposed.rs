//! How many people live among the K most exposed, over the draws.

use super::Simulation;
use crate::index::Member;

impl Simulation {
    /// Persons who live in a unit that is among the K: 5 % and 95 % quantile over the draws. Nobody of a unit without a
    /// rank is counted. None where nobody has a rank.
    pub fn exposed(&self, members: &[Member]) -> Option<[f64; 2]> {
        let units = self.ranked.len();
        let ranked = |m: &Member| Some((self.ranked.binary_search(&m.row).ok()?, m.people));
        let parts: Vec<(usize, f64)> = members.iter().filter_map(ranked).collect();
        if parts.is_empty() {
            return None;
        }
        let among = |draw: &[u16]| -> f64 {
            parts.iter().filter(|(i, _)| usize::from(draw[*i]) <= self.k).map(|(_, people)| people).sum()
        };
        let mut found: Vec<f64> = self.ranks.chunks_exact(units).map(among).collect();
        found.sort_unstable_by(f64::total_cmp);
        // Whole draws: a population is not spread between two of them.
        let at = |q: f64| found.get(((found.len() as f64 - 1.0) * q).round() as usize).copied();
        Some([at(0.05)?, at(0.95)?])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uncertainty::Source;

    fn run(ranks: Vec<u16>, ranked: Vec<usize>) -> Simulation {
        let (rows, runs) = (vec![None; 4], vec![]);
        Simulation { source: Source::Both, seed: 1, draws: ranks.len() / ranked.len(), k: 1, rows, runs, ranked, ranks }
    }

    #[test]
    fn people_are_counted_in_the_draws_where_their_unit_is_among_the_k() {
        // Three of four draws have the first on top.
        let run = run(vec![1, 2, 1, 2, 2, 1, 1, 2], vec![0, 3]);
        let of = |people: &[(usize, f64)]| {
            run.exposed(&people.iter().map(|(row, people)| Member { row: *row, people: *people }).collect::<Vec<_>>())
        };
        assert_eq!(of(&[(0, 100.0), (3, 40.0)]), Some([40.0, 100.0]));
        assert_eq!(of(&[(0, 100.0)]), Some([0.0, 100.0]));
        assert_eq!(of(&[(0, 100.0), (1, 500.0)]), Some([0.0, 100.0]), "a unit without a rank");
        assert_eq!(of(&[(1, 500.0)]), None);
    }
}
