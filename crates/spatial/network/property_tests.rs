//! Laws of walking on any network, and the answers of another search on the same graph.

use super::*;
use crate::access::{Time, Times};
use geo::{Area, BooleanOps};
use petgraph::algo::floyd_warshall;
use petgraph::graph::{NodeIndex, UnGraph};
use proptest::prelude::*;

const LIMIT: f64 = 25.0;

/// Lines through a lattice of 100 m, some along the same way, some loose, some stairs and bridges.
fn lines() -> impl Strategy<Value = Vec<(LineString<f64>, WalkClass, i8)>> {
    let class = prop_oneof![4 => Just(WalkClass::Road), 1 => Just(WalkClass::Path), 1 => Just(WalkClass::Stairs)];
    let level = prop_oneof![6 => Just(0_i8), 1 => Just(1_i8)];
    let corners = prop::collection::vec((0..7, 0..7), 2..6);
    prop::collection::vec((corners, class, level), 1..14).prop_map(|lines| {
        let corner = |&(x, y): &(i32, i32)| (f64::from(x) * 100.0 + 5e5, f64::from(y) * 100.0 + 7e6);
        lines.iter().map(|(l, c, v)| (LineString::from(l.iter().map(corner).collect::<Vec<_>>()), *c, *v)).collect()
    })
}

/// Ways through the lattice with a corner at every crossing, none along another.
fn ways() -> impl Strategy<Value = Vec<(LineString<f64>, WalkClass, i8)>> {
    lines().prop_map(|lines| {
        let mut walked = std::collections::HashSet::new();
        lines.iter().flat_map(|(line, class, _)| steps(line, &mut walked).into_iter().map(|l| (l, *class, 0))).collect()
    })
}

/// A line along the lattice, cut where it would go where one has gone before.
fn steps(line: &LineString<f64>, walked: &mut std::collections::HashSet<[i64; 4]>) -> Vec<LineString<f64>> {
    let key = |c: Coord<f64>| [c.x as i64, c.y as i64];
    let mut parts = vec![vec![line.0[0]]];
    for to in line.0.iter().flat_map(|c| [(Some(c.x), None), (None, Some(c.y))]) {
        loop {
            let from = *parts.last().and_then(|p| p.last()).unwrap();
            let step = |goal: Option<f64>, at: f64| goal.map_or(0.0, |g| 100.0 * (g - at).clamp(-1.0, 1.0));
            let next = Coord { x: from.x + step(to.0, from.x), y: from.y + step(to.1, from.y) };
            if next == from {
                break;
            }
            let ([a, b], [c, d]) = (key(from).min(key(next)), key(from).max(key(next)));
            if walked.insert([a, b, c, d]) {
                parts.last_mut().unwrap().push(next);
            } else {
                parts.push(vec![next]);
            }
        }
    }
    parts.into_iter().filter(|p| p.len() > 1).map(LineString).collect()
}

fn build(lines: &[(LineString<f64>, WalkClass, i8)]) -> Network {
    let lines: Vec<Line<'_>> =
        lines.iter().map(|(geometry, class, level)| Line { geometry, class: *class, level: *level }).collect();
    Network::build(&lines, Options { least_component: 300.0, reach: 120.0, ..Options::default() }).0
}

/// Places on and off the network; every fifth place twice.
fn places() -> impl Strategy<Value = Vec<Coord<f64>>> {
    prop::collection::vec((-200.0..800.0, -200.0..800.0, 0..5), 1..9).prop_map(|places| {
        let place =
            |&(x, y, twice): &(f64, f64, i32)| vec![Coord { x: x + 5e5, y: y + 7e6 }; if twice == 0 { 2 } else { 1 }];
        places.iter().flat_map(place).collect()
    })
}

fn close(a: Time, b: Time) -> bool {
    match (a, b) {
        (Time::Minutes(a), Time::Minutes(b)) => (a - b).abs() < 1e-9,
        // A limit that falls on the minute itself may be passed by rounding.
        (Time::Minutes(m), Time::Missing(_)) | (Time::Missing(_), Time::Minutes(m)) => (m - LIMIT).abs() < 1e-9,
        _ => a == b,
    }
}

fn all(times: &Times) -> Vec<Time> {
    (0..times.origins()).flat_map(|o| times.row(o).to_vec()).collect()
}

/// Floyd and Warshall's shortest minutes between all nodes, by petgraph.
fn between_nodes(network: &Network) -> Vec<Vec<f64>> {
    let mut graph: UnGraph<(), f64> = UnGraph::new_undirected();
    let nodes: Vec<NodeIndex> = network.nodes().iter().map(|_| graph.add_node(())).collect();
    for e in network.edges() {
        graph.add_edge(nodes[e.nodes[0] as usize], nodes[e.nodes[1] as usize], e.minutes);
    }
    let found = floyd_warshall(&graph, |e| *e.weight()).unwrap();
    let minutes =
        |a: &NodeIndex, b: &NodeIndex| found.get(&(*a, *b)).copied().filter(|m| *m < f64::MAX).unwrap_or(f64::INFINITY);
    nodes.iter().map(|a| nodes.iter().map(|b| minutes(a, b)).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn times_are_those_of_floyd_and_warshall(lines in lines(), places in places()) {
        let network = build(&lines);
        let nodes = between_nodes(&network);
        let snaps = network.snap_all(&places);
        let times = network.times(&snaps, &snaps, f64::INFINITY);
        for (i, a) in snaps.iter().enumerate() {
            for (j, b) in snaps.iter().enumerate() {
                let found = times.get(i, j).unwrap();
                let (Some(a), Some(b)) = (a, b) else {
                    prop_assert_eq!(found, Time::Missing(crate::access::Reason::NoSnap));
                    continue;
                };
                let mut best = network.along_edge(a, b).unwrap_or(f64::INFINITY);
                for (n, from) in network.to_nodes(a) {
                    for (m, to) in network.to_nodes(b) {
                        best = best.min(from + nodes[n as usize][m as usize] + to);
                    }
                }
                match found {
                    Time::Minutes(minutes) => prop_assert!((minutes - best).abs() < 1e-9, "{minutes} is not {best}"),
                    missing => prop_assert!(best.is_infinite() && missing == Time::Missing(crate::access::Reason::Unreachable)),
                }
            }
        }
    }

    #[test]
    fn one_walks_back_as_fast_and_a_detour_by_a_node_is_never_shorter(lines in lines(), places in places()) {
        let network = build(&lines);
        let snaps = network.snap_all(&places);
        // Fewer destinations than origins are searched from the other side.
        let (there, back) = (network.times(&snaps, &snaps[..1], LIMIT), network.times(&snaps[..1], &snaps, LIMIT));
        for o in 0..snaps.len() {
            prop_assert!(close(there.get(o, 0).unwrap(), back.get(0, o).unwrap()));
        }
        let nodes = between_nodes(&network);
        for (a, row) in nodes.iter().enumerate() {
            for (b, direct) in row.iter().enumerate() {
                prop_assert!((direct - nodes[b][a]).abs() < 1e-9 || direct.is_infinite());
            }
        }
        let corners: Vec<Option<Snap>> = network.snap_all(network.nodes());
        let on: Vec<Option<Snap>> = corners.into_iter().filter(|s| s.is_some_and(|s| s.distance == 0.0)).collect();
        let times = network.times(&on, &on, f64::INFINITY);
        for a in 0..on.len() {
            for (b, by) in times.row(a).iter().enumerate() {
                for (c, rest) in times.row(b).iter().enumerate() {
                    if let (Some(by), Some(rest)) = (by.minutes(), rest.minutes()) {
                        prop_assert!(times.get(a, c).unwrap().minutes().unwrap() <= by + rest + 1e-9);
                    }
                }
            }
        }
    }

    #[test]
    fn the_nth_nearest_is_the_nth_of_all_times(lines in lines(), origins in places(), arenas in places(), n in 1..5_usize) {
        let network = build(&lines);
        let (origins, arenas) = (network.snap_all(&origins), network.snap_all(&arenas));
        let times = network.times(&origins, &arenas, LIMIT);
        for (i, (a, b)) in network.nearest(&origins, &arenas, n, LIMIT).iter().zip(times.nth(n)).enumerate() {
            prop_assert!(close(a.time, b.time), "origin {i}: {a:?} is not {b:?}");
            // Of two at the same time rounding may choose either.
            if let (Some(d), Time::Minutes(_)) = (a.destination, a.time) {
                prop_assert!(close(times.get(i, d).unwrap(), a.time));
            }
        }
    }

    #[test]
    fn lines_that_come_in_pieces_give_the_same_times(ways in ways(), places in places()) {
        let whole = build(&ways);
        let piece = |(l, class, level): &(LineString<f64>, WalkClass, i8)| {
            l.0.windows(2).map(|w| (LineString(w.to_vec()), *class, *level)).collect::<Vec<_>>()
        };
        let pieces = build(&ways.iter().flat_map(piece).collect::<Vec<_>>());
        let times = |n: &Network| { let s = n.snap_all(&places); all(&n.times(&s, &s, LIMIT)) };
        for (a, b) in times(&whole).into_iter().zip(times(&pieces)) {
            prop_assert!(close(a, b), "{a:?} is not {b:?}");
        }
    }

    #[test]
    fn more_minutes_reach_all_that_fewer_do(lines in lines(), places in places(), few in 0.1..8.0, more in 0.0..8.0) {
        let network = build(&lines);
        let Some(from) = network.snap_all(&places).into_iter().flatten().next() else { return Ok(()) };
        let found = network.isochrones(&from, &[few, few + more], STREET);
        let lost = found[0].ground.difference(&found[1].ground).unsigned_area();
        prop_assert!(lost < 1e-2, "{lost} m² of {} are lost", found[0].ground.unsigned_area());
    }
}
