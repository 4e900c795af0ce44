//! Small networks drawn by hand, with times one can work out on paper.

use super::*;
use crate::access::{Nearest, Reason, Time};
use geo::{Area, Contains, Euclidean, Length};

/// Lines at a level, as pairs of coordinates.
struct Drawing(Vec<(LineString<f64>, WalkClass, i8)>);

fn draw(lines: &[&[(f64, f64)]]) -> Drawing {
    Drawing(lines.iter().map(|l| (LineString::from(l.to_vec()), WalkClass::Road, 0)).collect())
}

impl Drawing {
    fn and(mut self, class: WalkClass, level: i8, line: &[(f64, f64)]) -> Self {
        self.0.push((LineString::from(line.to_vec()), class, level));
        self
    }

    fn with(&self, options: Options) -> (Network, NetworkReport) {
        let line = |(geometry, class, level): &(LineString<f64>, WalkClass, i8)| (geometry.clone(), *class, *level);
        let lines: Vec<_> = self.0.iter().map(line).collect();
        let lines: Vec<Line<'_>> =
            lines.iter().map(|(geometry, class, level)| Line { geometry, class: *class, level: *level }).collect();
        Network::build(&lines, options)
    }

    /// 80 m a minute, and every component takes places.
    fn build(&self) -> (Network, NetworkReport) {
        self.with(Options { least_component: 0.0, ..Options::default() })
    }
}

fn at(x: f64, y: f64) -> Coord<f64> {
    Coord { x, y }
}

/// Time between two points without a limit.
fn walk(network: &Network, a: (f64, f64), b: (f64, f64)) -> Time {
    let snaps = network.snap_all(&[at(a.0, a.1), at(b.0, b.1)]);
    network.times(&snaps[..1], &snaps[1..], f64::INFINITY).get(0, 0).unwrap()
}

fn minutes(network: &Network, a: (f64, f64), b: (f64, f64)) -> f64 {
    walk(network, a, b).minutes().unwrap_or_else(|| panic!("{a:?} to {b:?}: {:?}", walk(network, a, b)))
}

#[track_caller]
fn assert_close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

#[test]
fn lines_are_cut_where_they_share_a_corner_and_counted() {
    let (network, report) = draw(&[&[(0.0, 0.0), (80.0, 0.0), (160.0, 0.0)], &[(80.0, 0.0), (80.0, 80.0)]]).build();
    let expected = NetworkReport {
        nodes: 4,
        edges: 3,
        length: 240.0,
        components: 1,
        largest_share: 1.0,
        bridges: 3,
        snapped_ends: 0,
        dropped: 0,
    };
    assert_eq!(report, expected);
    assert_close(minutes(&network, (0.0, 0.0), (80.0, 80.0)), 2.0);
}

#[test]
fn ends_half_a_metre_apart_meet_and_ends_further_apart_do_not() {
    let gap = |gap: f64| draw(&[&[(0.0, 0.0), (80.0, 0.0)], &[(80.0 + gap, 0.0), (160.0, 0.0)]]).build();
    let ((near, report), (far, apart)) = (gap(0.4), gap(0.6));
    assert_eq!((report.components, report.snapped_ends, report.nodes), (1, 2, 3));
    assert_close(minutes(&near, (0.0, 0.0), (160.0, 0.0)), 2.0);
    assert_eq!((apart.components, apart.snapped_ends), (2, 0));
    assert_eq!(walk(&far, (0.0, 0.0), (160.0, 0.0)), Time::Missing(Reason::Unreachable));
}

#[test]
fn a_bridge_is_joined_to_the_road_before_it_and_not_to_what_it_crosses() {
    let road: &[(f64, f64)] = &[(-80.0, 0.0), (-40.0, 0.0)];
    let below: &[(f64, f64)] = &[(0.0, -80.0), (0.0, 0.0), (0.0, 80.0)];
    let (network, report) =
        draw(&[road, below]).and(WalkClass::Path, 1, &[(-40.0, 0.0), (0.0, 0.0), (40.0, 0.0)]).build();
    assert_eq!((report.components, report.nodes, report.edges), (2, 5, 3));
    assert_eq!(walk(&network, (-80.0, 0.0), (0.0, 80.0)), Time::Missing(Reason::Unreachable));
    // The same crossing on the ground.
    let (network, report) = draw(&[road, below, &[(-40.0, 0.0), (0.0, 0.0), (40.0, 0.0)]]).build();
    assert_eq!(report.components, 1);
    assert_close(minutes(&network, (-80.0, 0.0), (0.0, 80.0)), 2.0);
}

#[test]
fn stairs_that_end_on_a_corner_of_a_bridge_lead_up_to_it() {
    let (_, report) =
        draw(&[&[(0.0, -80.0), (0.0, 0.0)]]).and(WalkClass::Path, 1, &[(-40.0, 0.0), (0.0, 0.0), (40.0, 0.0)]).build();
    assert_eq!((report.components, report.nodes), (1, 4));
}

#[test]
fn an_end_in_the_middle_of_a_line_splits_it_where_that_is_asked_for() {
    let t = draw(&[&[(0.0, 0.0), (160.0, 0.0)], &[(80.0, 0.3), (80.0, 80.3)]]);
    let (network, report) = t.build();
    assert_eq!((report.nodes, report.edges, report.components, report.snapped_ends), (4, 3, 1, 1));
    assert!((minutes(&network, (0.0, 0.0), (80.0, 80.3)) - 2.0).abs() < 0.01);
    let options = Options { joining: Joining::Corners, ..Options::default() };
    assert_eq!(t.with(options).1.components, 2);
    let bridge = draw(&[&[(0.0, 0.0), (160.0, 0.0)]]).and(WalkClass::Path, 1, &[(80.0, 0.0), (80.0, 80.0)]);
    assert_eq!(bridge.build().1.components, 2);
}

#[test]
fn two_ends_on_the_same_line_split_it_twice() {
    let lines: [&[(f64, f64)]; 3] =
        [&[(0.0, 0.0), (160.0, 0.0)], &[(40.0, 0.0), (40.0, 40.0)], &[(120.0, 0.0), (120.0, 40.0)]];
    let (network, report) = draw(&lines).build();
    assert_eq!((report.nodes, report.edges, report.components), (6, 5, 1));
    assert_close(minutes(&network, (40.0, 40.0), (120.0, 40.0)), 2.0);
}

#[test]
fn a_bend_with_many_corners_is_not_drawn_together() {
    let bend: Vec<(f64, f64)> = (0..=400).map(|i| (f64::from(i) * 0.2, 0.0)).collect();
    let (network, report) =
        draw(&[&bend, &[(40.0, 0.0), (40.0, 80.0)], &[(60.0, -10.0), (60.1, 0.1), (60.0, 10.0)]]).build();
    assert!((report.length - 80.0 - 80.0 - 20.0).abs() < 0.3, "{report:?}");
    assert_eq!(report.components, 1);
    assert!((minutes(&network, (0.0, 0.0), (80.0, 0.0)) - 1.0).abs() < 0.01);
}

#[test]
fn a_line_that_ends_on_itself_is_a_loop_with_a_stalk() {
    let stalk: &[(f64, f64)] = &[(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (20.0, 40.0), (20.0, 0.0)];
    let (network, report) = draw(&[stalk]).build();
    assert_eq!((report.nodes, report.edges, report.bridges, report.dropped), (2, 2, 1, 0));
    assert_close(minutes(&network, (0.0, 0.0), (20.0, 40.0)), 60.0 / 80.0);
    assert_close(minutes(&network, (40.0, 40.0), (20.0, 30.0)), 30.0 / 80.0);
    assert_eq!(network.cut_edges(), [CutEdge { edge: 0, behind: 0.0 }]);
}

#[test]
fn what_is_no_line_is_left_out_and_counted() {
    let (network, report) = draw(&[
        &[(0.0, 0.0), (80.0, 0.0)],
        &[(5.0, 5.0), (5.0, 5.0)],
        &[],
        &[(f64::NAN, 0.0), (1.0, 0.0)],
        &[(30.0, 30.0), (30.1, 30.0)],
    ])
    .build();
    assert_eq!((report.edges, report.dropped), (1, 4));
    assert_eq!(network.edges()[0].line, 0);
    let (nothing, report) = draw(&[]).build();
    assert_eq!((report.components, report.largest_share), (0, 0.0));
    assert_eq!(nothing.snap(at(0.0, 0.0)), None);
    assert_eq!(nothing.nearest(&[None], &[None], 1, 60.0), [Nearest::missing(Reason::NoSnap)]);
}

#[test]
fn stairs_take_twice_as_long() {
    let (network, _) = draw(&[]).and(WalkClass::Stairs, 0, &[(0.0, 0.0), (80.0, 0.0)]).build();
    assert_close(minutes(&network, (0.0, 0.0), (80.0, 0.0)), 2.0);
}

#[test]
fn the_walk_to_the_network_counts_and_beyond_the_reach_there_is_none() {
    let (network, _) = draw(&[&[(0.0, 0.0), (800.0, 0.0)]]).build();
    assert_close(minutes(&network, (80.0, 80.0), (400.0, -160.0)), 1.0 + 4.0 + 2.0);
    let snap = network.snap(at(200.0, 250.0)).unwrap();
    assert_eq!((snap.edge, snap.t, snap.distance), (0, 0.25, 250.0));
    assert_eq!(network.snap(at(200.0, 250.1)), None);
    assert_eq!(network.snap(at(f64::NAN, 0.0)), None);
    assert_eq!(walk(&network, (0.0, 0.0), (0.0, 300.0)), Time::Missing(Reason::NoSnap));
    assert_eq!(walk(&network, (0.0, 300.0), (0.0, 300.0)), Time::Missing(Reason::NoSnap));
}

#[test]
fn a_place_is_no_minutes_from_itself_and_its_neighbour_across_the_yard_walks_round() {
    let (network, _) = draw(&[&[(0.0, 0.0), (800.0, 0.0)]]).build();
    assert_eq!(walk(&network, (80.0, 80.0), (80.0, 80.0)), Time::Minutes(0.0));
    assert_close(minutes(&network, (80.0, 80.0), (80.0, 79.0)), (80.0 + 79.0) / 80.0);
    let here = network.snap_all(&[at(80.0, 80.0)]);
    assert_eq!(network.nearest(&here, &here, 1, 60.0)[0].time, Time::Minutes(0.0));
}

#[test]
fn a_trip_within_an_edge_does_not_go_by_its_ends_unless_that_is_shorter() {
    let (straight, _) = draw(&[&[(0.0, 0.0), (800.0, 0.0)]]).build();
    assert_close(minutes(&straight, (400.0, 0.0), (480.0, 0.0)), 1.0);
    // A horseshoe whose ends a path of 10 m joins.
    let (network, report) =
        draw(&[&[(0.0, 0.0), (0.0, 400.0), (10.0, 400.0), (10.0, 0.0)], &[(0.0, 0.0), (10.0, 0.0)]]).build();
    assert_eq!(report.bridges, 0);
    assert_close(minutes(&network, (0.0, 20.0), (10.0, 20.0)), 50.0 / 80.0);
}

#[test]
fn places_do_not_stand_on_bridges_nor_on_a_loose_stretch() {
    let drawing = draw(&[&[(0.0, 0.0), (2000.0, 0.0)], &[(0.0, 100.0), (50.0, 100.0)]])
        .and(WalkClass::Path, 1, &[(0.0, 40.0), (2000.0, 40.0)])
        .and(WalkClass::Path, -1, &[(0.0, 60.0), (2000.0, 60.0)]);
    let (network, report) = drawing.with(Options::default());
    assert_eq!((report.components, report.largest_share), (4, 2000.0 / 6050.0));
    assert_eq!(network.edges()[network.snap(at(10.0, 90.0)).unwrap().edge as usize].line, 0);
    let (all, _) = drawing.build();
    assert_eq!(all.edges()[all.snap(at(10.0, 90.0)).unwrap().edge as usize].line, 1);
}

#[test]
fn cut_edges_say_how_much_lies_behind_them_and_parallel_paths_are_none() {
    let ring: &[(f64, f64)] = &[(100.0, 0.0), (150.0, 50.0), (200.0, 0.0), (150.0, -50.0), (100.0, 0.0)];
    let twin: [&[(f64, f64)]; 2] = [&[(-40.0, 0.0), (0.0, 0.0)], &[(-40.0, 0.0), (-20.0, 5.0), (0.0, 0.0)]];
    let (network, report) =
        draw(&[twin[0], twin[1], &[(0.0, 0.0), (100.0, 0.0)], ring, &[(200.0, 0.0), (230.0, 0.0)]]).build();
    let behind: f64 = network.edges()[..2].iter().map(|e| e.length).sum();
    let found: Vec<_> = network.cut_edges().iter().map(|c| (network.edges()[c.edge as usize].line, c.behind)).collect();
    assert_eq!((found.len(), report.bridges, found[0].0, found[1]), (2, 2, 2, (4, 0.0)));
    assert_close(found[0].1, behind);
}

#[test]
fn every_missing_time_has_its_reason() {
    let (network, _) = draw(&[&[(0.0, 0.0), (800.0, 0.0)], &[(0.0, 1000.0), (800.0, 1000.0)]]).build();
    let origins = network.snap_all(&[at(0.0, 0.0), at(0.0, 500.0), at(0.0, 1000.0)]);
    let arenas = network.snap_all(&[at(80.0, 0.0), at(800.0, 0.0), at(0.0, 600.0)]);
    let missing = |r| Time::Missing(r);
    let table = network.times(&origins, &arenas, 5.0);
    assert_eq!(table.row(0), [Time::Minutes(1.0), missing(Reason::OverLimit), missing(Reason::NoSnap)]);
    assert_eq!(table.row(1), [missing(Reason::NoSnap); 3]);
    assert_eq!(table.row(2), [missing(Reason::Unreachable), missing(Reason::Unreachable), missing(Reason::NoSnap)]);
    for n in 0..5 {
        assert_eq!(network.nearest(&origins, &arenas, n, 5.0), table.nth(n), "n = {n}");
    }
    assert_eq!(network.nearest(&origins, &arenas, 2, f64::INFINITY)[0].time, Time::Minutes(10.0));
}

#[test]
fn an_isochrone_is_the_network_cut_at_the_minute_and_no_circle() {
    let (network, _) = draw(&[&[(-800.0, 0.0), (0.0, 0.0), (800.0, 0.0)], &[(0.0, 0.0), (0.0, 80.0)]]).build();
    let from = network.snap(at(0.0, 0.0)).unwrap();
    let found = network.isochrones(&from, &[10.0, 5.0], STREET);
    assert_eq!(found.iter().map(|i| i.minutes).collect::<Vec<_>>(), [10.0, 5.0]);
    assert_close(Euclidean.length(&found[1].lines), 400.0 + 400.0 + 80.0);
    assert_close(Euclidean.length(&found[0].lines), 1680.0);
    let [ten, five] = [&found[0].ground, &found[1].ground];
    assert!(five.contains(&at(399.0, 0.0)) && five.contains(&at(0.0, 129.0)) && !five.contains(&at(0.0, 140.0)));
    assert!(ten.contains(&at(700.0, 49.0)) && !five.contains(&at(700.0, 49.0)) && !ten.contains(&at(400.0, 60.0)));
    let circle = std::f64::consts::PI * 800.0_f64.powi(2);
    assert!(ten.unsigned_area() < circle / 10.0);
}

#[test]
fn an_isochrone_within_an_edge_counts_the_walk_to_it_and_may_be_empty() {
    let (network, _) = draw(&[&[(0.0, 0.0), (800.0, 0.0)]]).build();
    let from = network.snap(at(400.0, 80.0)).unwrap();
    let found = network.isochrones(&from, &[0.5, 1.0, 2.0], STREET);
    assert!(found[..2].iter().all(|i| i.lines.0.is_empty() && i.ground.0.is_empty()));
    assert_eq!(found[2].lines.0.len(), 1);
    assert_close(Euclidean.length(&found[2].lines), 160.0);
}

#[test]
fn a_ring_is_reached_from_both_sides_and_the_far_part_is_left_out() {
    let ring: &[(f64, f64)] = &[(0.0, 0.0), (400.0, 0.0), (400.0, 400.0), (0.0, 400.0), (0.0, 0.0)];
    let (network, _) = draw(&[ring]).build();
    let from = network.snap(at(0.0, 200.0)).unwrap();
    let found = network.isochrones(&from, &[5.0, 9.0, 11.0], STREET);
    let lengths: Vec<f64> = found.iter().map(|i| Euclidean.length(&i.lines)).collect();
    assert_close(lengths[0], 800.0);
    assert_close(lengths[1], 1440.0);
    assert_close(lengths[2], 1600.0);
    assert_eq!(found[2].ground.0[0].interiors().len(), 1);
}
