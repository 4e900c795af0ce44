//! A table and a profile made ready for many draws: flat columns, patterns of what is missing, buffers used again.

use super::rng::{Rng, mix};
use super::sampler::Sampler;
use super::{UncertaintyError, WeightChoice};
use crate::index::{
    Aggregation, KEY_INDEX_BITS, Method, Observation, OutlierRule, Profile, Scratch, Span, Table, Transform, Weights,
    copeland, covered, descending_key, effective, normalise,
};

struct EngineColumn {
    sampler: Sampler,
    transform: Transform,
    sign: f64,
    /// Units of the cells; empty when every unit has one.
    unit_of: Vec<u32>,
    /// Position in the table: keys the random stream, so that a weight of zero elsewhere changes nothing here.
    position: u64,
}

/// Units with the same indicators present.
struct Pattern {
    present: Vec<bool>,
}

pub(crate) struct Engine {
    pub(crate) rows: usize,
    pub(crate) weights: Weights,
    pub(crate) names: Vec<String>,
    /// Rows that have an index, in order.
    pub(crate) ranked: Vec<usize>,
    /// For each ranked row: whether a hidden value takes part, so that only intervals may be shown.
    pub(crate) hidden: Vec<bool>,
    columns: Vec<EngineColumn>,
    patterns: Vec<Pattern>,
    pattern_of: Vec<u32>,
    coverage: Vec<f64>,
}

/// Buffers of one worker.
pub(crate) struct Workspace {
    /// Weights of the draw; one for each indicator.
    pub(crate) flat: Vec<f64>,
    /// Score of every row; only ranked rows mean something.
    pub(crate) scores: Vec<f64>,
    values: Vec<f64>,
    scaled: Vec<f64>,
    /// Column-major: what each indicator adds to the mean.
    parts: Vec<f64>,
    /// Column-major by pattern.
    effective: Vec<f64>,
    one: Vec<f64>,
    present: Vec<bool>,
    keys: Vec<u64>,
    scratch: Scratch,
}

/// The place that holds the K-th unit, and the share of it that each unit on that place gets.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Edge {
    pub(crate) place: usize,
    pub(crate) share: f64,
}

impl Engine {
    pub(crate) fn new(table: &Table, profile: &Profile, rule: &OutlierRule) -> Result<Self, UncertaintyError> {
        let weights = profile.resolve(table)?;
        let columns: Vec<EngineColumn> = weights.column.iter().map(|c| EngineColumn::new(table, *c, rule)).collect();
        let mut masks: Vec<Vec<bool>> = vec![vec![false; weights.len()]; table.rows()];
        for (i, column) in columns.iter().enumerate() {
            column.units(table.rows()).for_each(|unit| masks[unit][i] = true);
        }
        let mut engine = Self {
            rows: table.rows(),
            names: weights.column.iter().map(|c| table.columns()[*c].indicator.clone()).collect(),
            ranked: Vec::new(),
            hidden: Vec::new(),
            columns,
            patterns: Vec::new(),
            pattern_of: Vec::new(),
            coverage: Vec::new(),
            weights,
        };
        let mut found = std::collections::HashMap::new();
        let mut one = vec![0.0; engine.weights.len()];
        for (unit, mask) in masks.into_iter().enumerate() {
            let pattern = *found.entry(mask).or_insert_with_key(|mask| {
                engine.coverage.push(effective(&engine.weights.theme, &engine.weights.flat, mask, &mut one));
                engine.patterns.push(Pattern { present: mask.clone() });
                engine.patterns.len() - 1
            });
            engine.pattern_of.push(pattern as u32);
            if covered(engine.coverage[pattern]) {
                engine.ranked.push(unit);
                let is_hidden = |c: &usize| matches!(table.columns()[*c].observations[unit].span(), Span::Between(..));
                engine.hidden.push(engine.weights.column.iter().any(is_hidden));
            }
        }
        Ok(engine)
    }

    /// Cells that vary with the data.
    pub(crate) fn uncertain_cells(&self) -> usize {
        self.columns.iter().map(|c| c.sampler.uncertain()).sum()
    }

    /// Indicators that can be left out with every ranked unit still having another one.
    pub(crate) fn can_be_left_out(&self) -> Vec<usize> {
        let used: std::collections::BTreeSet<u32> = self.ranked.iter().map(|r| self.pattern_of[*r]).collect();
        let keeps = |i: &usize| {
            used.iter()
                .all(|p| self.patterns[*p as usize].present.iter().enumerate().any(|(j, there)| *there && j != *i))
        };
        (0..self.weights.len()).filter(keeps).collect()
    }

    pub(crate) fn workspace(&self) -> Workspace {
        let m = self.weights.len();
        Workspace {
            flat: self.weights.flat.clone(),
            scores: vec![0.0; self.rows],
            values: vec![0.0; self.rows],
            scaled: vec![0.0; self.rows],
            parts: vec![0.0; self.rows * m],
            effective: vec![0.0; m * self.patterns.len()],
            one: vec![0.0; m],
            present: vec![false; m],
            keys: Vec::with_capacity(self.ranked.len()),
            scratch: Scratch::default(),
        }
    }

    /// What each indicator adds: values drawn by `stream` (published ones without it), treated, scaled, under the mean's
    /// function.
    pub(crate) fn parts(&self, method: Method, stream: Option<u64>, ws: &mut Workspace) {
        for (i, column) in self.columns.iter().enumerate() {
            let n = column.sampler.fixed.len();
            let values = &mut ws.values[..n];
            match stream {
                Some(key) => column.sampler.draw(&mut Rng::new(mix(key, column.position)), values),
                None => values.copy_from_slice(&column.sampler.fixed),
            }
            if column.transform != Transform::None {
                values.iter_mut().for_each(|v| *v = column.transform.apply(*v));
            }
            let part = &mut ws.parts[i * self.rows..(i + 1) * self.rows];
            let whole = column.unit_of.is_empty();
            let scaled = if whole { &mut *part } else { &mut ws.scaled[..n] };
            normalise(method.normalisation(), column.sign, values, scaled, &mut ws.scratch);
            let agg = method.aggregation();
            if matches!(agg, Aggregation::Geometric | Aggregation::Harmonic) {
                scaled.iter_mut().for_each(|x| *x = agg.forward(*x));
            }
            if !whole {
                column.unit_of.iter().zip(&ws.scaled).for_each(|(unit, x)| part[*unit as usize] = *x);
            }
        }
    }

    /// Puts the parts together with the weights of the workspace.
    pub(crate) fn scores(&self, method: Method, left_out: Option<usize>, ws: &mut Workspace) {
        if method.aggregation() == Aggregation::Copeland {
            let there =
                |i: usize, unit: usize| Some(i) != left_out && self.patterns[self.pattern_of[unit] as usize].present[i];
            return copeland(self.rows, &ws.parts, (&self.weights.theme, &ws.flat), there, &mut ws.scores);
        }
        let count = self.patterns.len();
        for (p, pattern) in self.patterns.iter().enumerate() {
            ws.present.copy_from_slice(&pattern.present);
            left_out.into_iter().for_each(|i| ws.present[i] = false);
            effective(&self.weights.theme, &ws.flat, &ws.present, &mut ws.one);
            ws.one.iter().enumerate().for_each(|(i, w)| ws.effective[i * count + p] = *w);
        }
        ws.scores.fill(0.0);
        for (i, part) in ws.parts.chunks_exact(self.rows.max(1)).enumerate() {
            let weights = &ws.effective[i * count..(i + 1) * count];
            if let [weight] = weights {
                ws.scores.iter_mut().zip(part).for_each(|(s, x)| *s += weight * x);
            } else {
                let units = part.iter().zip(&self.pattern_of);
                ws.scores.iter_mut().zip(units).for_each(|(s, (x, p))| *s += weights[*p as usize] * x);
            }
        }
    }

    /// Sets the weights of a draw.
    pub(crate) fn draw_weights(&self, choice: WeightChoice, key: u64, ws: &mut Workspace) {
        let base = &self.weights.flat;
        let mut rng = Rng::new(key);
        for (w, b) in ws.flat.iter_mut().zip(base) {
            *w = match choice {
                WeightChoice::Fixed => *b,
                WeightChoice::Dirichlet { concentration } => rng.gamma(concentration * b),
                WeightChoice::Uniform { share } => b * (1.0 + share * (2.0 * rng.unit() - 1.0)),
            };
        }
        let total: f64 = ws.flat.iter().sum();
        if total > 0.0 && ws.flat.iter().all(|w| *w > 0.0) {
            ws.flat.iter_mut().for_each(|w| *w /= total);
        } else {
            // A tiny concentration can round a weight to zero, and a unit that has only that indicator has no score.
            ws.flat.copy_from_slice(base);
        }
    }

    /// Ranks the ranked rows that `takes_part` lets in (by position in `ranked`); 1 = most exposed, ties share the lowest.
    /// Rows that take no part get rank 0.
    pub(crate) fn rank(
        &self,
        k: usize,
        takes_part: impl Fn(usize) -> bool,
        ws: &mut Workspace,
        ranks: &mut [u16],
    ) -> Edge {
        const POSITION: u64 = (1 << KEY_INDEX_BITS) - 1;
        ranks.fill(0);
        ws.keys.clear();
        for (i, row) in self.ranked.iter().enumerate() {
            if takes_part(i) {
                ws.keys.push(descending_key(ws.scores[*row], i));
            }
        }
        ws.keys.sort_unstable();
        let k = k.min(ws.keys.len());
        let mut edge = Edge::default();
        let mut start = 0;
        while start < ws.keys.len() {
            let score = ws.keys[start] >> KEY_INDEX_BITS;
            let mut end = start + 1;
            while end < ws.keys.len() && ws.keys[end] >> KEY_INDEX_BITS == score {
                end += 1;
            }
            for key in &ws.keys[start..end] {
                ranks[(key & POSITION) as usize] = (start + 1) as u16;
            }
            if start < k && k <= end {
                edge = Edge { place: start + 1, share: (k - start) as f64 / (end - start) as f64 };
            }
            start = end;
        }
        edge
    }

    /// Ranks on the published numbers, with the middle of the bounds for hidden values.
    pub(crate) fn nominal(&self, method: Method, ws: &mut Workspace) -> Vec<u16> {
        let mut ranks = vec![0; self.ranked.len()];
        ws.flat.copy_from_slice(&self.weights.flat);
        self.parts(method, None, ws);
        self.scores(method, None, ws);
        self.rank(1, |_| true, ws, &mut ranks);
        ranks
    }

    /// Whether each ranked row would be covered under other weights.
    pub(crate) fn covered_under(&self, flat: &[f64]) -> Vec<bool> {
        let mut one = vec![0.0; flat.len()];
        let by_pattern: Vec<bool> = (self.patterns.iter())
            .map(|p| covered(effective(&self.weights.theme, flat, &p.present, &mut one)))
            .collect();
        self.ranked.iter().map(|row| by_pattern[self.pattern_of[*row] as usize]).collect()
    }
}

impl EngineColumn {
    fn new(table: &Table, position: usize, rule: &OutlierRule) -> Self {
        let column = &table.columns()[position];
        let numbers: Vec<f64> = (column.observations.iter())
            .filter_map(|o| match o.span() {
                Span::Number(v) => Some(v),
                Span::Between(..) | Span::Absent => None,
            })
            .collect();
        let mut sampler = Sampler::default();
        let mut unit_of = Vec::new();
        // Without a single number there is no scale to place a hidden value on.
        let takes_part = |o: &Observation| !numbers.is_empty() && o.span() != Span::Absent;
        for (unit, observation) in column.observations.iter().enumerate().filter(|(_, o)| takes_part(o)) {
            sampler.push(observation);
            unit_of.push(unit as u32);
        }
        if unit_of.len() == table.rows() {
            unit_of.clear();
        }
        Self {
            transform: rule.treat(&numbers).transform,
            sampler,
            sign: column.direction.sign(),
            unit_of,
            position: position as u64,
        }
    }

    fn units(&self, rows: usize) -> Box<dyn Iterator<Item = usize> + '_> {
        if self.unit_of.is_empty() && self.sampler.fixed.len() == rows {
            Box::new(0..rows)
        } else {
            Box::new(self.unit_of.iter().map(|u| *u as usize))
        }
    }
}
