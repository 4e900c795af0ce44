//! Which boxes meet a box: buckets of one size, each with the boxes that reach into it.

use crate::rings::Bounds;
use std::ops::RangeInclusive;

/// Most buckets along one side.
const MOST: f64 = 4_000.0;

#[derive(Debug)]
pub(crate) struct Boxes {
    bounds: Vec<Bounds>,
    all: Bounds,
    per_metre: [f64; 2],
    count: [usize; 2],
    /// First listed item of each bucket, and where the last one ends.
    starts: Vec<u32>,
    listed: Vec<u32>,
}

impl Boxes {
    /// An index over boxes by their positions; those without an inside are never found.
    pub(crate) fn new(bounds: Vec<Bounds>) -> Self {
        let inside = || bounds.iter().filter(|b| b.has_inside());
        let all = inside().fold(Bounds::NOTHING, |all, b| all.union(b));
        let number = inside().count().max(1) as f64;
        let length = |b: &Bounds, axis: usize| b.max[axis] - b.min[axis];
        let (mut per_metre, mut count) = ([0.0; 2], [1; 2]);
        for axis in 0..2 {
            // As wide as a box on average, and not more buckets than boxes.
            let mean = inside().map(|b| length(b, axis)).sum::<f64>() / number;
            let size = mean.max((length(&all, 0) * length(&all, 1) / number).sqrt()).max(length(&all, axis) / MOST);
            if size > 0.0 && size.is_finite() {
                per_metre[axis] = 1.0 / size;
                count[axis] = (length(&all, axis) / size) as usize + 1;
            }
        }
        let mut out = Self { bounds, all, per_metre, count, starts: vec![0; count[0] * count[1] + 1], listed: vec![] };
        out.list();
        out
    }

    /// Counts, then fills: each bucket lists its boxes in order.
    fn list(&mut self) {
        let mut starts = std::mem::take(&mut self.starts);
        self.each_bucket(|bucket, _| starts[bucket + 1] += 1);
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut listed = vec![0; starts.last().map_or(0, |n| *n as usize)];
        self.each_bucket(|bucket, item| {
            listed[next[bucket] as usize] = item;
            next[bucket] += 1;
        });
        (self.starts, self.listed) = (starts, listed);
    }

    fn each_bucket(&self, mut work: impl FnMut(usize, u32)) {
        for (item, b) in self.bounds.iter().enumerate().filter(|(_, b)| b.has_inside()) {
            let [columns, rows] = self.span(b);
            for row in rows {
                #[expect(clippy::cast_possible_truncation, reason = "a coverage has far fewer than 2³² zones")]
                columns.clone().for_each(|column| work(row * self.count[0] + column, item as u32));
            }
        }
    }

    fn bucket(&self, value: f64, axis: usize) -> usize {
        (((value - self.all.min[axis]) * self.per_metre[axis]).max(0.0) as usize).min(self.count[axis] - 1)
    }

    fn span(&self, b: &Bounds) -> [RangeInclusive<usize>; 2] {
        [0, 1].map(|axis| self.bucket(b.min[axis], axis)..=self.bucket(b.max[axis], axis))
    }

    /// Positions of the boxes that share an inside with `b`, in order.
    pub(crate) fn near(&self, b: &Bounds) -> Vec<usize> {
        if !self.all.common(b).has_inside() {
            return vec![];
        }
        let mut found = Vec::new();
        let [columns, rows] = self.span(b);
        for row in rows {
            for column in columns.clone() {
                let bucket = row * self.count[0] + column;
                for &item in &self.listed[self.starts[bucket] as usize..self.starts[bucket + 1] as usize] {
                    let common = self.bounds[item as usize].common(b);
                    // Found once: in the bucket where what both cover begins.
                    let here = || [self.bucket(common.min[0], 0), self.bucket(common.min[1], 1)] == [column, row];
                    if common.has_inside() && here() {
                        found.push(item as usize);
                    }
                }
            }
        }
        found.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn boxes() -> impl Strategy<Value = Vec<Bounds>> {
        let one = (-50..50i32, -50..50i32, 0..30i32, 0..30i32).prop_map(|(x, y, w, h)| {
            let [x, y, w, h] = [x, y, w, h].map(f64::from);
            Bounds { min: [x, y], max: [x + w, y + h] }
        });
        prop::collection::vec(one, 0..60)
    }

    proptest! {
        #[test]
        fn the_boxes_found_are_those_that_a_look_at_each_one_finds(list in boxes(), asked in boxes()) {
            let index = Boxes::new(list.clone());
            for b in asked {
                let met = |other: &Bounds| other.has_inside() && other.common(&b).has_inside();
                let expected: Vec<usize> = (0..list.len()).filter(|&i| met(&list[i])).collect();
                prop_assert_eq!(index.near(&b), expected);
            }
        }
    }
}
