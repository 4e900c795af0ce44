//! Where an area lies: its outline, what it is put together of, and the zones it touches.

use super::AreaProfileRequest;
use crate::answer::Outline;
use crate::{QueryError, Snapshot};
use geo::{CoordsIter, MapCoords, MultiPolygon};
use spatial::{GeometryFault, faults};

/// A piece below this share of its zone and of the area is a sliver, and a zone covered but for this share is covered.
const SLIVER: f64 = 0.005;
/// Most corners of a drawn area.
pub(crate) const MOST_CORNERS: usize = 20_000;

/// Where an area lies.
pub(super) struct Extent {
    /// Valid, in EPSG:25832.
    pub(super) shape: MultiPolygon<f64>,
    /// m².
    pub(super) area: f64,
    pub(super) zones: Vec<Touched>,
    /// Positions of zones, skolekretser and cells; none for a drawn area.
    units: Option<[Vec<usize>; 3]>,
}

/// A zone that it touches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Touched {
    pub(super) zone: usize,
    /// Share of the zone that lies in the area; 1 for all but a sliver of it.
    pub(super) of_zone: f64,
    /// Share of the area that lies in the zone.
    pub(super) of_area: f64,
}

impl Touched {
    pub(super) fn is_whole(&self) -> bool {
        self.of_zone >= 1.0
    }
}

impl Extent {
    /// Zones, skolekretser and cells.
    pub(super) fn units(&self) -> Option<(&[usize], &[usize], &[usize])> {
        self.units.as_ref().map(|[zones, districts, cells]| (&zones[..], &districts[..], &cells[..]))
    }

    /// The cells, where it is put together of nothing else.
    pub(super) fn cells(&self) -> Option<&[usize]> {
        self.units().filter(|(zones, districts, _)| zones.is_empty() && districts.is_empty()).map(|u| u.2)
    }
}

impl Snapshot {
    pub(super) fn extent(
        &self,
        request: &AreaProfileRequest,
        drawn: &[MultiPolygon<f64>],
    ) -> Result<Extent, QueryError> {
        let named = !(request.soner.is_empty() && request.kretser.is_empty() && request.ruter.is_empty());
        match (request.polygon.is_some() || !drawn.is_empty(), named) {
            (true, true) | (false, false) => Err(QueryError::PolygonOrUnits),
            (true, false) => self.drawn(drawn),
            (false, true) => self.composed(request),
        }
    }

    fn drawn(&self, features: &[MultiPolygon<f64>]) -> Result<Extent, QueryError> {
        let corners: usize = features.iter().map(CoordsIter::coords_count).sum();
        if corners > MOST_CORNERS {
            return Err(QueryError::TooManyCorners { corners, most: MOST_CORNERS });
        }
        let parts = features.iter().map(|f| self.valid(f)).collect::<Result<Vec<_>, _>>()?;
        let shape = match &parts[..] {
            [] => return Err(QueryError::BadPolygon { fault: "tom", at: None }),
            [one] => one.clone(),
            many => spatial::dissolve(&many.iter().collect::<Vec<_>>()),
        };
        self.extent_of(shape, None)
    }

    /// A drawn area in EPSG:25832, held to the same rules as one that a profile is asked of.
    ///
    /// # Errors
    /// Too many corners, a place outside the kommune, an outline that encloses nothing or crosses itself.
    pub(crate) fn drawn_shape(&self, features: &[MultiPolygon<f64>]) -> Result<MultiPolygon<f64>, QueryError> {
        Ok(self.drawn(features)?.shape)
    }

    /// A drawn polygon in EPSG:25832.
    fn valid(&self, drawn: &MultiPolygon<f64>) -> Result<MultiPolygon<f64>, QueryError> {
        // Coordinates of another country or in metres are told before anything is said of the shape.
        sound(&drawn.try_map_coords(|c| self.within_reach(c))?)
    }

    /// Outline and number of corners of a polygon from a file, in EPSG:25832.
    ///
    /// # Errors
    /// As for a drawn one.
    pub fn uploaded(&self, polygon: &MultiPolygon<f64>) -> Result<(Outline, usize), QueryError> {
        let corners = polygon.coords_count();
        if corners > MOST_CORNERS {
            return Err(QueryError::TooManyCorners { corners, most: MOST_CORNERS });
        }
        polygon.try_map_coords(|c| self.within_reach(spatial::to_lonlat(c)))?;
        let shape = sound(polygon)?;
        Ok((Outline::new(&shape), shape.coords_count()))
    }

    fn composed(&self, request: &AreaProfileRequest) -> Result<Extent, QueryError> {
        let d = &self.dataset;
        let find = |ids: &[String], what, at: &dyn Fn(&str) -> Option<usize>| {
            let mut found = ids
                .iter()
                .map(|id| at(id).ok_or_else(|| QueryError::UnknownUnit { what, id: id.clone() }))
                .collect::<Result<Vec<usize>, _>>()?;
            found.sort_unstable();
            found.dedup();
            Ok::<_, QueryError>(found)
        };
        let zones = find(&request.soner, "sone", &|id| self.zone_position(id))?;
        let districts = find(&request.kretser, "krets", &|id| d.districts.iter().position(|x| x.id.as_str() == id))?;
        let by_id: std::collections::HashMap<&str, usize> = if request.ruter.is_empty() {
            [].into()
        } else {
            d.cells.iter().enumerate().map(|(i, c)| (c.id.as_str(), i)).collect()
        };
        let cells = find(&request.ruter, "rute", &|id| by_id.get(id).copied())?;
        let shapes: Vec<&MultiPolygon<f64>> = (zones.iter().map(|z| self.zone_shape(*z)))
            .chain(districts.iter().map(|i| &d.districts[*i].geometry))
            .chain(cells.iter().map(|i| &d.cells[*i].geometry))
            .collect();
        self.extent_of(spatial::dissolve(&shapes), Some([zones, districts, cells]))
    }

    fn extent_of(&self, shape: MultiPolygon<f64>, units: Option<[Vec<usize>; 3]>) -> Result<Extent, QueryError> {
        let area = spatial::area(&shape).0;
        if area <= 0.0 {
            return Err(QueryError::BadPolygon { fault: "tom", at: None });
        }
        let zones = match &units {
            // Whole zones are just that, however their outlines fit together.
            Some([zones, districts, cells]) if districts.is_empty() && cells.is_empty() => {
                let whole = |z: &usize| Touched { zone: *z, of_zone: 1.0, of_area: self.zones[*z].area / area };
                zones.iter().map(whole).collect()
            }
            _ => self.touched(&shape, area),
        };
        Ok(Extent { shape, area, zones, units })
    }

    fn touched(&self, shape: &MultiPolygon<f64>, area: f64) -> Vec<Touched> {
        let zones: Vec<MultiPolygon<f64>> = (0..self.zones.len()).map(|z| self.zone_shape(z).clone()).collect();
        let pieces = spatial::overlay(&zones, std::slice::from_ref(shape));
        let touched = |p: spatial::Piece| {
            let (of_zone, of_area) = (p.area / self.zones[p.source].area, p.area / area);
            let of_zone = if of_zone >= 1.0 - SLIVER { 1.0 } else { of_zone };
            (of_zone >= SLIVER || of_area >= SLIVER).then_some(Touched { zone: p.source, of_zone, of_area })
        };
        pieces.iter().filter_map(touched).collect()
    }
}

/// What only touches itself is put right; what crosses itself is refused, since nobody can tell which side was meant.
fn sound(shape: &MultiPolygon<f64>) -> Result<MultiPolygon<f64>, QueryError> {
    let parts =
        shape.iter().map(|part| sound_part(&MultiPolygon(vec![part.clone()]))).collect::<Result<Vec<_>, _>>()?;
    match &parts[..] {
        [] => Err(QueryError::BadPolygon { fault: "tom", at: None }),
        [one] => Ok(one.clone()),
        many => {
            let together = MultiPolygon(many.iter().flat_map(|m| m.0.clone()).collect());
            // Parts may share a border or lie over each other; together they are one area.
            Ok(if faults(&together).is_empty() {
                together
            } else {
                spatial::dissolve(&many.iter().collect::<Vec<_>>())
            })
        }
    }
}

fn sound_part(part: &MultiPolygon<f64>) -> Result<MultiPolygon<f64>, QueryError> {
    let fatal = faults(part).into_iter().find_map(|f| {
        let (fault, at) = match f {
            GeometryFault::Empty => ("tom", None),
            GeometryFault::NonFinite => ("ikke_tall", None),
            GeometryFault::TooFewPoints { at } => ("faa_hjorner", Some(at)),
            GeometryFault::SelfIntersection { at } => ("krysser", Some(at)),
            GeometryFault::HoleOutside { at } => ("hull_utenfor", Some(at)),
            // A spike and a touch enclose one thing only.
            _ => return None,
        };
        Some(QueryError::BadPolygon { fault, at: at.map(crate::position::lonlat) })
    });
    match fatal {
        Some(error) => Err(error),
        None => spatial::repair(part).map(|r| r.geometry).ok_or(QueryError::BadPolygon { fault: "tom", at: None }),
    }
}
