//! What lies between two zones: whether a line runs over ground that belongs to nobody else.

use super::SAME_BORDER;
use super::near::Border;
use crate::locate::Locator;
use geo::line_intersection::{LineIntersection, line_intersection};
use geo_types::{Coord, Line};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

/// The whole coverage, ready to be asked.
pub(super) struct Ground<'a> {
    borders: &'a [Border],
    boxes: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
    locator: Locator,
}

impl<'a> Ground<'a> {
    pub(super) fn new(borders: &'a [Border], locator: Locator) -> Self {
        let boxed = |(unit, border): (usize, &Border)| {
            border.envelope().map(|around| GeomWithData::new(Rectangle::from_aabb(around), unit))
        };
        let boxes = RTree::bulk_load(borders.iter().enumerate().filter_map(boxed).collect());
        Self { borders, boxes, locator }
    }

    /// Pairs whose boxes lie no more than `reach` (m) apart along either axis; the lower position first.
    pub(super) fn near_pairs(&self, reach: f64) -> Vec<(usize, usize)> {
        let around =
            |b: &Rectangle<[f64; 2]>| AABB::from_corners(b.lower().map(|v| v - reach), b.upper().map(|v| v + reach));
        let of = |a: &GeomWithData<Rectangle<[f64; 2]>, usize>| {
            let (a, near) = (a.data, self.boxes.locate_in_envelope_intersecting(&around(a.geom())));
            near.map(move |b| (a, b.data)).filter(|(a, b)| a < b).collect::<Vec<_>>()
        };
        self.boxes.iter().flat_map(of).collect()
    }

    /// Does the line run through no zone but the pair's? To meet a third zone
    /// in a point is not to run through it; to run along its border is.
    pub(super) fn is_open(&self, line: &Line<f64>, pair: [usize; 2]) -> bool {
        let along = line.end - line.start;
        let length = along.x.hypot(along.y);
        let share = |c: Coord<f64>| {
            (((c - line.start).x * along.x + (c - line.start).y * along.y) / (length * length)).clamp(0.0, 1.0)
        };
        let mut cuts = vec![0.0, 1.0];
        let crossed =
            self.boxes.locate_in_envelope_intersecting(&AABB::from_corners(line.start.into(), line.end.into()));
        for edge in crossed.flat_map(|zone| self.borders[zone.data].edges_by(line)) {
            match line_intersection(*line, edge) {
                Some(LineIntersection::SinglePoint { intersection, .. }) => cuts.push(share(intersection)),
                Some(LineIntersection::Collinear { intersection }) => {
                    cuts.extend([share(intersection.start), share(intersection.end)]);
                }
                None => {}
            }
        }
        cuts.sort_by(f64::total_cmp);
        cuts.windows(2).all(|piece| {
            let middle = line.start + along * f64::midpoint(piece[0], piece[1]);
            (piece[1] - piece[0]) * length <= SAME_BORDER.0
                || self.locator.locate(middle).is_none_or(|zone| pair.contains(&zone))
        })
    }
}
