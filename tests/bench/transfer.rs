//! The grid of a country on its zones, and a hundred figures carried by those weights, beside GeoPandas and tobler on the
//! same made-up country. Needs no real data.

use crate::country::{self, Country};
use crate::peers;
use crate::table::{Goal, Peer, Row, Unit};
use crate::timing::median_ms;
use anyhow::{Context, Result};
use geo::{BoundingRect, MultiPolygon};
use spatial::transfer::{Amount, Column, Spread, transfer_many};
use spatial::{Crosswalk, Weights, overlay};
use std::path::Path;

const COLUMNS: usize = 100;
const RUNS: usize = 5;

/// The overlay and the sparse products.
pub(crate) fn rows(scratch: &Path) -> Result<Vec<Row>> {
    let country = country::country();
    let Country { zones, cells, persons } = &country;
    write(&country, scratch)?;
    let weights = overlay(cells, zones);
    weights.check()?;
    let overlay_ms = median_ms(RUNS, || overlay(cells, zones));
    let crosswalk_ms = median_ms(3, || Crosswalk::new(cells, zones));

    let ours = transfer_many(&[Column::Plain(persons)], &weights, Spread::Hard)?;
    let account = ours.first().context("one column was carried")?.account;
    eprintln!(
        "ours: {} pieces of {:.1} m², {:.3} of {} persons in a zone, {} slivers with {:.3} of them",
        weights.pieces(),
        weights.total().0,
        account.sum_to,
        account.sum_from,
        account.slivers,
        account.sliver_mass
    );
    let peer = |name, engine| {
        Peer::new(
            name,
            peers::country(scratch, engine).map(|theirs| {
                let pieces = theirs.pieces.zip(theirs.area).map(|(n, a)| format!("{n} pieces of {a:.1} m², "));
                let alike = (theirs.persons - account.sum_to).abs() <= 1e-6 * account.sum_to
                    && theirs.area.is_none_or(|a| (a - weights.total().0).abs() <= 1e-6 * a);
                let differs = if alike { "" } else { "  DIFFERS FROM OURS" };
                eprintln!("{name}: {}{:.3} persons{differs}", pieces.unwrap_or_default(), theirs.persons);
                theirs.ms
            }),
        )
    };
    let size = format!("{} cells on {} zones", cells.len(), zones.len());
    let one = |what: &str, ours, goal, peers| Row {
        what: format!("{size} {what}"),
        ours,
        unit: Unit::Milliseconds,
        goal,
        peers,
    };
    let peers = vec![peer("GeoPandas overlay", "geopandas"), peer("tobler, one figure", "tobler")];
    let mut rows = vec![
        one("into weights", overlay_ms, Goal::AtMost(5_000.0), peers.clone()),
        one("into weights, against the first peer", overlay_ms, Goal::RatioAtLeast(10.0), peers),
        one("with shared ground settled", crosswalk_ms, Goal::None, vec![]),
    ];
    rows.extend(products(&weights)?);
    Ok(rows)
}

/// A hundred figures of every cell at once.
fn products(weights: &Weights) -> Result<Vec<Row>> {
    let mut unit = country::sequence(3);
    let columns: Vec<Vec<f64>> =
        (0..COLUMNS).map(|_| (0..weights.sources()).map(|_| (unit() * 100.0).floor()).collect()).collect();
    let plain: Vec<Column<'_>> = columns.iter().map(|c| Column::Plain(c)).collect();
    transfer_many(&plain, weights, Spread::Hard)?;
    let plain_ms = median_ms(RUNS, || transfer_many(&plain, weights, Spread::Hard));

    let known = |v: &f64| Amount::Known { value: *v, lo: v - 5.0, hi: v + 5.0 };
    let figures: Vec<Vec<Amount>> = columns.iter().map(|c| c.iter().map(known).collect()).collect();
    let stated: Vec<Column<'_>> = figures.iter().map(|c| Column::Stated(c)).collect();
    let stated_ms = median_ms(RUNS, || transfer_many(&stated, weights, Spread::Variance));
    let what = format!("{COLUMNS} figures by {} weights", weights.pieces());
    Ok(vec![
        Row::ms(format!("{what}, numbers"), plain_ms, Goal::AtMost(200.0)),
        Row::ms(format!("{what}, with states and intervals"), stated_ms, Goal::None),
    ])
}

/// The files that the peers read.
fn write(country: &Country, folder: &Path) -> Result<()> {
    let save = |name: &str, numbers: Vec<f64>| {
        std::fs::write(folder.join(name), numbers.into_iter().flat_map(f64::to_le_bytes).collect::<Vec<u8>>())
    };
    let boxes = country.cells.iter().filter_map(BoundingRect::bounding_rect);
    save("cells.f64", boxes.flat_map(|b| [b.min().x, b.min().y, b.max().x, b.max().y]).collect())?;
    save("persons.f64", country.persons.clone())?;
    let corners = |zone: &MultiPolygon<f64>| zone.0.iter().flat_map(|p| p.exterior().0.clone()).collect::<Vec<_>>();
    save("zones.f64", country.zones.iter().flat_map(corners).flat_map(|c| [c.x, c.y]).collect())?;
    let mut starts = vec![0_u32];
    for zone in &country.zones {
        let last = starts.last().copied().unwrap_or_default();
        starts.push(last + u32::try_from(corners(zone).len())?);
    }
    std::fs::write(folder.join("zones.u32"), starts.into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>())?;
    Ok(())
}
