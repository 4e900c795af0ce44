//! The straight line times a factor, for places without a network. Whoever shows it says so.

use super::{Nearest, Reason, Time, Times, minutes_per_metre};
use geo_types::Coord;
use rayon::prelude::*;
use rstar::RTree;
use rstar::primitives::GeomWithData;

/// Walking times along straight lines (EPSG:25832, metres) that are `factor` times as long ([`super::DETOUR`]), at a speed in
/// km/h ([`super::WALKING_SPEED`]); over `limit` minutes they are missing. To oneself it is 0.
pub fn straight(origins: &[Coord<f64>], destinations: &[Coord<f64>], factor: f64, speed: f64, limit: f64) -> Times {
    let pace = factor * minutes_per_metre(speed);
    let time = |o: &Coord<f64>, d: &Coord<f64>| Time::within((o.x - d.x).hypot(o.y - d.y) * pace, limit);
    let cells = origins.iter().flat_map(|o| destinations.iter().map(move |d| time(o, d))).collect();
    Times::from_cells(origins.len(), destinations.len(), cells)
}

/// The n-th nearest of each origin in a straight line, n = 1 for the nearest; otherwise as [`straight`].
pub fn straight_nearest(
    origins: &[Coord<f64>],
    destinations: &[Coord<f64>],
    n: usize,
    factor: f64,
    speed: f64,
    limit: f64,
) -> Vec<Nearest> {
    let pace = factor * minutes_per_metre(speed);
    let tree = RTree::bulk_load(
        destinations.iter().enumerate().map(|(i, d)| GeomWithData::new([d.x, d.y], i)).collect::<Vec<_>>(),
    );
    let nearest = |o: &Coord<f64>| {
        // Nearer first, and of those equally near the one that comes first.
        let mut found: Vec<(f64, usize)> = Vec::new();
        for (place, squared) in tree.nearest_neighbor_iter_with_distance_2(&[o.x, o.y]) {
            if found.len() >= n && found.last().is_some_and(|last| squared > last.0) {
                break;
            }
            found.push((squared, place.data));
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        match n.checked_sub(1).and_then(|i| found.get(i)) {
            Some(&(_, place)) => {
                let d = destinations[place];
                let time = Time::within((o.x - d.x).hypot(o.y - d.y) * pace, limit);
                Nearest { time, destination: time.minutes().map(|_| place) }
            }
            None => Nearest::missing(Reason::Unreachable),
        }
    };
    origins.par_iter().map(nearest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{DETOUR, WALKING_SPEED};
    use proptest::prelude::*;

    fn at(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    #[test]
    fn eight_hundred_metres_in_a_straight_line_are_thirteen_minutes() {
        let t = straight(&[at(0.0, 0.0)], &[at(480.0, 640.0), at(0.0, 0.0)], DETOUR, WALKING_SPEED, 60.0);
        let minutes: Vec<f64> = t.row(0).iter().map(|t| t.minutes().unwrap()).collect();
        assert!((minutes[0] - 13.0).abs() < 1e-12 && minutes[1] == 0.0, "{minutes:?}");
        let over = straight(&[at(0.0, 0.0)], &[at(480.0, 640.0)], DETOUR, WALKING_SPEED, 12.9);
        assert_eq!(over.get(0, 0), Some(Time::Missing(Reason::OverLimit)));
    }

    proptest! {
        #[test]
        fn the_nth_nearest_is_the_nth_of_all_pairs(
            origins in prop::collection::vec((0..20, 0..20), 1..8),
            destinations in prop::collection::vec((0..20, 0..20), 0..8),
            n in 1..5_usize,
        ) {
            let places = |v: &[(i32, i32)]| v.iter().map(|&(x, y)| at(x.into(), y.into())).collect::<Vec<_>>();
            let (o, d) = (places(&origins), places(&destinations));
            let (factor, limit) = (60.0, 15.0);
            let all = straight(&o, &d, factor, 3.6, limit).nth(n);
            prop_assert_eq!(straight_nearest(&o, &d, n, factor, 3.6, limit), all);
        }
    }
}
