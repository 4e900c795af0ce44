//! Laws that hold for any units and any question.

use super::chance::Chance;
use super::testdata::{invented, question};
use super::*;
use proptest::prelude::*;

/// A few units, a question of them, and what to add to it.
struct Case {
    units: Vec<Unit>,
    neighbours: Vec<Neighbour>,
    limits: Limits,
    options: Options,
}

/// Up to so many units; some hidden, some that must or must not be in the area.
fn case(seed: u64, most: usize) -> Case {
    let mut chance = Chance::new(seed, 1);
    let (mut units, neighbours) = invented(most, &mut chance);
    let (limits, mut options) = question(&units, &mut chance);
    for (at, unit) in units.iter_mut().enumerate() {
        match chance.below(20) {
            0 => unit.need = Figure::Missing,
            1 => unit.persons = Figure::Between { lo: 1.0, hi: 4.0 },
            2 => options.exclude.push(at),
            3 if options.include.is_empty() => options.include.push(at),
            _ => {}
        }
    }
    Case { units, neighbours, limits, options }
}

type Ask = fn(&Units, &Limits, &Options) -> Result<Answer, DelimitError>;

impl Case {
    fn units(&self) -> Units {
        Units::new(self.units.clone(), &self.neighbours).unwrap()
    }

    fn ask(&self, ask: Ask) -> Option<Answer> {
        ask(&self.units(), &self.limits, &self.options).ok()
    }

    /// The same with its units in another order.
    fn moved(&self, order: &[usize]) -> Self {
        let to = |at: usize| order.iter().position(|o| *o == at).unwrap();
        let all = |set: &[usize]| set.iter().map(|at| to(*at)).collect();
        let mut neighbours: Vec<Neighbour> =
            self.neighbours.iter().map(|n| Neighbour { a: to(n.b), b: to(n.a), ..*n }).collect();
        neighbours.reverse();
        let options = Options {
            include: all(&self.options.include),
            exclude: all(&self.options.exclude),
            ..self.options.clone()
        };
        Self {
            units: order.iter().map(|&at| self.units[at].clone()).collect(),
            neighbours,
            limits: self.limits,
            options,
        }
    }
}

fn ids<'a>(units: &'a [Unit], area: &Evaluation) -> Vec<&'a str> {
    let mut ids: Vec<&str> = area.units.iter().map(|&at| units[at].id.as_str()).collect();
    ids.sort_unstable();
    ids
}

/// Every connected set between the limits, by trying all sets one by one.
fn best_of_all_sets(case: &Case) -> Option<f64> {
    let units = case.units();
    let n = case.units.len();
    let sets = (1_u32..1 << n).map(|mask| (0..n).filter(|at| mask >> at & 1 == 1).collect::<Vec<_>>());
    let allowed = sets.filter(|set| {
        case.options.include.iter().all(|at| set.contains(at))
            && !set.iter().any(|at| case.options.exclude.contains(at))
            && set.iter().all(|&at| case.units[at].is_known() || case.options.include.contains(&at))
    });
    let areas = allowed.map(|set| evaluate(&units, &set, &case.options.penalties).unwrap());
    let fits = |a: &Evaluation| {
        a.parts == 1 && a.persons.lo >= case.limits.min() && a.persons.hi.unwrap() <= case.limits.max()
    };
    areas.filter(fits).map(|a| a.score.lo).reduce(f64::max)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_suggested_area_is_connected_within_limits_and_scores_what_evaluate_says(seed: u64) {
        let case = case(seed, 40);
        for answer in [local_search as Ask, suggest].iter().filter_map(|ask| case.ask(*ask)) {
            let Options { include, exclude, penalties, .. } = &case.options;
            for Suggestion { area, upper_bound, gap } in &answer.suggestions {
                prop_assert_eq!(area.parts, 1);
                prop_assert!(area.persons.lo >= case.limits.min() && area.persons.hi.unwrap() <= case.limits.max());
                prop_assert!(include.iter().all(|at| area.units.contains(at)));
                prop_assert!(!area.units.iter().any(|at| exclude.contains(at)));
                prop_assert!(area.unknown.iter().all(|at| include.contains(at)));
                prop_assert_eq!(area, &evaluate(&case.units(), &area.units, penalties).unwrap());
                prop_assert!(area.score.lo <= upper_bound * (1.0 + 1e-9) && area.score.lo <= area.score.hi.unwrap());
                prop_assert!((0.0..=1.0).contains(gap) && (0.0..=1.0).contains(&area.compactness));
            }
            let scores: Vec<f64> = answer.suggestions.iter().map(|s| s.area.score.lo).collect();
            prop_assert!(scores.windows(2).all(|w| w[0] >= w[1]));
        }
    }

    #[test]
    fn no_two_suggestions_have_more_persons_in_common_than_is_allowed(seed: u64, overlap in 0.0..1.0f64) {
        let mut case = case(seed, 40);
        case.options.overlap = overlap;
        for answer in [local_search as Ask, suggest].iter().filter_map(|ask| case.ask(*ask)) {
            let sets: Vec<&[usize]> = answer.suggestions.iter().map(|s| s.area.units.as_slice()).collect();
            let persons = |set: &[usize]| set.iter().map(|&at| case.units[at].persons.lo()).sum::<f64>();
            for (a, b) in sets.iter().enumerate().flat_map(|(i, a)| sets[..i].iter().map(move |b| (a, b))) {
                let common: Vec<usize> = a.iter().copied().filter(|at| b.contains(at)).collect();
                let either = persons(a) + persons(b) - persons(&common);
                prop_assert!(a != b && persons(&common) <= overlap * either * (1.0 + 1e-9));
            }
        }
    }

    #[test]
    fn every_way_of_trying_all_areas_finds_the_same_and_no_area_scores_more_than_the_bound(seed: u64) {
        let case = case(seed, 9);
        let (all, exact) = (best_of_all_sets(&case), case.ask(exhaustive));
        if let Some(exact) = &exact {
            let best = exact.suggestions[0].area.score.lo;
            prop_assert!((best - all.unwrap()).abs() <= 1e-9 * best.abs(), "{} is not {:?}", best, all);
            let bound = upper_bound(&case.units(), &case.limits, &case.options).unwrap();
            prop_assert!(best <= bound * (1.0 + 1e-9), "{} is over {}", best, bound);
        } else {
            let known = case.units().units().iter().any(|u| u.persons.known().and(u.need.known()).is_some());
            prop_assert!(all.is_none() || !known || case.units.iter().enumerate().all(|(at, u)| !u.is_known() || case.options.exclude.contains(&at)));
        }
    }

    #[test]
    fn no_area_of_twenty_units_scores_more_than_the_bound(seed: u64) {
        let case = case(seed, EXACT);
        if let Some(exact) = case.ask(exhaustive) {
            let bound = upper_bound(&case.units(), &case.limits, &case.options).unwrap();
            prop_assert!(exact.suggestions[0].area.score.lo <= bound * (1.0 + 1e-9));
        }
    }

    #[test]
    fn the_order_of_units_and_neighbours_does_not_matter(
        (seed, order) in any::<u64>().prop_flat_map(|seed| {
            let n = case(seed, 30).units.len();
            (Just(seed), Just((0..n).collect::<Vec<_>>()).prop_shuffle())
        }),
    ) {
        let case = case(seed, 30);
        let moved = case.moved(&order);
        for ask in [local_search as Ask, suggest] {
            let (one, other) = (case.ask(ask), moved.ask(ask));
            let said = |case: &Case, answer: &Option<Answer>| answer.as_ref().map(|a| {
                let areas: Vec<_> = a.suggestions.iter().map(|s| (ids(&case.units, &s.area).join(" "), s.area.score)).collect();
                (areas, a.upper_bound, a.candidates)
            });
            prop_assert_eq!(said(&case, &one), said(&moved, &other));
        }
    }

    #[test]
    fn more_weight_on_compactness_never_makes_the_best_area_less_compact(seed: u64, less in 0.0..1.0f64, more in 0.0..1.0f64) {
        let mut case = case(seed, 14);
        let mut best = |compactness: f64| {
            case.options.penalties.compactness = compactness;
            case.ask(exhaustive).map(|a| a.suggestions[0].area.clone())
        };
        if let (Some(loose), Some(tight)) = (best(less.min(more)), best(less.max(more))) {
            prop_assert!(loose.score.lo <= 0.0 || tight.compactness >= loose.compactness - 1e-9);
        }
    }

    #[test]
    fn more_weight_on_barriers_never_gives_the_best_area_a_larger_share_beyond_them(seed: u64, less in 0.0..1.0f64, more in 0.0..1.0f64) {
        let mut case = case(seed, 14);
        let mut best = |barrier: f64| {
            case.options.penalties.barrier = barrier;
            case.ask(exhaustive).map(|a| a.suggestions[0].area.clone())
        };
        if let (Some(loose), Some(tight)) = (best(less.min(more)), best(less.max(more))) {
            let share = |area: &Evaluation| area.beyond / area.exposed.lo;
            prop_assert!(loose.score.lo <= 0.0 || share(&tight) <= share(&loose) + 1e-9);
        }
    }
}
