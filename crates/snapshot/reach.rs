//! What lies within the kommune that the service is for: places that are asked about from outside.

use crate::{QueryError, Snapshot};
use geo::{Coord, Intersects};

impl Snapshot {
    /// A place in degrees as EPSG:25832.
    ///
    /// # Errors
    /// A place outside the box of the kommune, or none at all.
    pub(crate) fn within_reach(&self, lonlat: Coord<f64>) -> Result<Coord<f64>, QueryError> {
        let point = spatial::from_lonlat(lonlat);
        let kommune = self.dataset.kommune.as_ref();
        let finite = point.x.is_finite() && point.y.is_finite();
        if finite && kommune.is_none_or(|k| k.bbox.intersects(&point)) {
            return Ok(point);
        }
        let kommune = kommune.map_or_else(String::new, |k| k.navn.clone());
        Err(QueryError::OutsideKommune { lon: lonlat.x, lat: lonlat.y, kommune })
    }
}
