//! Which zones are neighbours: queen contiguity that reaches over open ground, as a sparse symmetric list.
//!
//! The rule stands at [`contiguity`]. How near two borders come is found in `near`, what lies between them in `ground`;
//! weights and statistics on the list are left to `need`.

mod ground;
mod list;
mod near;

pub use list::{Contiguity, NotAPair};

use crate::locate::Locator;
use crate::measure::Metres;
use geo_types::MultiPolygon;
use ground::Ground;
use near::{Border, Meeting, meeting};
use rayon::prelude::*;

/// Borders that come this near are one border, drawn twice. In the zones of Trondheim 2020 all 113 pairs that touch do so
/// to the last digit and the next pair is 14 m apart, so any figure between would give the same list.
pub const SAME_BORDER: Metres = Metres(0.01);

/// How far apart neighbours may lie when nothing but open ground is between them.
///
/// Levekårssoner are clipped to built-up land, and the river is in none of them. Of the pairs in Trondheim 2020 whose
/// shortest line meets no third zone, sixteen are 52–191 m apart (eight over Nidelva, 52–160 m; eight over ground that is
/// not built up, 73–191 m) and the next is 265 m. So 200 m lies in the gap, and any figure from 192 to 264 m gives the same
/// list.
pub const OPEN_GROUND: Metres = Metres(200.0);

/// The neighbours of each zone of a coverage in EPSG:25832.
///
/// Two zones are neighbours when
/// 1. their borders meet ([`SAME_BORDER`]), in a line or in a single point (queen), or
/// 2. they lie no more than `reach` apart ([`OPEN_GROUND`]) and a shortest line between them runs through no third zone
///    and along the border of none.
///
/// **River and bay.** Water is not drawn apart from other open ground. A river narrower than `reach` therefore does not
/// part the zones on its banks: Midtbyen, which touches Ila alone, is also a neighbour of Bakklandet, Møllenberg, Nedre
/// elvehavn, Lademoen and Øya-Elgeseter, 52–127 m off on the other bank. A basin or fjord wider than `reach` parts them:
/// Midtbyen and Lade (361 m) are no neighbours. Nobody asks whether there is a bridge. A `reach` of zero gives touch alone,
/// and so a river that parts.
///
/// A zone out of everyone's reach has no neighbours and is an isolate ([`Contiguity::isolates`]): in Trondheim Rye,
/// Spongdal, Nypvang, Sørborgen and Tanem, villages 734 m and more from the nearest zone. No neighbour is made up.
///
/// Polygons must be valid and must not lie over each other by more than slivers ([`crate::overlaps`]): a zone deep inside
/// another is not seen to touch it. A polygon without a border is an isolate. The order of the polygons does not matter.
pub fn contiguity(polygons: &[MultiPolygon<f64>], reach: Metres) -> Contiguity {
    let borders: Vec<Border> = polygons.par_iter().map(Border::new).collect();
    let ground = Ground::new(&borders, Locator::new(polygons));
    let reach = reach.0.max(SAME_BORDER.0);
    let joined = |&(a, b): &(usize, usize)| match meeting(&borders[a], &borders[b], reach) {
        Meeting::Touch => true,
        Meeting::Gap(lines) => lines.iter().any(|line| ground.is_open(line, [a, b])),
        Meeting::Apart => false,
    };
    let pairs: Vec<_> = ground.near_pairs(reach).into_par_iter().filter(joined).collect();
    Contiguity::of_valid(polygons.len(), &pairs)
}

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod real_data_tests;
#[cfg(test)]
mod tests;
