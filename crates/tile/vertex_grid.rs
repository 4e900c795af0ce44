//! A uniform grid over vertices, for "which vertices lie near here". Built once per use and never changed.

use crate::world::Bounds;
use geo_types::Coord;

/// Vertex numbers by grid cell, in one array.
pub(crate) struct VertexGrid {
    origin: Coord<f64>,
    cell: f64,
    columns: usize,
    rows: usize,
    /// Where each cell's vertices begin in `vertices`; one more than there are cells.
    starts: Vec<u32>,
    vertices: Vec<u32>,
}

impl VertexGrid {
    /// Sorts the chosen vertices into about twice as many cells: they lie along borders, so most cells are empty and the
    /// others hold a handful.
    pub(crate) fn new(points: &[Coord<f64>], chosen: &[u32]) -> Self {
        let at = |v: &u32| points[*v as usize];
        let zero = Coord { x: 0.0, y: 0.0 };
        let bounds = Bounds::of(chosen.iter().map(|v| &points[*v as usize])).unwrap_or(Bounds { min: zero, max: zero });
        let (width, height) = (bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
        let wanted = (2 * chosen.len()).max(1) as f64;
        // The second term bounds the number of cells where one side is almost nothing.
        let cell = (width * height / wanted).sqrt().max((width + height) / wanted).max(1e-3);
        let (columns, rows) = ((width / cell) as usize + 1, (height / cell) as usize + 1);
        let mut grid =
            Self { origin: bounds.min, cell, columns, rows, starts: vec![0; columns * rows + 1], vertices: Vec::new() };
        let cells: Vec<usize> = chosen.iter().map(|v| grid.row(at(v).y) * columns + grid.column(at(v).x)).collect();
        for &cell in &cells {
            grid.starts[cell + 1] += 1;
        }
        for i in 1..grid.starts.len() {
            grid.starts[i] += grid.starts[i - 1];
        }
        grid.vertices = vec![0; chosen.len()];
        let mut next = grid.starts.clone();
        for (&v, &cell) in chosen.iter().zip(&cells) {
            grid.vertices[next[cell] as usize] = v;
            next[cell] += 1;
        }
        grid
    }

    /// All vertices in cells that the rectangle touches: at least those inside it.
    pub(crate) fn near(&self, bounds: Bounds) -> impl Iterator<Item = u32> {
        let (left, right) = (self.column(bounds.min.x), self.column(bounds.max.x));
        (self.row(bounds.min.y)..=self.row(bounds.max.y)).flat_map(move |row| {
            // The cells of a row stand after each other, so one run holds them all.
            let run =
                self.starts[row * self.columns + left] as usize..self.starts[row * self.columns + right + 1] as usize;
            self.vertices[run].iter().copied()
        })
    }

    // A cast from a float saturates, so what lies outside falls into the outermost cells.
    fn column(&self, x: f64) -> usize {
        (((x - self.origin.x) / self.cell) as usize).min(self.columns - 1)
    }

    fn row(&self, y: f64) -> usize {
        (((y - self.origin.y) / self.cell) as usize).min(self.rows - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_vertex_inside_a_rectangle_is_missed(
            points in prop::collection::vec((0.0..1000.0_f64, 0.0..50.0_f64), 1..200),
            corner in (-100.0..1100.0_f64, -100.0..150.0_f64),
            size in (0.0..500.0_f64, 0.0..500.0_f64),
        ) {
            let points: Vec<_> = points.into_iter().map(|(x, y)| Coord { x, y }).collect();
            let chosen: Vec<u32> = (0..points.len() as u32).step_by(2).collect();
            let min = Coord { x: corner.0, y: corner.1 };
            let bounds = Bounds { min, max: Coord { x: min.x + size.0, y: min.y + size.1 } };
            let inside = |v: &u32| bounds.contains(points[*v as usize]);
            let mut found: Vec<u32> = VertexGrid::new(&points, &chosen).near(bounds).filter(inside).collect();
            found.sort_unstable();
            prop_assert_eq!(found, chosen.into_iter().filter(inside).collect::<Vec<_>>());
        }
    }

    #[test]
    fn vertices_in_one_place_and_no_vertices_make_a_grid() {
        let here = Coord { x: 5.0, y: 5.0 };
        let bounds = Bounds { min: here, max: here };
        assert_eq!(VertexGrid::new(&[here, here], &[0, 1]).near(bounds).count(), 2);
        assert_eq!(VertexGrid::new(&[], &[]).near(bounds).count(), 0);
    }
}
