//! "Naboprikking": which cell is hidden beside one that is hidden already.

use super::{Cell, Group, Reason, Rule, plan::reader_range};
use crate::noise::Noise;

/// Everything that the choice of a neighbour looks at.
pub(super) struct Board<'a> {
    pub(super) cells: &'a [Cell],
    pub(super) groups: Vec<&'a Group>,
    pub(super) rule: Rule,
    pub(super) noise: Noise,
    pub(super) reasons: Vec<Option<Reason>>,
}

impl<'a> Board<'a> {
    /// Groups go by the ids of their cells, so that the order of the input does not matter.
    pub(super) fn new(cells: &'a [Cell], groups: &'a [Group], rule: Rule, noise: Noise) -> Self {
        let name = |g: &Group| {
            let mut children: Vec<_> = g.children.iter().map(|c| cells[*c].id.as_str()).collect();
            children.sort_unstable();
            (cells[g.parent].id.as_str(), children)
        };
        let mut sorted: Vec<&Group> = groups.iter().collect();
        sorted.sort_by_cached_key(|g| {
            let (parent, children) = name(g);
            (parent.to_owned(), children.join("\u{1f}"))
        });
        let reasons = cells.iter().map(|c| super::primary(&c.count, c.denominator.as_ref(), rule)).collect();
        Self { cells, groups: sorted, rule, noise, reasons }
    }

    pub(super) fn shown(&self, cell: usize) -> bool {
        self.reasons[cell].is_none() && self.cells[cell].count.number().is_some()
    }

    pub(super) fn hide(&mut self, cell: usize) {
        self.reasons[cell] = Some(Reason::Naboprikking);
    }

    /// Hides a cell for another table's sake, unless it is hidden for what it is.
    pub(super) fn hide_beside(&mut self, cell: usize) {
        self.reasons[cell].get_or_insert(Reason::Naboprikking);
    }

    /// The rule of khfunctions over all groups until nothing new is hidden.
    pub(super) fn hide_neighbours(&mut self) {
        loop {
            let chosen: Vec<usize> = self.groups.iter().filter_map(|g| self.needs_neighbour(g)).collect();
            let Some(&first) = chosen.first() else { return };
            // One at a time: a cell hidden for one group may serve the next.
            self.hide(first);
        }
    }

    /// In a group with a shown total: exactly one child is hidden, or several whose sum is itself small while at least
    /// two are shown. A small sum is judged by what is known of it from below.
    fn needs_neighbour(&self, group: &Group) -> Option<usize> {
        let hidden: Vec<usize> = group.children.iter().copied().filter(|c| self.reasons[*c].is_some()).collect();
        let shown = group.children.iter().filter(|c| self.shown(**c)).count();
        let needs = self.shown(group.parent)
            && match hidden.len() {
                0 => false,
                1 => true,
                _ => shown >= 2 && self.small_together(&hidden),
            };
        if needs { self.candidate(group.children.iter().copied()) } else { None }
    }

    fn small_together(&self, hidden: &[usize]) -> bool {
        let count: f64 = hidden.iter().map(|c| crate::small::range(&self.cells[*c].count).0.unwrap_or(0.0)).sum();
        let persons: Option<f64> =
            hidden.iter().map(|c| self.cells[*c].denominator.as_ref().and_then(domain::Value::number)).sum();
        self.rule.is_few(count) || persons.is_some_and(|n| n <= self.rule.min_denominator())
    }

    /// The next cell to hide of these: lowest priority number, then the smallest count (the least is lost), then id.
    /// Cells that a reader could work out even when hidden are no help.
    pub(super) fn candidate(&self, of: impl Iterator<Item = usize>) -> Option<usize> {
        let helps = |cell: &usize| {
            let (lo, hi) = reader_range(&self.cells[*cell], Reason::Naboprikking, self.rule, self.noise);
            self.shown(*cell) && hi.is_none_or(|hi| hi > lo)
        };
        of.filter(helps).min_by(|a, b| {
            let (a, b) = (&self.cells[*a], &self.cells[*b]);
            let count = |c: &Cell| c.count.number().unwrap_or(f64::INFINITY);
            a.priority.cmp(&b.priority).then(count(a).total_cmp(&count(b))).then(a.id.cmp(&b.id))
        })
    }

    /// A cell to hide so that the given hidden one cannot be worked out: a child of its groups, else one of their
    /// totals, else any cell that hangs together with it.
    pub(super) fn protector(&self, of: usize) -> Option<usize> {
        let near: Vec<&Group> = self.groups.iter().copied().filter(|g| has(g, of)).collect();
        let children = self.candidate(near.iter().flat_map(|g| g.children.iter().copied()));
        let totals = || self.candidate(near.iter().map(|g| g.parent));
        children.or_else(totals).or_else(|| {
            let mut reached = vec![of];
            let mut at = 0;
            while at < reached.len() {
                let cell = reached[at];
                for group in self.groups.iter().filter(|g| has(g, cell)) {
                    let members = group.children.iter().chain([&group.parent]);
                    let new: Vec<usize> = members.copied().filter(|c| !reached.contains(c)).collect();
                    reached.extend(new);
                }
                at += 1;
            }
            self.candidate(reached.into_iter())
        })
    }
}

fn has(group: &Group, cell: usize) -> bool {
    group.parent == cell || group.children.contains(&cell)
}
