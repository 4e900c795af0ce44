//! How far people walk to the arenas of a kind: minutes, shares within 10 and 15 minutes, and why where there is no time.

mod isochrone;
mod origins;
#[cfg(test)]
mod tests;
mod walking;

pub use isochrone::{IsochroneFrom, IsochroneQuery};
pub(crate) use origins::Origins;
pub(crate) use walking::Walking;

use crate::answer::*;
use crate::{QueryError, Snapshot};
use domain::{Category, Place};
use geo::Coord;
use spatial::access::{Nearest, Reason, Time, share_within, weighted_median};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use walking::LIMIT;

/// The word for the universal arenas, whatever their category.
const ARENA: &str = "arena";
/// Highest n that can be asked for.
pub const MOST_NTH: usize = 10;
/// The n of the column beside the one that is asked for.
const BESIDE: usize = 3;
/// Children are taken to live as people do inside their zone.
const AS_PEOPLE: &str = "barn_som_folk";
/// One point stands for a zone without people in cells.
const ZONE_POINT: &str = "sonepunkt";

/// Rows by category and n.
type Kept = BTreeMap<(String, usize), Arc<Vec<AccessRow>>>;

/// What access works with; shared by snapshots of the same data.
#[derive(Clone, Default)]
pub(crate) struct Access {
    origins: Arc<OnceLock<Origins>>,
    rows: Arc<Mutex<Kept>>,
}

/// Places that one may walk to.
struct Destinations {
    places: Vec<usize>,
    without_position: usize,
}

impl Snapshot {
    fn origins(&self) -> &Origins {
        self.access.origins.get_or_init(|| self.make_origins(&self.walking))
    }

    /// Categories that access can be asked for, with their places.
    pub fn access_categories(&self) -> AccessCategories {
        let all = std::iter::once(ARENA).chain(Category::ALL.iter().map(|c| c.as_str()));
        let count = |id: &str| {
            let of = self.places_of(id)?;
            let med_posisjon = of.places.len();
            let steder = med_posisjon + of.without_position;
            (steder > 0).then(|| AccessCategory { id: id.to_owned(), steder, med_posisjon })
        };
        AccessCategories { kategorier: all.filter_map(count).collect(), meta: self.net_meta() }
    }

    /// Minutes and shares of each zone to the n-th nearest place of a category, or of the universal arenas (`arena`).
    ///
    /// # Errors
    /// An unknown category, or an n outside 1–10.
    pub fn access(&self, category: &str, n: usize) -> Result<AccessAnswer, QueryError> {
        let Some(to) = self.places_of(category) else {
            let known = std::iter::once(ARENA).chain(Category::ALL.iter().map(|c| c.as_str()));
            let known = known.map(str::to_owned).collect();
            return Err(QueryError::UnknownCategory { id: category.to_owned(), known });
        };
        if !(1..=MOST_NTH).contains(&n) {
            return Err(QueryError::BadNth { n, most: MOST_NTH });
        }
        let rows = self.kept_rows(category, n, &to);
        Ok(AccessAnswer {
            soner: rows.as_ref().clone(),
            meta: AccessMeta {
                net: self.net_meta(),
                kategori: category.to_owned(),
                n,
                steder: to.places.len(),
                uten_posisjon: to.without_position,
                utgangspunkt: if self.origins().from_cells.contains(&true) { "ruter" } else { ZONE_POINT }.to_owned(),
                grense: LIMIT,
            },
        })
    }

    /// How walking is measured.
    pub(crate) fn net_meta(&self) -> NetMeta {
        let report = match &self.walking {
            Walking::Along(net) => Some(NetReport {
                noder: net.report.nodes,
                kanter: net.report.edges,
                komponenter: net.report.components,
                storste_andel: net.report.largest_share,
                bruer: net.report.bridges,
                uten_feste: self.origins().places_off,
            }),
            Walking::Straight => None,
        };
        let nett = self.walking.id().to_owned();
        NetMeta { meta: self.meta(), nett_navn: nett.clone(), nett, nettrapport: report }
    }

    /// Places of a category; none for a word that is no category.
    fn places_of(&self, category: &str) -> Option<Destinations> {
        let wanted: Box<dyn Fn(&Place) -> bool> = match (category, Category::parse(category)) {
            (ARENA, _) => Box::new(|p| p.universal_arena.er),
            (_, Some(c)) => Box::new(move |p| p.category == c),
            (_, None) => return None,
        };
        let all = self.dataset.places.iter().enumerate().filter(|(_, p)| wanted(p));
        let (with, without): (Vec<_>, Vec<_>) = all.partition(|(_, p)| p.join_point().is_some());
        Some(Destinations { places: with.into_iter().map(|(i, _)| i).collect(), without_position: without.len() })
    }

    fn kept_rows(&self, category: &str, n: usize, to: &Destinations) -> Arc<Vec<AccessRow>> {
        // A poisoned lock only means that another request panicked; what is kept is whole.
        let kept = || self.access.rows.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (category.to_owned(), n);
        if let Some(found) = kept().get(&key) {
            return Arc::clone(found);
        }
        let made = Arc::new(self.rows(n, to));
        kept().insert(key, Arc::clone(&made));
        made
    }

    fn rows(&self, n: usize, to: &Destinations) -> Vec<AccessRow> {
        let from = self.origins();
        let points: Vec<Coord<f64>> =
            to.places.iter().filter_map(|p| self.dataset.places[*p].join_point()).map(Coord::from).collect();
        let standing = self.walking.stand(&points);
        let there = |n: usize| (n <= standing.len()).then(|| self.walking.nearest(&from.standing, &standing, n));
        let (asked, beside) = (there(n), there(BESIDE));
        (0..self.zones.len()).map(|zone| self.access_row(zone, to, asked.as_deref(), beside.as_deref())).collect()
    }

    fn access_row(
        &self,
        zone: usize,
        to: &Destinations,
        asked: Option<&[Nearest]>,
        beside: Option<&[Nearest]>,
    ) -> AccessRow {
        let from = self.origins();
        let origins = &from.of_zone[zone];
        let weights: Vec<f64> = origins.iter().map(|(_, persons)| *persons).collect();
        let times = |all: Option<&[Nearest]>| -> Option<Vec<Time>> {
            all.map(|all| origins.iter().map(|(origin, _)| all[*origin].time).collect())
        };
        let here = times(asked);
        let share = |minutes: f64| share_of(here.as_deref(), &weights, minutes, self.how(zone));
        let children = |people: &StatValue| match (&self.zones[zone].children, people.state) {
            (domain::Value::Known { value, .. }, _) if *value == 0.0 => missing(),
            (_, ValueState::Missing) => people.clone(),
            _ => StatValue { state: ValueState::Imputed, method: Some(AS_PEOPLE.to_owned()), ..people.clone() },
        };
        let (andel_10, andel_15) = (share(10.0), share(15.0));
        let Named { id, navn } = self.zone_named(zone);
        AccessRow {
            id,
            navn,
            minutter: minutes_of(here.as_deref(), &weights),
            minutter_n3: minutes_of(times(beside).as_deref(), &weights),
            barn_10: children(&andel_10),
            barn_15: children(&andel_15),
            andel_10,
            andel_15,
            naermeste: asked.and_then(|all| self.nearest_of_most(to, origins, all)),
            krets: from.districts[zone].clone(),
        }
    }

    /// What a share is worth: none for people in cells along a network.
    fn how(&self, zone: usize) -> Option<&'static str> {
        match &self.walking {
            _ if !self.origins().from_cells[zone] => Some(ZONE_POINT),
            Walking::Straight => Some(self.walking.id()),
            Walking::Along(_) => None,
        }
    }

    /// The place that is the n-th nearest of most of the people; of several the one that comes first.
    fn nearest_of_most(&self, to: &Destinations, origins: &[(usize, f64)], all: &[Nearest]) -> Option<Named> {
        let mut votes: BTreeMap<usize, f64> = BTreeMap::new();
        for (origin, persons) in origins {
            if let Some(d) = all[*origin].destination {
                *votes.entry(d).or_default() += persons;
            }
        }
        let (most, _) = votes.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        let place = &self.dataset.places[to.places[most]];
        Some(Named { id: place.id.to_string(), navn: place.navn.clone() })
    }
}

fn missing() -> StatValue {
    StatValue { value: None, state: ValueState::Missing, lo: None, hi: None, method: None }
}

/// Minutes to a tenth, or why there are none.
fn minutes_of(times: Option<&[Time]>, weights: &[f64]) -> Minutes {
    let none = |why: &str| Minutes { minutter: None, grunn: Some(why.to_owned()) };
    let Some(times) = times else { return none("ingen_arena") };
    match weighted_median(times, weights) {
        Some(Time::Minutes(m)) => Minutes { minutter: Some((m * 10.0).round() / 10.0), grunn: None },
        Some(Time::Missing(Reason::OverLimit)) => none("over_limit"),
        Some(Time::Missing(Reason::Unreachable)) => none("unreachable"),
        // Nobody lives there: there is nowhere to start from.
        Some(Time::Missing(Reason::NoSnap)) | None => none("no_snap"),
    }
}

fn share_of(times: Option<&[Time]>, weights: &[f64], minutes: f64, how: Option<&str>) -> StatValue {
    let within = times.and_then(|t| share_within(t, weights, minutes));
    let Some((within, share)) = within.and_then(|w| Some((w, w.share()?))) else { return missing() };
    let round = |v: f64| (v * 1e4).round() / 1e4;
    let ends = (within.unknown > 0.0).then(|| (round(within.lo()), round(within.hi())));
    StatValue {
        value: Some(round(share)),
        state: if how.is_some() { ValueState::Imputed } else { ValueState::Known },
        lo: ends.map(|e| e.0),
        hi: ends.map(|e| e.1),
        method: how.map(str::to_owned),
    }
}
