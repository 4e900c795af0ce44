//! The tile layers: geometry, ids, names and classes; numbers travel apart.

use crate::Snapshot;
use crate::fingerprint::Fingerprint;
use domain::{Dataset, Resolved, Zone};
use geo::{Coord, MapCoords, MultiPolygon};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use tile::{Feature, Geometry, Layer, Property, Pyramid, stable_id};

/// Names of the layers, in drawing order.
pub const LAYERS: [&str; 5] = ["zones", "plan", "districts", "areas", "places"];

/// The pyramids of all layers, each under the fingerprint of what it was made from.
pub(crate) struct Pyramids(BTreeMap<&'static str, (String, Arc<Pyramid>)>);

impl Pyramids {
    /// Builds the layers in parallel; a layer whose content did not change is taken over.
    pub(crate) fn build(d: &Dataset, zones: &[&Zone], resolved: &Resolved, previous: Option<&Self>) -> Self {
        let build = |name: &&'static str| {
            let fingerprint = fingerprint(name, d, zones, resolved);
            let kept = previous.and_then(|p| p.0.get(name)).filter(|(old, _)| *old == fingerprint);
            let pyramid = match kept {
                Some((_, pyramid)) => Arc::clone(pyramid),
                None => Arc::new(Pyramid::build(&layer(name, d, zones, resolved))),
            };
            (*name, (fingerprint, pyramid))
        };
        Self(LAYERS.par_iter().map(build).collect::<Vec<_>>().into_iter().collect())
    }
}

impl Snapshot {
    /// The pyramid of a layer.
    pub fn pyramid(&self, layer: &str) -> Option<&Arc<Pyramid>> {
        self.pyramids.0.get(layer).map(|(_, p)| p)
    }

    /// Bytes of all tiles in all encodings.
    pub fn tile_bytes(&self) -> usize {
        self.pyramids.0.values().map(|(_, p)| p.bytes()).sum()
    }
}

fn fingerprint(name: &str, d: &Dataset, zones: &[&Zone], resolved: &Resolved) -> String {
    let mut f = Fingerprint::default();
    f.text(name);
    match name {
        "zones" | "areas" => {
            for z in zones {
                f.text(z.zone_set.as_str()).text(z.id.as_str()).text(&z.navn).shape(&z.geometry);
            }
            if name == "areas" {
                for (a, zones) in d.facts.areas.iter().zip(&resolved.area_zones) {
                    f.text(a.id.as_str()).text(&a.navn).text(a.list.as_str()).json(zones);
                }
            }
        }
        "plan" => {
            for p in &d.plan_areas {
                f.text(p.id.as_str()).json(&(
                    p.kind,
                    &p.code,
                    &p.navn,
                    p.status,
                    &p.planident,
                    &p.planstatus,
                    p.ikraft,
                ));
                f.shape(&p.geometry);
            }
        }
        "districts" => {
            for x in &d.districts {
                f.text(x.id.as_str()).text(&x.navn).shape(&x.geometry);
            }
        }
        _ => {
            for p in &d.places {
                f.json(&(&p.id, &p.navn, p.category, p.universal_arena.er, p.point, p.geo_quality));
            }
        }
    }
    f.short()
}

fn layer(name: &'static str, d: &Dataset, zones: &[&Zone], resolved: &Resolved) -> Layer {
    let features = match name {
        "zones" => zones.iter().map(|z| zone_feature(z)).collect(),
        "areas" => area_features(d, zones, resolved),
        "plan" => d.plan_areas.iter().map(plan_feature).collect(),
        "districts" => d.districts.iter().map(district_feature).collect(),
        _ => d.places.iter().filter_map(place_feature).collect(),
    };
    Layer { name: name.to_owned(), features, min_zoom: 0, max_zoom: 14 }
}

fn text(s: impl ToString) -> Property {
    Property::Text(s.to_string())
}

fn mercator(shape: &MultiPolygon<f64>) -> Geometry {
    Geometry::Polygon(shape.map_coords(spatial::to_mercator))
}

fn feature(id: &str, geometry: Geometry, rest: Vec<(&'static str, Property)>) -> Feature {
    let mut properties = vec![("id", text(id))];
    properties.extend(rest);
    Feature { id: stable_id(id), geometry, properties }
}

fn zone_feature(z: &Zone) -> Feature {
    feature(z.id.as_str(), mercator(&z.geometry), vec![("navn", text(&z.navn)), ("sonesett", text(&z.zone_set))])
}

/// The six satsingsområder as outlines of their zones together.
fn area_features(d: &Dataset, zones: &[&Zone], resolved: &Resolved) -> Vec<Feature> {
    let areas = d.facts.areas.iter().zip(&resolved.area_zones);
    let six = areas.filter(|(a, z)| a.list.as_str() == domain::area::SATSINGSOMRADER && !z.is_empty());
    let outline = |(a, positions): (&domain::Area, &Vec<usize>)| {
        let parts: Vec<&MultiPolygon<f64>> = positions.iter().map(|p| &zones[*p].geometry).collect();
        let shape = spatial::dissolve(&parts);
        feature(a.id.as_str(), mercator(&shape), vec![("navn", text(&a.navn)), ("liste", text(&a.list))])
    };
    six.map(outline).collect()
}

fn plan_feature(p: &domain::PlanArea) -> Feature {
    let rest = vec![
        ("kind", text(p.kind.as_str())),
        ("code", text(&p.code)),
        ("navn", text(&p.navn)),
        ("status", text(p.status.as_str())),
        ("planident", text(&p.planident)),
        ("planstatus", text(&p.planstatus)),
        ("ikraft", text(p.ikraft.map(|d| d.to_string()).unwrap_or_default())),
        ("farge", text(crate::plan::colour(p))),
    ];
    feature(p.id.as_str(), mercator(&p.geometry), rest)
}

fn district_feature(x: &domain::District) -> Feature {
    feature(x.id.as_str(), mercator(&x.geometry), vec![("navn", text(&x.navn))])
}

fn place_feature(p: &domain::Place) -> Option<Feature> {
    let point = spatial::to_mercator(Coord::from(p.join_point()?));
    let rest = vec![
        ("navn", text(&p.navn)),
        ("kategori", text(p.category.as_str())),
        ("universell", Property::Flag(p.universal_arena.er)),
    ];
    Some(feature(p.id.as_str(), Geometry::Point(vec![point]), rest))
}
