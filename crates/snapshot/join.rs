//! Joins that do not depend on the date: places to zones, schools to their skolekrets and so to zones.

use domain::{Category, District, Place, Zone, name::fold};
use geo::{Coord, MultiPolygon};
use spatial::Locator;

/// A skolekrets serves a zone when it covers at least this share of the zone: less is digitising noise along borders.
pub(crate) const CATCHMENT_MIN_SHARE: f64 = 0.05;

/// The zone of a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct InZone {
    /// Position in the current zone list.
    pub zone: usize,
    /// Metres; 0 inside.
    pub distance: f64,
}

impl InZone {
    pub(crate) fn is_inside(&self) -> bool {
        self.distance == 0.0
    }
}

/// Zone of each place; none for a place without a position good enough for joins.
pub(crate) fn places_to_zones(places: &[Place], locator: &Locator) -> Vec<Option<InZone>> {
    let zone_of = |p: &Place| {
        let found = locator.assign(Coord::from(p.join_point()?))?;
        Some(InZone { zone: found.zone, distance: found.distance.0 })
    };
    places.iter().map(zone_of).collect()
}

/// For each place: the zones its skolekrets covers. A krets is matched with its school by name ("Ila" → "Ila skole").
pub(crate) fn catchments(places: &[Place], districts: &[District], zones: &[&Zone]) -> Vec<Vec<usize>> {
    let mut served = vec![Vec::new(); places.len()];
    if districts.is_empty() || zones.is_empty() {
        return served;
    }
    let district_shapes: Vec<MultiPolygon<f64>> = districts.iter().map(|d| d.geometry.clone()).collect();
    let zone_shapes: Vec<MultiPolygon<f64>> = zones.iter().map(|z| z.geometry.clone()).collect();
    let zone_areas: Vec<f64> = zone_shapes.iter().map(|z| spatial::area(z).0).collect();
    let weights = spatial::overlay(&district_shapes, &zone_shapes);
    for (i, district) in districts.iter().enumerate() {
        let Some(school) = school_of(places, &district.navn) else { continue };
        for (zone, area) in weights.row(i) {
            if area >= CATCHMENT_MIN_SHARE * zone_areas[zone] {
                served[school].push(zone);
            }
        }
    }
    served
}

/// The school of a district: the one with its name.
pub(crate) fn school_of(places: &[Place], district: &str) -> Option<usize> {
    let name = fold(district);
    let with_skole = format!("{name} skole");
    let schools = || places.iter().enumerate().filter(|(_, p)| p.category == Category::Skole);
    let exact = schools().find(|(_, p)| {
        let names = || p.aliases.iter().chain([&p.navn]).map(|n| fold(n));
        names().any(|n| n == name || n == with_skole)
    });
    let prefix = || schools().find(|(_, p)| fold(&p.navn).starts_with(&format!("{name} ")));
    exact.or_else(prefix).map(|(i, _)| i)
}
