//! Points to zones and cells to zones, beside GeoPandas and PostGIS on the same points and files.

use crate::peers::{self, Answer};
use crate::real;
use crate::table::{Goal, Peer, Row, Unit};
use crate::timing::median_ms;
use anyhow::{Context, Result};
use geo::{BoundingRect, Coord, GeometryCollection, MultiPolygon};
use spatial::{Locator, overlay};
use std::path::Path;

const POINTS: usize = 1_000_000;
const RUNS: usize = 15;

/// Index, points to zones, and the overlay.
pub(crate) fn rows(data: &Path, scratch: &Path) -> Result<Vec<Row>> {
    let (zones, cells) = (real::zones(data)?, real::cells(data)?);
    let points = scattered(&zones)?;
    let file = scratch.join("points.f64");
    std::fs::write(&file, points.iter().flat_map(|p| [p.x, p.y]).flat_map(f64::to_le_bytes).collect::<Vec<u8>>())?;

    let index_ms = median_ms(RUNS, || Locator::new(&zones));
    let locator = Locator::new(&zones);
    let points_ms = median_ms(RUNS, || locator.locate_all(&points));
    let overlay_ms = median_ms(RUNS, || overlay(&cells, &zones));

    let inside = locator.locate_all(&points).iter().flatten().count();
    let weights = overlay(&cells, &zones);
    let ours = Answer { inside: Some(inside), pieces: weights.pieces(), area: weights.total().0 };
    eprintln!("ours: {ours}");
    let geopandas = peers::geopandas(data, &file);
    let postgis = peers::postgis(&cells, &zones);
    for (name, answer) in
        [("GeoPandas", geopandas.as_ref().map(|g| &g.answer)), ("PostGIS", postgis.as_ref().map(|p| &p.answer))]
    {
        match answer {
            Ok(theirs) => {
                eprintln!("{name}: {theirs}{}", if ours.agrees_with(theirs) { "" } else { "  DIFFERS FROM OURS" })
            }
            Err(reason) => eprintln!("{name}: {reason}"),
        }
    }

    let row =
        |what: String, ours, goal, peers| Row { what, ours, unit: Unit::Milliseconds, goal: Goal::AtMost(goal), peers };
    let (points_peer, overlay_peer) =
        (geopandas.as_ref().map(|g| g.points_ms), geopandas.as_ref().map(|g| g.overlay_ms));
    let why = |ms: Result<f64, &String>| ms.map_err(Clone::clone);
    Ok(vec![
        Row::ms(format!("index over {} zones (once for each vintage)", zones.len()), index_ms, Goal::None),
        row(
            format!("{POINTS} points to {} zones", zones.len()),
            points_ms,
            60.0,
            vec![Peer::new("GeoPandas", why(points_peer))],
        ),
        row(
            format!("{} cells on {} zones into weights", cells.len(), zones.len()),
            overlay_ms,
            20.0,
            vec![
                Peer::new("GeoPandas", why(overlay_peer)),
                Peer::new("PostGIS", why(postgis.as_ref().map(|p| p.overlay_ms))),
            ],
        ),
    ])
}

/// Points in the common box by a fixed sequence (splitmix64): every run joins the same ones.
fn scattered(zones: &[MultiPolygon<f64>]) -> Result<Vec<Coord<f64>>> {
    let all: GeometryCollection<f64> = zones.iter().cloned().collect();
    let bounds = all.bounding_rect().context("the zones have no box")?;
    let mut state = 1_u64;
    let mut unit = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    };
    let place = |_| Coord { x: bounds.min().x + unit() * bounds.width(), y: bounds.min().y + unit() * bounds.height() };
    Ok((0..POINTS).map(place).collect())
}
