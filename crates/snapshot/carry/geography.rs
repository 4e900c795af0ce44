//! The geographies that figures are carried between, by the names they have in questions.

use crate::answer::Named;
use crate::{QueryError, Snapshot};
use domain::PlanKind;
use domain::area::SATSINGSOMRADER;
use geo::MultiPolygon;

/// Where figures come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum From {
    /// Zones of the current set.
    Zones,
    /// Skolekretser.
    Districts,
    /// Population cells.
    Cells,
}

/// Where they are carried to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum To {
    /// Zones of the current set.
    Zones,
    /// Skolekretser.
    Districts,
    /// Satsingsområder: their zones together.
    Areas,
    /// Plan areas of a kind.
    Plan(PlanKind),
}

impl From {
    pub(crate) fn parse(word: &str) -> Result<Self, QueryError> {
        match word {
            "zones" => Ok(Self::Zones),
            "districts" => Ok(Self::Districts),
            "cells" => Ok(Self::Cells),
            _ => Err(choice("from", word, &["zones", "districts", "cells"])),
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Zones => "zones",
            Self::Districts => "districts",
            Self::Cells => "cells",
        }
    }
}

impl To {
    /// `kind` is asked for with `plan` alone; land-use purposes where it is not given.
    pub(crate) fn parse(word: &str, kind: Option<&str>) -> Result<Self, QueryError> {
        let all: Vec<&'static str> = PlanKind::ALL.iter().map(|k| k.as_str()).collect();
        match word {
            "zones" => Ok(Self::Zones),
            "districts" => Ok(Self::Districts),
            "areas" => Ok(Self::Areas),
            "plan" => {
                let kind = kind.unwrap_or(PlanKind::Arealformal.as_str());
                PlanKind::parse(kind).map(Self::Plan).ok_or_else(|| choice("kind", kind, &all))
            }
            _ => Err(choice("to", word, &["zones", "districts", "areas", "plan"])),
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Zones => "zones",
            Self::Districts => "districts",
            Self::Areas => "areas",
            Self::Plan(_) => "plan",
        }
    }
}

fn choice(field: &'static str, value: &str, known: &[&'static str]) -> QueryError {
    QueryError::BadChoice { field, value: value.to_owned(), known: known.to_vec() }
}

impl Snapshot {
    /// Positions of the satsingsområder with zones of the current set.
    pub(crate) fn satsingsomrader(&self) -> Vec<usize> {
        let all = self.dataset.facts.areas.iter().zip(&self.resolved.area_zones).enumerate();
        all.filter(|(_, (a, zones))| a.list.as_str() == SATSINGSOMRADER && !zones.is_empty()).map(|(i, _)| i).collect()
    }

    /// For each zone the satsingsområde it is part of, by position among those of [`Self::satsingsomrader`].
    pub(crate) fn areas_of_zones(&self) -> Vec<Option<usize>> {
        let mut table = vec![None; self.zones.len()];
        for (at, area) in self.satsingsomrader().into_iter().enumerate() {
            for zone in &self.resolved.area_zones[area] {
                // A zone of two areas counts in the first, as ground does everywhere.
                table[*zone] = table[*zone].or(Some(at));
            }
        }
        table
    }

    pub(crate) fn zone_shape(&self, zone: usize) -> &MultiPolygon<f64> {
        &self.dataset.zones[self.zones[zone].position].geometry
    }

    pub(crate) fn source_shapes(&self, from: From) -> Vec<MultiPolygon<f64>> {
        match from {
            From::Zones => (0..self.zones.len()).map(|z| self.zone_shape(z).clone()).collect(),
            From::Districts => self.dataset.districts.iter().map(|d| d.geometry.clone()).collect(),
            From::Cells => self.dataset.cells.iter().map(|c| c.geometry.clone()).collect(),
        }
    }

    pub(crate) fn target_shapes(&self, to: To) -> Vec<MultiPolygon<f64>> {
        match to {
            To::Zones => self.source_shapes(From::Zones),
            To::Districts => self.source_shapes(From::Districts),
            To::Areas => {
                let outline = |area: usize| {
                    let zones = self.resolved.area_zones[area].iter().map(|z| self.zone_shape(*z));
                    spatial::dissolve(&zones.collect::<Vec<_>>())
                };
                self.satsingsomrader().into_iter().map(outline).collect()
            }
            To::Plan(kind) => {
                let of = self.dataset.plan_areas.iter().filter(|p| p.kind == kind);
                of.map(|p| p.geometry.clone()).collect()
            }
        }
    }

    pub(crate) fn targets_named(&self, to: To) -> Vec<Named> {
        match to {
            To::Zones => (0..self.zones.len()).map(|z| self.zone_named(z)).collect(),
            To::Districts => {
                let named = |d: &domain::District| Named { id: d.id.to_string(), navn: d.navn.clone() };
                self.dataset.districts.iter().map(named).collect()
            }
            To::Areas => self.satsingsomrader().into_iter().map(|a| self.area_named(a)).collect(),
            To::Plan(kind) => {
                let of = self.dataset.plan_areas.iter().filter(|p| p.kind == kind);
                of.map(|p| Named { id: p.id.to_string(), navn: p.navn.clone() }).collect()
            }
        }
    }
}
