//! A walking time or why there is none, and tables of them.

use std::cmp::Ordering;

/// Why there is no time.
///
/// The order is that of [`Time::order`]: what is merely far comes before what may be near for all one knows, and that before
/// what cannot be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// There is a way, and it takes longer than the limit of the question.
    OverLimit,
    /// One of the two lies too far from the network to stand on it.
    NoSnap,
    /// Both stand on the network, and no way joins them; or there are not as many destinations as were asked for.
    Unreachable,
}

/// A walking time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Time {
    /// Minutes, finite and not negative.
    Minutes(f64),
    /// None, and why.
    Missing(Reason),
}

impl Time {
    /// Minutes, where there are any.
    pub fn minutes(self) -> Option<f64> {
        match self {
            Self::Minutes(minutes) => Some(minutes),
            Self::Missing(_) => None,
        }
    }

    /// Why there is none.
    pub fn missing(self) -> Option<Reason> {
        match self {
            Self::Minutes(_) => None,
            Self::Missing(reason) => Some(reason),
        }
    }

    /// Minutes up to a limit, else [`Reason::OverLimit`].
    pub(crate) fn within(minutes: f64, limit: f64) -> Self {
        if minutes <= limit { Self::Minutes(minutes) } else { Self::Missing(Reason::OverLimit) }
    }

    /// Shorter before longer, and any time before none; see [`Reason`] for the rest.
    pub fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Minutes(a), Self::Minutes(b)) => a.total_cmp(b),
            (Self::Minutes(_), Self::Missing(_)) => Ordering::Less,
            (Self::Missing(_), Self::Minutes(_)) => Ordering::Greater,
            (Self::Missing(a), Self::Missing(b)) => a.cmp(b),
        }
    }
}

/// The n-th nearest of a set of destinations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// How long it takes to walk there.
    pub time: Time,
    /// Which one it is, counted from 0; none where there is no time. Of several at the same time the one that comes first.
    pub destination: Option<usize>,
}

impl Nearest {
    pub(crate) fn missing(reason: Reason) -> Self {
        Self { time: Time::Missing(reason), destination: None }
    }
}

/// Times from each origin to each destination.
#[derive(Debug, Clone, PartialEq)]
pub struct Times {
    destinations: usize,
    cells: Vec<Time>,
    origins: usize,
}

impl Times {
    /// A table from its rows, one after the other; none where the number of cells is another.
    pub fn new(origins: usize, destinations: usize, cells: Vec<Time>) -> Option<Self> {
        (origins.checked_mul(destinations) == Some(cells.len())).then_some(Self { destinations, cells, origins })
    }

    pub(crate) fn from_cells(origins: usize, destinations: usize, cells: Vec<Time>) -> Self {
        debug_assert_eq!(origins * destinations, cells.len());
        Self { destinations, cells, origins }
    }

    /// Number of origins.
    pub fn origins(&self) -> usize {
        self.origins
    }

    /// Number of destinations.
    pub fn destinations(&self) -> usize {
        self.destinations
    }

    /// From an origin to a destination; none where there is no such pair.
    pub fn get(&self, origin: usize, destination: usize) -> Option<Time> {
        self.row(origin).get(destination).copied()
    }

    /// From one origin to every destination; empty where there is no such origin.
    pub fn row(&self, origin: usize) -> &[Time] {
        let start = origin.saturating_mul(self.destinations);
        self.cells.get(start..start.saturating_add(self.destinations)).unwrap_or_default()
    }

    /// The n-th nearest of each origin, n = 1 for the nearest. Where an origin has fewer times than n, the reason is that of
    /// the n-th cell in the order of [`Time::order`], and [`Reason::Unreachable`] where there are fewer destinations.
    pub fn nth(&self, n: usize) -> Vec<Nearest> {
        (0..self.origins).map(|o| nth(self.row(o), n)).collect()
    }

    /// The same table with the destinations as origins.
    pub(crate) fn transposed(&self) -> Self {
        let cells = (0..self.destinations).flat_map(|d| (0..self.origins).map(move |o| (o, d)));
        let cells = cells.map(|(o, d)| self.cells[o * self.destinations + d]).collect();
        Self { destinations: self.origins, cells, origins: self.destinations }
    }
}

fn nth(row: &[Time], n: usize) -> Nearest {
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by(|a, b| row[*a].order(&row[*b]));
    match n.checked_sub(1).and_then(|i| order.get(i)) {
        Some(&destination) => match row[destination] {
            time @ Time::Minutes(_) => Nearest { time, destination: Some(destination) },
            Time::Missing(reason) => Nearest::missing(reason),
        },
        None => Nearest::missing(Reason::Unreachable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Times {
        let missing = Time::Missing;
        let cells = vec![
            Time::Minutes(7.0),
            missing(Reason::NoSnap),
            Time::Minutes(3.0),
            missing(Reason::Unreachable),
            missing(Reason::OverLimit),
            Time::Minutes(3.0),
        ];
        Times::new(2, 3, cells).unwrap()
    }

    #[test]
    fn the_nth_nearest_is_the_nth_in_order_and_a_missing_one_has_its_reason() {
        let nth = |n| table().nth(n).iter().map(|f| (f.time, f.destination)).collect::<Vec<_>>();
        assert_eq!(nth(1), [(Time::Minutes(3.0), Some(2)), (Time::Minutes(3.0), Some(2))]);
        assert_eq!(nth(2), [(Time::Minutes(7.0), Some(0)), (Time::Missing(Reason::OverLimit), None)]);
        assert_eq!(nth(3), [(Time::Missing(Reason::NoSnap), None), (Time::Missing(Reason::Unreachable), None)]);
        assert!([0, 4].iter().all(|n| nth(*n) == [(Time::Missing(Reason::Unreachable), None); 2]));
    }

    #[test]
    fn a_table_has_as_many_cells_as_pairs_and_turns_without_loss() {
        assert_eq!(Times::new(2, 2, vec![Time::Minutes(0.0)]), None);
        let t = table();
        assert_eq!((t.origins(), t.destinations(), t.get(1, 2)), (2, 3, Some(Time::Minutes(3.0))));
        assert_eq!((t.get(0, 3), t.row(2)), (None, [].as_slice()));
        assert_eq!(t.transposed().get(0, 1), t.get(1, 0));
        assert_eq!(t.transposed().transposed(), t);
    }
}
