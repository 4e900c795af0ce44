//! The search held against every area there is, on many invented cases of up to [`EXACT`] units.

use super::chance::Chance;
use super::testdata::{invented, question};
use super::*;
use rayon::prelude::*;

const CASES: u64 = 1500;

#[test]
fn the_search_comes_within_five_percent_of_the_best_of_all_areas() {
    let gaps: Vec<(f64, String)> = (0..CASES).into_par_iter().filter_map(gap).collect();
    let (worst, which) = gaps.iter().max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
    let missed = gaps.iter().filter(|(gap, _)| *gap > 1e-9).count();
    println!("{} cases, {missed} not the best, worst gap {:.2} %: {which}", gaps.len(), worst * 100.0);
    assert!(gaps.len() > 1000 && *worst <= 0.05);
}

/// How far the search stays below the best area, 0–1; none where there is no area at all, which both must say.
fn gap(case: u64) -> Option<(f64, String)> {
    let mut chance = Chance::new(11, case);
    let (units, neighbours) = invented(EXACT, &mut chance);
    let (limits, options) = question(&units, &mut chance);
    let (units, options) = (Units::new(units, &neighbours).unwrap(), Options { count: 1, ..options });
    let found = local_search(&units, &limits, &options);
    let best = match exhaustive(&units, &limits, &options) {
        Ok(answer) => answer.suggestions[0].area.score.lo,
        Err(DelimitError::NoArea | DelimitError::NoKnownNeed) => {
            assert!(found.is_err(), "case {case} has no area, and one was found");
            return None;
        }
        Err(e) => panic!("case {case}: {e}"),
    };
    let found = found.map_or(0.0, |a| a.suggestions[0].area.score.lo);
    assert!(found <= best * (1.0 + 1e-9), "case {case}: {found} is better than the best, {best}");
    let gap = if best > 0.0 { (1.0 - found / best).max(0.0) } else { 0.0 };
    Some((gap, format!("case {case}, {} units, {limits:?}, {:?}", units.units().len(), options.penalties)))
}
