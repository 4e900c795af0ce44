//! Where people start: population cells, each with the zones that its people live in; or one point of each zone.

use super::walking::{Standing, Walking};
use crate::Snapshot;
use crate::answer::DistrictOfZone;
use crate::join::{CATCHMENT_MIN_SHARE, school_of};
use geo::{Coord, MultiPolygon};

/// Everything about origins that does not hang on the question.
pub(crate) struct Origins {
    pub(super) standing: Standing,
    /// For each zone: origins with the persons who live there in it.
    pub(super) of_zone: Vec<Vec<(usize, f64)>>,
    /// Whether the zone has people in cells; if not its one point stands for it.
    pub(super) from_cells: Vec<bool>,
    /// School districts of each zone, the one that covers most first.
    pub(super) districts: Vec<Vec<DistrictOfZone>>,
    /// Places with a position that are too far from the network.
    pub(super) places_off: usize,
}

impl Snapshot {
    pub(super) fn make_origins(&self, walking: &Walking) -> Origins {
        let zones = self.current_zones();
        let shapes: Vec<MultiPolygon<f64>> = zones.iter().map(|z| z.geometry.clone()).collect();
        let cells: Vec<&domain::PopulationCell> = self.dataset.cells.iter().filter(|c| c.persons > 0.0).collect();
        let cell_shapes: Vec<MultiPolygon<f64>> = cells.iter().map(|c| c.geometry.clone()).collect();
        let weights = spatial::overlay(&cell_shapes, &shapes);
        let mut points: Vec<Coord<f64>> =
            cell_shapes.iter().map(|s| spatial::interior_point(s).unwrap_or_default()).collect();
        let mut of_zone = vec![Vec::new(); zones.len()];
        for p in weights.iter() {
            let persons = cells[p.source].persons * p.area / weights.source_areas()[p.source];
            of_zone[p.target].push((p.source, persons));
        }
        let from_cells: Vec<bool> = of_zone.iter().map(|o: &Vec<(usize, f64)>| !o.is_empty()).collect();
        for (zone, shape) in shapes.iter().enumerate().filter(|(z, _)| !from_cells[*z]) {
            of_zone[zone].push((points.len(), 1.0));
            points.push(spatial::interior_point(shape).unwrap_or_default());
        }
        let places: Vec<Coord<f64>> =
            self.dataset.places.iter().filter_map(|p| p.join_point()).map(Coord::from).collect();
        Origins {
            standing: walking.stand(&points),
            of_zone,
            from_cells,
            districts: self.districts_of_zones(&shapes),
            places_off: walking.stand(&places).off(),
        }
    }

    /// School districts that cover more than digitising noise of each zone.
    fn districts_of_zones(&self, zones: &[MultiPolygon<f64>]) -> Vec<Vec<DistrictOfZone>> {
        let d = &self.dataset;
        let shapes: Vec<MultiPolygon<f64>> = d.districts.iter().map(|x| x.geometry.clone()).collect();
        let weights = spatial::overlay(zones, &shapes);
        let info = |district: usize| {
            let x = &d.districts[district];
            DistrictOfZone {
                id: x.id.to_string(),
                navn: x.navn.clone(),
                skole: school_of(&d.places, &x.navn).map(|s| d.places[s].navn.clone()),
            }
        };
        let of = |zone: usize| {
            let least = CATCHMENT_MIN_SHARE * weights.source_areas()[zone];
            let mut found: Vec<(usize, f64)> = weights.row(zone).filter(|(_, area)| *area >= least).collect();
            found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            found.into_iter().map(|(district, _)| info(district)).collect()
        };
        (0..zones.len()).map(of).collect()
    }
}
