//! Walking times on a made network of the size of a large town's: the nearest arena of many origins at once, beside pandana and
//! petgraph on the same graph. Needs no real data.

use crate::peers::{self, Reached};
use crate::table::{Goal, Peer, Row, Unit};
use crate::timing::{median_ms, timed};
use anyhow::{Context, Result, ensure};
use geo::{Coord, LineString};
use petgraph::graph::{NodeIndex, UnGraph};
use spatial::access::{Nearest, Time};
use spatial::network::{Joining, Line, Network, Options, STREET, WalkClass};
use std::path::Path;

/// Crossings along one side of the town; each of its 2 · 142 · 141 streets gives five edges.
const SIDE: usize = 142;
/// Edges there are at least.
const EDGES: usize = 200_000;
/// Between two crossings, m; each is moved by up to a quarter of it.
const BLOCK: f64 = 200.0;
/// Length of a dead end to either side, m at most.
const DEAD_END: f64 = 60.0;
const ORIGINS: usize = 100_000;
const ARENAS: usize = 500;
/// Minutes.
const LIMIT: f64 = 30.0;
/// How far beside the streets origins lie where they do not stand on a corner, m.
const BESIDE: f64 = 30.0;
/// What the nearest arena of all origins may take, ms.
const GOAL: f64 = 500.0;
/// Minutes that two answers may lie apart: pandana counts in whole thousandths along the way.
const SAME: f64 = 0.1;
const RUNS: usize = 7;
/// pandana takes seconds.
const PANDANA_RUNS: usize = 3;
/// The nearest, and how much choice there is.
const NTH: [usize; 2] = [1, 3];

/// Nearest and third nearest with the peers, origins anywhere, and what else is asked of a network.
pub(crate) fn rows(scratch: &Path) -> Result<Vec<Row>> {
    let mut chance = Chance(1);
    let streets = town(&mut chance);
    let lines: Vec<Line<'_>> =
        streets.iter().map(|geometry| Line { geometry, class: WalkClass::Road, level: 0 }).collect();
    let options = Options { joining: Joining::Corners, ..Options::default() };
    let ((network, report), loading) = timed(|| Network::build(&lines, options));
    ensure!(report.edges >= EDGES && report.components == 1, "the town is not whole: {report:?}");

    let nodes = network.nodes();
    let mut some = |count: usize| (0..count).map(|_| chance.below(nodes.len())).collect::<Vec<usize>>();
    let (origins, arenas) = (some(ORIGINS), some(ARENAS));
    let at = |of: &[usize]| of.iter().map(|n| nodes[*n]).collect::<Vec<_>>();
    let (from, to) = (at(&origins), at(&arenas));
    let file = scratch.join("access.json");
    write(&file, &network, &origins, &arenas)?;

    let mut rows = vec![Row::ms(format!("loading a walking network of {} edges", report.edges), loading, Goal::None)];
    rows.extend(nearest(&network, &file, (&origins, &arenas), (&from, &to))?);

    let beside: Vec<Coord<f64>> =
        from.iter().map(|c| Coord { x: c.x + BESIDE * chance.about(), y: c.y + BESIDE * chance.about() }).collect();
    let ask = || network.nearest(&network.snap_all(&beside), &network.snap_all(&to), 1, LIMIT);
    rows.push(Row::ms(
        format!("nearest arena of {ORIGINS} origins beside the streets"),
        median_ms(RUNS, ask),
        Goal::AtMost(GOAL),
    ));
    let centre = network.snap(nodes[nodes.len() / 2]).context("the centre is not on the network")?;
    let isochrones = || network.isochrones(&centre, &[5.0, 10.0, 15.0], STREET);
    rows.push(Row::ms("isochrones of 5, 10 and 15 minutes", median_ms(RUNS, isochrones), Goal::None));
    Ok(rows)
}

/// The nearest and the third nearest, with and without finding the places in the network.
fn nearest(
    network: &Network,
    file: &Path,
    (origins, arenas): (&[usize], &[usize]),
    (from, to): (&[Coord<f64>], &[Coord<f64>]),
) -> Result<Vec<Row>> {
    let (snapped, arenas_snapped) = (network.snap_all(from), network.snap_all(to));
    let mut rows = Vec::new();
    let theirs = peers::pandana(file, &NTH, LIMIT, PANDANA_RUNS);
    for (i, n) in NTH.into_iter().enumerate() {
        let whole = median_ms(RUNS, || network.nearest(&network.snap_all(from), &network.snap_all(to), n, LIMIT));
        let search = median_ms(RUNS, || network.nearest(&snapped, &arenas_snapped, n, LIMIT));
        let found = network.nearest(&snapped, &arenas_snapped, n, LIMIT);
        let pandana = theirs.as_ref().map_err(Clone::clone).and_then(|theirs| {
            let theirs = theirs.get(i).ok_or("no equal work, an answer is missing")?;
            alike("pandana", &found, &theirs.minutes)?;
            Ok(theirs)
        });
        let of = |part: fn(&Reached) -> f64| pandana.clone().map(part);
        let row = |what: &str, ours, goal, peers| Row {
            what: format!("{what} of {} origins, {ARENAS} arenas (n = {n})", origins.len()),
            ours,
            unit: Unit::Milliseconds,
            goal,
            peers,
        };
        let goal = if n == 1 { Goal::AtMost(GOAL) } else { Goal::None };
        rows.push(row("nearest arena", whole, goal, vec![Peer::new("pandana", of(|r| r.whole_ms))]));
        let mut peers = vec![Peer::new("pandana", of(|r| r.search_ms))];
        if n == 1 {
            peers.push(petgraph(network, origins, arenas, &found));
        }
        rows.push(row("  the search alone", search, Goal::None, peers));
    }
    Ok(rows)
}

/// One search of petgraph's from a node joined to all arenas.
fn petgraph(network: &Network, origins: &[usize], arenas: &[usize], found: &[Nearest]) -> Peer {
    let mut graph: UnGraph<(), f64> = UnGraph::with_capacity(network.nodes().len() + 1, network.edges().len());
    let nodes: Vec<NodeIndex> = network.nodes().iter().map(|_| graph.add_node(())).collect();
    for edge in network.edges() {
        let [a, b] = edge.nodes.map(|n| nodes[n as usize]);
        graph.add_edge(a, b, edge.minutes);
    }
    let all = graph.add_node(());
    for arena in arenas {
        graph.add_edge(all, nodes[*arena], 0.0);
    }
    let ask = || {
        let minutes = petgraph::algo::dijkstra(&graph, all, None, |e| *e.weight());
        let within = |o: &usize| minutes.get(&nodes[*o]).copied().filter(|m| *m <= LIMIT);
        origins.iter().map(within).collect::<Vec<_>>()
    };
    let checked = alike("petgraph", found, &ask());
    Peer::new("petgraph", checked.map(|()| median_ms(3, ask)))
}

/// That another engine found the same times.
fn alike(name: &str, ours: &[Nearest], theirs: &[Option<f64>]) -> Result<(), String> {
    if ours.len() != theirs.len() {
        return Err(format!("no equal work, {} of {} origins came", theirs.len(), ours.len()));
    }
    let mut most = 0.0_f64;
    for (a, b) in ours.iter().zip(theirs) {
        match (a.time, b) {
            (Time::Minutes(a), Some(b)) => most = most.max((a - b).abs()),
            (Time::Missing(_), None) => {}
            // One that takes just the limit may fall on either side of it.
            (Time::Minutes(m), None) if LIMIT - m < SAME => {}
            (Time::Missing(_), Some(m)) if LIMIT - m < SAME => {}
            (a, b) => return Err(format!("no equal work, {a:?} is {b:?}")),
        }
    }
    eprintln!("{name} and ours: walking times up to {most:.6} minutes apart");
    if most < SAME { Ok(()) } else { Err(format!("no equal work, times up to {most:.3} minutes apart")) }
}

/// Streets between the crossings of a lattice that are moved about, each with a bend in the middle, and on either side of the
/// bend a dead end: most corners of a real network, too, have two or three ways out, or one.
fn town(chance: &mut Chance) -> Vec<LineString<f64>> {
    let moved = |i: usize, chance: &mut Chance| 4e5 + BLOCK * (i as f64 + 0.25 * chance.about());
    let crossings: Vec<Coord<f64>> =
        (0..SIDE * SIDE).map(|i| Coord { x: moved(i % SIDE, chance), y: moved(i / SIDE, chance) }).collect();
    let mut near = |at: Coord<f64>, reach: f64| at + Coord { x: reach * chance.about(), y: reach * chance.about() };
    let mut streets = Vec::new();
    for i in 0..SIDE * SIDE {
        let east = (i % SIDE + 1 < SIDE).then_some(i + 1);
        let north = (i / SIDE + 1 < SIDE).then_some(i + SIDE);
        for other in [east, north].into_iter().flatten() {
            let (a, b) = (crossings[i], crossings[other]);
            let turn = |part: f64| a + (b - a) * part;
            let (first, bend, second) = (turn(0.3), near(turn(0.5), 10.0), turn(0.7));
            streets.push(LineString(vec![a, first, bend, second, b]));
            streets.extend([first, second].map(|from| LineString(vec![from, near(from, DEAD_END)])));
        }
    }
    streets
}

/// The graph and who stands where, for the peer.
fn write(file: &Path, network: &Network, origins: &[usize], arenas: &[usize]) -> Result<()> {
    let nodes: Vec<[f64; 2]> = network.nodes().iter().map(|c| [c.x, c.y]).collect();
    let edges: Vec<(u32, u32, f64)> = network.edges().iter().map(|e| (e.nodes[0], e.nodes[1], e.minutes)).collect();
    let all = serde_json::json!({ "nodes": nodes, "edges": edges, "origins": origins, "places": arenas });
    Ok(std::fs::write(file, serde_json::to_vec(&all)?)?)
}

/// A fixed sequence (splitmix64).
struct Chance(u64);

impl Chance {
    /// 0–1.
    fn part(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// −1–1.
    fn about(&mut self) -> f64 {
        2.0 * self.part() - 1.0
    }

    fn below(&mut self, count: usize) -> usize {
        (self.part() * count as f64) as usize
    }
}
