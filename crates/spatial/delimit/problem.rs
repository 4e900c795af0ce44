//! The question as the search sees it: only units that may be chosen, in the order of their ids, as plain numbers.

use super::route::Routes;
use super::score::Sums;
use super::unit::Units;
use super::{DelimitError, Limits, Options, Penalties};

/// One way out of a candidate.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub(super) to: usize,
    /// m.
    pub(super) shared: f64,
    /// Crosses neither river nor railway.
    pub(super) dry: bool,
}

/// One unit that may be chosen, or must be.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Position in the units given.
    pub(super) position: usize,
    /// Persons for certain; what the minimum is held against.
    pub(super) least: f64,
    /// Persons at most, where that is known; what the maximum is held against.
    pub(super) most: f64,
    /// Expected exposed persons, lower end.
    pub(super) exposed: f64,
    /// m².
    pub(super) area: f64,
    /// m.
    pub(super) perimeter: f64,
    pub(super) ways: Vec<Way>,
}

/// A question that has been checked.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) candidates: Vec<Candidate>,
    pub(super) included: Vec<bool>,
    /// Those candidates that must be in the area.
    pub(super) include: Vec<usize>,
    pub(super) limits: Limits,
    pub(super) penalties: Penalties,
    pub(super) count: usize,
    pub(super) overlap: f64,
    pub(super) seed: u64,
    /// Is there any barrier that costs something?
    pub(super) barriers: bool,
}

impl Problem {
    /// Checks the question and leaves out what can be in no answer.
    pub(super) fn new(units: &Units, limits: &Limits, options: &Options) -> Result<Self, DelimitError> {
        options.check()?;
        units.check_positions(&options.include)?;
        units.check_positions(&options.exclude)?;
        let name = |unit: usize| units.units()[unit].id.clone();
        let marked = |positions: &[usize]| {
            let mut marks = vec![false; units.units().len()];
            positions.iter().for_each(|&unit| marks[unit] = true);
            marks
        };
        let (included, excluded) = (marked(&options.include), marked(&options.exclude));
        if let Some(&unit) = options.include.iter().find(|unit| excluded[**unit]) {
            return Err(DelimitError::IncludedAndExcluded { id: name(unit) });
        }
        let all: Vec<usize> = units
            .order()
            .iter()
            .copied()
            .filter(|&u| !excluded[u] && (included[u] || units.units()[u].is_known()))
            .collect();
        if all.iter().all(|&u| excluded[u]) && excluded.iter().all(|e| *e) {
            return Err(DelimitError::NoUnits);
        }
        if !all.iter().any(|&u| units.units()[u].persons.known().and(units.units()[u].need.known()).is_some()) {
            return Err(DelimitError::NoKnownNeed);
        }
        let there_are = all.iter().map(|&u| units.units()[u].persons.lo()).sum();
        if there_are < limits.min() {
            return Err(DelimitError::TooFewPersons { min: limits.min(), there_are });
        }
        let problem = Self::of(units, &all, &included, limits, options);
        problem.check_include(name)?;
        let possible = problem.possible();
        let kept: Vec<usize> = all.iter().zip(possible).filter(|(_, kept)| *kept).map(|(u, _)| *u).collect();
        if kept.is_empty() { Err(DelimitError::NoArea) } else { Ok(Self::of(units, &kept, &included, limits, options)) }
    }

    fn of(units: &Units, kept: &[usize], included: &[bool], limits: &Limits, options: &Options) -> Self {
        let mut place = vec![usize::MAX; units.units().len()];
        kept.iter().enumerate().for_each(|(at, &unit)| place[unit] = at);
        let candidate = |&position: &usize| {
            let unit = &units.units()[position];
            let ways = units.links(position).iter().filter(|l| place[l.to] != usize::MAX);
            Candidate {
                position,
                least: unit.persons.lo(),
                most: unit.persons.hi().unwrap_or(unit.persons.lo()),
                exposed: unit.exposed_lo(),
                area: unit.area.0,
                perimeter: unit.perimeter.0,
                ways: ways.map(|l| Way { to: place[l.to], shared: l.shared, dry: l.is_dry() }).collect(),
            }
        };
        let candidates: Vec<Candidate> = kept.iter().map(candidate).collect();
        let included: Vec<bool> = kept.iter().map(|&unit| included[unit]).collect();
        let wet = candidates.iter().any(|c| c.ways.iter().any(|w| !w.dry));
        Self {
            include: (0..kept.len()).filter(|&at| included[at]).collect(),
            barriers: wet && options.penalties.barrier > 0.0,
            candidates,
            included,
            limits: *limits,
            penalties: options.penalties,
            count: options.count,
            overlap: options.overlap,
            seed: options.seed,
        }
    }

    fn check_include(&self, name: impl Fn(usize) -> String) -> Result<(), DelimitError> {
        let max = self.limits.max();
        let persons = self.include.iter().map(|&at| self.candidates[at].most).sum();
        if persons > max {
            return Err(DelimitError::IncludeTooLarge { persons, max });
        }
        for (i, &a) in self.include.iter().enumerate() {
            let routes = Routes::from(self, &[a], max);
            if let Some(&b) = self.include[i + 1..].iter().find(|b| !routes.reaches(**b)) {
                let [a, b] = [a, b].map(|at| name(self.candidates[at].position));
                return Err(DelimitError::IncludeApart { a, b, max });
            }
        }
        Ok(())
    }

    /// Which candidates can be in an area: those that have room beside what must be included, and enough people around.
    fn possible(&self) -> Vec<bool> {
        let fits = |c: &Candidate| c.most <= self.limits.max();
        let mut possible = vec![false; self.len()];
        let mut seen: Vec<bool> = self.candidates.iter().map(|c| !fits(c)).collect();
        for start in 0..self.len() {
            if std::mem::replace(&mut seen[start], true) {
                continue;
            }
            let mut part = vec![start];
            let mut next = 0;
            while let Some(&at) = part.get(next) {
                next += 1;
                for way in &self.candidates[at].ways {
                    if !std::mem::replace(&mut seen[way.to], true) {
                        part.push(way.to);
                    }
                }
            }
            let persons: f64 = part.iter().map(|&at| self.candidates[at].least).sum();
            let includes = part.iter().filter(|at| self.included[**at]).count();
            if persons >= self.limits.min() && includes == self.include.len() {
                part.into_iter().for_each(|at| possible[at] = true);
            }
        }
        possible
    }

    pub(super) fn len(&self) -> usize {
        self.candidates.len()
    }

    pub(super) fn score(&self, sums: &Sums) -> f64 {
        sums.score(&self.penalties)
    }

    /// Positions of some candidates in the units given.
    pub(super) fn positions(&self, set: &[usize]) -> Vec<usize> {
        set.iter().map(|&at| self.candidates[at].position).collect()
    }

    /// Persons that two sets have in common over those in either, both sorted; 1 where nobody lives.
    pub(super) fn overlap(&self, a: &[usize], b: &[usize]) -> f64 {
        let persons = |set: &[usize]| set.iter().map(|&at| self.candidates[at].least).sum::<f64>();
        let common: f64 = a.iter().filter(|at| b.binary_search(at).is_ok()).map(|&at| self.candidates[at].least).sum();
        let either = persons(a) + persons(b) - common;
        if either > 0.0 { common / either } else { 1.0 }
    }

    /// Are these two different enough to stand beside each other?
    pub(super) fn differ(&self, a: &[usize], b: &[usize]) -> bool {
        a != b && self.overlap(a, b) <= self.overlap
    }
}
