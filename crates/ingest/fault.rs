//! Faults of a polygon in words, for reports.

use geo_types::Coord;
use spatial::GeometryFault;

/// Most faults of one polygon that are written out.
const MOST: usize = 3;

/// The faults in Norwegian, the first few with their places (EPSG:25832).
pub(crate) fn in_words(faults: &[GeometryFault]) -> Vec<String> {
    let mut words: Vec<String> = faults.iter().take(MOST).map(word).collect();
    if faults.len() > MOST {
        words.push(format!("og {} feil til", faults.len() - MOST));
    }
    words
}

fn word(fault: &GeometryFault) -> String {
    let near = |what: &str, at: &Coord<f64>| format!("{what} ved ({:.0}, {:.0})", at.x, at.y);
    match fault {
        GeometryFault::Empty => "flaten er tom".to_owned(),
        GeometryFault::NonFinite => "koordinatene er ikke tall".to_owned(),
        GeometryFault::TooFewPoints { at } => near("en ring har for få punkter", at),
        GeometryFault::SelfIntersection { at } => near("grensen krysser seg selv", at),
        GeometryFault::SelfTouch { at } => near("grensen berører seg selv", at),
        GeometryFault::Spike { at } => near("grensen går ut til en spiss og samme vei tilbake", at),
        GeometryFault::HoleOutside { at } => near("et hull ligger utenfor flaten eller i et annet hull", at),
        GeometryFault::PartsOverlap { at } => near("deler av flaten ligger i hverandre", at),
        other => format!("ugyldig geometri ({other:?})"),
    }
}
