//! How far one comes from a place on foot: ground along the network, and the people who live on it.

use super::Walking;
use crate::answer::*;
use crate::own_area::rounded;
use crate::{QueryError, Snapshot};
use domain::Value;
use geo::{Coord, MultiPolygon};
use spatial::network::STREET;

/// Where from, and how long.
#[derive(Debug, Clone, PartialEq)]
pub struct IsochroneQuery {
    /// Longitude and latitude, or the id of a place.
    pub from: IsochroneFrom,
    /// Minutes, each above 0.
    pub minutes: Vec<f64>,
}

/// Where a walk starts.
#[derive(Debug, Clone, PartialEq)]
pub enum IsochroneFrom {
    /// Longitude and latitude in degrees.
    Point([f64; 2]),
    /// Slug of a place.
    Place(String),
}

impl Snapshot {
    /// Ground within some minutes of a place, shortest first.
    ///
    /// # Errors
    /// No network, a place that is not there or outside the kommune, or one that is too far from the network.
    pub fn isochrones(&self, query: &IsochroneQuery) -> Result<IsochroneAnswer, QueryError> {
        let (point, place) = match &query.from {
            IsochroneFrom::Point([lon, lat]) => (self.within_reach(Coord { x: *lon, y: *lat })?, None),
            IsochroneFrom::Place(id) => {
                let found = self.dataset.places.iter().find(|p| p.id.as_str() == id);
                let at = found.and_then(|p| Some((p, p.join_point()?)));
                let (p, at) = at.ok_or_else(|| QueryError::UnknownPlace { id: id.clone() })?;
                (Coord::from(at), Some(Named { id: p.id.to_string(), navn: p.navn.clone() }))
            }
        };
        let Walking::Along(net) = &self.walking else { return Err(QueryError::NoNetwork) };
        let reach = net.network.options().reach;
        let snap = net.network.snap(point).ok_or(QueryError::NoSnap { reach })?;
        let mut minutes = query.minutes.clone();
        minutes.sort_by(f64::total_cmp);
        minutes.dedup();
        let found = net.network.isochrones(&snap, &minutes, STREET);
        let grounds: Vec<&MultiPolygon<f64>> = found.iter().map(|i| &i.ground).collect();
        let people = self.people_in(&grounds);
        let one = |(i, personer): (&spatial::network::Isochrone, StatValue)| Isochrone {
            minutter: i.minutes,
            personer,
            geometri: Outline::new(&i.ground),
        };
        Ok(IsochroneAnswer {
            isokroner: found.iter().zip(people).map(one).collect(),
            meta: IsochroneMeta {
                net: self.net_meta(),
                punkt: crate::position::lonlat(point),
                sted: place,
                til_nettet_m: snap.distance.round(),
            },
        })
    }

    /// People on each of some grounds, from cells by area.
    fn people_in(&self, grounds: &[&MultiPolygon<f64>]) -> Vec<StatValue> {
        let cells = &self.dataset.cells;
        let shapes: Vec<MultiPolygon<f64>> = cells.iter().map(|c| c.geometry.clone()).collect();
        let of = |ground: &&MultiPolygon<f64>| {
            if cells.is_empty() {
                return super::missing();
            }
            // Each for itself: the longer time holds the ground of the shorter one.
            let weights = spatial::overlay(&shapes, std::slice::from_ref(*ground));
            let persons: f64 =
                weights.iter().map(|p| cells[p.source].persons * p.area / weights.source_areas()[p.source]).sum();
            StatValue::from(&rounded(&Value::Imputed { value: persons, lo: None, hi: None, method: "area".to_owned() }))
        };
        grounds.iter().map(of).collect()
    }
}
