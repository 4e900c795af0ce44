//! Where the next area could be, over invented zones and cells, beside networkx on the same units. Needs no real data.

use crate::peers::{self, Grown};
use crate::table::{Goal, Peer, Row, Unit};
use crate::timing::median_ms;
use anyhow::{Result, ensure};
use serde_json::json;
use spatial::delimit::{Figure, Limits, Neighbour, Options, Penalties, Suggestion, Units, evaluate, suggest};
use spatial::{Metres, SquareMetres};
use std::collections::BTreeMap;
use std::path::Path;

/// Squares along each side of the land, and their side, m.
const SIDE: usize = 100;
const SQUARE: f64 = 50.0;
/// What an area may have of everyone, at least and at most.
const SHARE: (f64, f64) = (0.05, 0.08);

/// Some hundred zones against the goal and beside the peer; some thousand cells for the eye.
pub(crate) fn rows(scratch: &Path) -> Result<Vec<Row>> {
    let zones = searched(500, Goal::AtMost(1_000.0), 7)?;
    let cells = searched(4_000, Goal::None, 3)?;
    Ok(vec![zones.beside_networkx(scratch)?, cells.row])
}

/// A question with its answer and how long that takes.
struct Searched {
    land: Land,
    limits: Limits,
    first: Suggestion,
    row: Row,
}

fn searched(count: usize, goal: Goal, runs: usize) -> Result<Searched> {
    let land = land(count);
    let units = land.units()?;
    let everyone: f64 = land.people.iter().map(|p| p.0).sum();
    let limits = Limits::new(everyone * SHARE.0, everyone * SHARE.1)?;
    let options = Options::default();
    let answer = suggest(&units, &limits, &options)?;
    ensure!(answer.suggestions.len() == options.count, "only {} suggestions came", answer.suggestions.len());
    for s in &answer.suggestions {
        eprintln!(
            "{count} units: an area of {} scores {:.1}, {:.1} % below what no area can pass; compactness {:.2}",
            s.area.units.len(),
            s.area.score.lo,
            s.gap * 100.0,
            s.area.compactness
        );
    }
    let ours = median_ms(runs, || suggest(&units, &limits, &options));
    let what =
        format!("{} areas of {:.0}–{:.0} persons among {count} units", options.count, limits.min(), limits.max());
    let row = Row { what, ours, unit: Unit::Milliseconds, goal, peers: vec![] };
    Ok(Searched { land, limits, first: answer.suggestions[0].clone(), row })
}

impl Searched {
    /// The peer grows sets from as many units by the same score, which is where our search only starts. Its best set must
    /// score what it says, and no more than ours.
    fn beside_networkx(mut self, scratch: &Path) -> Result<Row> {
        let file = scratch.join("delimit.json");
        std::fs::write(&file, self.land.question(&self.limits, &Penalties::default()).to_string())?;
        let checked = peers::networkx(&file).and_then(|theirs| self.check(&theirs).map(|()| theirs.ms));
        self.row.peers.push(Peer::new("networkx, growth without the search after it,", checked));
        Ok(self.row)
    }

    fn check(&self, theirs: &Grown) -> Result<(), String> {
        let area = self.land.units().and_then(|units| Ok(evaluate(&units, &theirs.units, &Penalties::default())?));
        let area = area.map_err(|e| format!("no area, {e:#}"))?;
        let (ours, score) = (self.first.area.score.lo, area.score.lo);
        eprintln!("networkx: an area of {} scores {:.1}, ours {ours:.1}", theirs.units.len(), theirs.score);
        let within = area.persons.lo >= self.limits.min() && area.persons.lo <= self.limits.max();
        if area.parts != 1 || !within || (score - theirs.score).abs() > 1e-6 * score {
            return Err(format!("no equal work, its area scores {score} and not {}", theirs.score));
        }
        if score > ours * (1.0 + 1e-9) { Err(format!("its area scores {score}, ours {ours}")) } else { Ok(()) }
    }
}

/// Zones of uneven shape that cover a square, with a river and a railway through it.
struct Land {
    /// Persons and need.
    people: Vec<(f64, f64)>,
    /// m².
    areas: Vec<f64>,
    /// m.
    perimeters: Vec<f64>,
    neighbours: Vec<Neighbour>,
}

/// Each square belongs to the nearest of so many centres; need is high around a few places, and noisy. A fixed sequence.
fn land(count: usize) -> Land {
    let mut chance = splitmix(7);
    let side = SIDE as f64;
    let centres: Vec<[f64; 2]> = (0..count).map(|_| [side * chance(), side * chance()]).collect();
    let places: Vec<[f64; 2]> = (0..6).map(|_| [side * chance(), side * chance()]).collect();
    let squared = |a: &[f64; 2], b: &[f64; 2]| (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2);
    let nearest = |square: usize| {
        let middle = [(square % SIDE) as f64 + 0.5, (square / SIDE) as f64 + 0.5];
        let near = |a: &usize, b: &usize| squared(&centres[*a], &middle).total_cmp(&squared(&centres[*b], &middle));
        (0..count).min_by(near).unwrap_or(0)
    };
    let owners: Vec<usize> = (0..SIDE * SIDE).map(nearest).collect();
    let figures = |centre: &[f64; 2]| {
        let near = places.iter().map(|p| (-squared(p, centre) / 120.0).exp()).fold(0.0, f64::max);
        ((200.0 + 1_800.0 * chance()).round(), (0.8 * near + 0.2 * chance()).min(1.0))
    };
    let people = centres.iter().map(figures).collect();
    let mut land = Land { people, areas: vec![0.0; count], perimeters: vec![0.0; count], neighbours: Vec::new() };
    land.draw(&owners);
    land
}

impl Land {
    fn draw(&mut self, owners: &[usize]) {
        let (river, railway) = (SIDE / 3, SIDE / 2);
        let mut borders: BTreeMap<(usize, usize), (f64, bool, bool)> = BTreeMap::new();
        for (square, &owner) in owners.iter().enumerate() {
            let (x, y) = (square % SIDE, square / SIDE);
            self.areas[owner] += SQUARE * SQUARE;
            self.perimeters[owner] +=
                [x == 0, y == 0, x + 1 == SIDE, y + 1 == SIDE].iter().filter(|e| **e).count() as f64 * SQUARE;
            let east = (x + 1 < SIDE).then(|| (square + 1, x == river, false));
            let north = (y + 1 < SIDE).then(|| (square + SIDE, false, y == railway));
            for (beside, river, railway) in [east, north].into_iter().flatten() {
                let other = owners[beside];
                if other != owner {
                    self.perimeters[owner] += SQUARE;
                    self.perimeters[other] += SQUARE;
                    let border = borders.entry((owner.min(other), owner.max(other))).or_default();
                    *border = (border.0 + SQUARE, border.1 || river, border.2 || railway);
                }
            }
        }
        self.neighbours = borders
            .into_iter()
            .map(|((a, b), (shared, river, railway))| Neighbour {
                a,
                b,
                shared: Metres(shared),
                river: u32::from(river),
                railway: u32::from(railway),
            })
            .collect();
    }

    fn units(&self) -> Result<Units> {
        // A centre that is nearest to no square has no land, and one square stands in for it.
        let unit = |(at, &(persons, need)): (usize, &(f64, f64))| spatial::delimit::Unit {
            id: format!("{at:05}"),
            persons: Figure::Known(persons),
            need: Figure::Known(need),
            area: SquareMetres(self.areas[at].max(SQUARE * SQUARE)),
            perimeter: Metres(self.perimeters[at].max(4.0 * SQUARE)),
        };
        Ok(Units::new(self.people.iter().enumerate().map(unit).collect(), &self.neighbours)?)
    }

    fn question(&self, limits: &Limits, weights: &Penalties) -> serde_json::Value {
        let link = |n: &Neighbour| json!([n.a, n.b, n.shared.0, n.river + n.railway]);
        json!({
            "people": self.people,
            "areas": self.areas,
            "perimeters": self.perimeters,
            "neighbours": self.neighbours.iter().map(link).collect::<Vec<_>>(),
            "limits": [limits.min(), limits.max()],
            "weights": [weights.compactness, weights.barrier],
        })
    }
}

/// Uniform in 0–1, by a fixed sequence.
fn splitmix(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
