//! KPA areas as answers, and what part of each zone they cover.

use crate::answer::PlanInfo;
use crate::{QueryError, Snapshot};
use domain::{PlanArea, PlanKind};
use geo::{BoundingRect, Coord, Intersects, MultiPolygon, Rect};

/// What is worked out for a plan area when the snapshot is built.
#[derive(Debug, Clone)]
pub(crate) struct PlanEntry {
    /// m².
    pub area: f64,
    /// (zone, m²) of each zone it covers a part of.
    pub zones: Vec<(usize, f64)>,
    /// None for an empty one.
    bbox: Option<Rect<f64>>,
}

impl PlanEntry {
    /// Whether it may meet a polygon in EPSG:25832: their boxes do.
    pub(crate) fn meets(&self, shape: &MultiPolygon<f64>) -> bool {
        self.bbox.zip(shape.bounding_rect()).is_some_and(|(a, b)| a.intersects(&b))
    }

    pub(crate) fn holds(&self, shape: &MultiPolygon<f64>, point: Coord<f64>) -> bool {
        self.bbox.is_some_and(|b| b.intersects(&point)) && shape.intersects(&point)
    }
}

/// A part of less than this share of the zone is a sliver: its mass is kept, but it is not listed as a relation.
const SLIVER_SHARE: f64 = 0.005;

pub(crate) fn entries(plan: &[PlanArea], zones: &[MultiPolygon<f64>]) -> Vec<PlanEntry> {
    let shapes: Vec<MultiPolygon<f64>> = plan.iter().map(|p| p.geometry.clone()).collect();
    let weights = spatial::overlay(&shapes, zones);
    let entry = |(i, shape): (usize, &MultiPolygon<f64>)| PlanEntry {
        area: spatial::area(shape).0,
        zones: weights.row(i).collect(),
        bbox: shape.bounding_rect(),
    };
    shapes.iter().enumerate().map(entry).collect()
}

impl Snapshot {
    /// Plan areas, all or of one kind.
    pub fn plan(&self, kind: Option<PlanKind>) -> Vec<PlanInfo> {
        let chosen = self.dataset.plan_areas.iter().enumerate().filter(|(_, p)| kind.is_none_or(|k| p.kind == k));
        chosen.map(|(i, _)| self.plan_info(i, None)).collect()
    }

    /// Every plan area at a point, of all kinds, by kind. Borders are part of their areas.
    ///
    /// # Errors
    /// A point outside the kommune. One outside every plan area has none.
    pub fn plan_at(&self, lon: f64, lat: f64) -> Result<Vec<PlanInfo>, QueryError> {
        let point = self.within_reach(Coord { x: lon, y: lat })?;
        let all = self.plan.iter().zip(&self.dataset.plan_areas).enumerate();
        let mut here: Vec<usize> =
            all.filter(|(_, (entry, p))| entry.holds(&p.geometry, point)).map(|(i, _)| i).collect();
        here.sort_by_key(|i| self.dataset.plan_areas[*i].kind);
        Ok(here.into_iter().map(|i| self.plan_info(i, None)).collect())
    }

    /// Plan areas that cover more than a sliver of a zone, the largest first within each kind.
    pub(crate) fn plan_of_zone(&self, zone: usize) -> Vec<PlanInfo> {
        let total = self.zones[zone].area;
        let mut found: Vec<(usize, f64)> = Vec::new();
        for (i, entry) in self.plan.iter().enumerate() {
            let part: f64 = entry.zones.iter().filter(|(z, _)| *z == zone).map(|(_, a)| a).sum();
            if part > SLIVER_SHARE * total {
                found.push((i, part / total));
            }
        }
        let kind = |i: usize| self.dataset.plan_areas[i].kind;
        found.sort_by(|a, b| kind(a.0).cmp(&kind(b.0)).then(b.1.total_cmp(&a.1)));
        found.into_iter().map(|(i, share)| self.plan_info(i, Some((share * 1000.0).round() / 1000.0))).collect()
    }

    fn plan_info(&self, i: usize, andel: Option<f64>) -> PlanInfo {
        let p = &self.dataset.plan_areas[i];
        PlanInfo {
            id: p.id.to_string(),
            kind: p.kind.as_str().to_owned(),
            objekttype: p.objekttype.clone(),
            gruppe: domain::plan_code::gruppe(p.kind, &p.code).to_owned(),
            code: p.code.clone(),
            navn: p.navn.clone(),
            status: p.status.as_str().to_owned(),
            planident: p.planident.clone(),
            planstatus: p.planstatus.clone(),
            ikraft: p.ikraft.map(|d| d.to_string()),
            areal_m2: self.plan[i].area.round(),
            farge: colour(p).to_owned(),
            andel,
        }
    }
}

/// Colour of a plan area.
pub(crate) fn colour(p: &PlanArea) -> &'static str {
    domain::plan_code::colour(p.kind, &p.code, p.status)
}
