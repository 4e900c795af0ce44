//! Ends that touch another line between two of its corners: the line gets a corner there, which joining then finds.

use super::build::{Path, apart, length};
use geo_types::Coord;
use rstar::primitives::{GeomWithData, Line};
use rstar::{PointDistance, RTree};

/// A stretch between two corners: of which path, and the first of its corners.
type Stretch = GeomWithData<Line<[f64; 2]>, (u32, u32)>;

/// Gives paths a corner where an end of their own level lies within a tolerance (m) and they have none.
pub(super) fn add_touches(paths: &mut [Path], tolerance: f64) {
    let tree: RTree<Stretch> = RTree::bulk_load(stretches(paths));
    let mut added: Vec<(u32, u32, f64, Coord<f64>)> = Vec::new();
    for (number, path) in paths.iter().enumerate() {
        for end in [0, path.corners.len() - 1] {
            touches(paths, &tree, number as u32, end, tolerance, &mut added);
        }
    }
    added.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
    // From the last on, so that the numbers of corners before stay.
    for (path, corner, _, at) in added.into_iter().rev() {
        let corners = &mut paths[path as usize].corners;
        let next = corner as usize + 1;
        if corners[next] != at && corners[corner as usize] != at {
            corners.insert(next, at);
        }
    }
}

fn stretches(paths: &[Path]) -> Vec<Stretch> {
    let of_path = |(p, path): (usize, &Path)| {
        let stretch = move |(c, w): (usize, &[Coord<f64>])| {
            GeomWithData::new(Line::new([w[0].x, w[0].y], [w[1].x, w[1].y]), (p as u32, c as u32))
        };
        path.corners.windows(2).enumerate().map(stretch).collect::<Vec<_>>()
    };
    paths.iter().enumerate().flat_map(of_path).collect()
}

/// Where an end of a path touches others, or itself where it has come back: path, corner before, part of the stretch, foot.
fn touches(
    paths: &[Path],
    tree: &RTree<Stretch>,
    number: u32,
    end: usize,
    tolerance: f64,
    added: &mut Vec<(u32, u32, f64, Coord<f64>)>,
) {
    let path = &paths[number as usize];
    let at = path.corners[end];
    let come_back = |c: usize| {
        let way = if end == 0 { &path.corners[..=c] } else { &path.corners[c + 1..] };
        length(way) > 4.0 * tolerance
    };
    let mut near: Vec<(u32, f64, u32)> = tree
        .locate_within_distance([at.x, at.y], tolerance * tolerance)
        .map(|s| (s.data.0, s.distance_2(&[at.x, at.y]), s.data.1))
        .filter(|(p, _, c)| paths[*p as usize].level == path.level && (*p != number || come_back(*c as usize)))
        .collect();
    near.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    for of_one in near.chunk_by(|a, b| a.0 == b.0) {
        let corners = &paths[of_one[0].0 as usize].corners;
        let has_corner = |c: &(u32, f64, u32)| {
            let c = c.2 as usize;
            corners[c..=c + 1].iter().any(|corner| apart(*corner, at) <= tolerance)
        };
        if !of_one.iter().any(has_corner) {
            let corner = of_one[0].2;
            let (a, b) = (corners[corner as usize], corners[corner as usize + 1]);
            let along = b - a;
            let t = ((at.x - a.x) * along.x + (at.y - a.y) * along.y) / (along.x * along.x + along.y * along.y);
            added.push((of_one[0].0, corner, t, a + along * t));
        }
    }
}
