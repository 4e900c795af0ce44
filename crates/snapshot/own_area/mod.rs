//! The profile of an area of somebody's own: drawn, uploaded, or put together of zones, skolekretser or cells.
//!
//! Whoever may draw any polygon may subtract any two answers. So an answer holds nothing but what follows from figures
//! that are published for zones, and from whole population cells, which are published too:
//! - a cell counts by its centre, wholly or not at all, so two polygons that differ by a sliver give the same people, and
//!   what two answers differ by is a published cell, seen through a rounding to tens;
//! - a part of a zone's figure is a known share of a published one, so it tells no more than the zone's does; where the
//!   zone's figure is hidden, every area with people of it has bounds in its place and never a number;
//! - pieces below half a per cent of their zone and of the area are what drawing leaves along a border: they count as none,
//!   and what covers a zone but for that counts as the whole zone;
//! - people are hidden under 50, indicators of fewer than 50 too, and those of up to 199 are marked as unsure.
//!
//! That no answer depends on a hidden number at all is tested, and so is the subtraction.

mod extent;
mod figures;
mod need_here;
mod people;
#[cfg(test)]
mod tests;

use crate::answer::*;
use crate::words::Words;
use crate::{OverlapQuery, QueryError, Snapshot};
use domain::{RelationState, Value};
use extent::Extent;
use geo::{Coord, Intersects, MultiPolygon};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

pub(crate) use people::rounded;

/// An area: a polygon, or units of which it is put together.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AreaProfileRequest {
    /// Name to print.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub navn: Option<String>,
    /// A GeoJSON geometry, Feature or FeatureCollection of polygons in EPSG:4326; at most 20 000 corners.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub polygon: Option<serde_json::Value>,
    /// Zones, by id.
    pub soner: Vec<String>,
    /// Skolekretser, by id.
    pub kretser: Vec<String>,
    /// Population cells, by id.
    pub ruter: Vec<String>,
    /// YYYY-MM-DD; default today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Programme of the model; none = the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// How many zones count as the most exposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub k: Option<usize>,
    /// Weight profile of the need; none = the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profil: Option<String>,
}

impl Snapshot {
    /// Profile of an area. `drawn` are the polygons of the request in longitude and latitude, one for each feature.
    ///
    /// # Errors
    /// An area that is none, units that are not there, and what a question about need can be refused for.
    pub fn own_area(
        &self,
        request: &AreaProfileRequest,
        drawn: &[MultiPolygon<f64>],
        today: Date,
        words: &dyn Words,
    ) -> Result<OwnAreaAnswer, QueryError> {
        let date = match &request.date {
            Some(text) => text.parse().map_err(|_| QueryError::BadDate { value: text.clone() })?,
            None => today,
        };
        let extent = self.extent(request, drawn)?;
        let k = request.k.unwrap_or_else(|| self.default_k());
        let simulated = self.simulated_or_none(k, request.profil.as_deref())?;
        let needs = self.needs_of(simulated.as_deref());
        let query = OverlapQuery { date, programme: request.programme.clone(), k: Some(k) };
        let worked = self.work_with(&query, std::sync::Arc::clone(&needs))?;
        let basis = self.basis(&extent);
        let people = self.people(&extent, &basis)?;
        let mut said = Vec::new();
        let folk = self.people_here(&people, &mut said, words);
        let barn = self.children_here(&basis, &mut said, words)?;
        let need = self.need_here(&extent, &people, (&needs, simulated.as_deref()), &mut said, words);
        let class = |zone: usize| worked.class(zone).class.as_str().to_owned();
        let behov = AreaNeed { soner: self.zones_here(&extent, &needs, class), ..need };
        let indikatorer = self.indicators_here(&basis, &people, &mut said, words)?;
        let arenaer = self.arenas_here(&extent, &worked);
        let plan = self.picture_of_shape(&extent.shape);
        if plan.reserver_ha.is_none() {
            said.push(words.text("skjult", "ingen_formal", &[]));
        }
        if basis.rough || folk.grovt {
            said.push(words.text("skjult", "grovt", &[]));
        }
        Ok(OwnAreaAnswer {
            profil: OwnArea {
                navn: request.navn.clone().unwrap_or_else(|| words.text("omrade", "uten_navn", &[])),
                areal_ha: (extent.area / 100.0).round() / 100.0,
                geometri: Outline::new(&extent.shape),
                sammensatt_av: self.composed_of(&extent),
                folk,
                barn,
                behov,
                indikatorer,
                aktorer: self.actors_here(&extent.shape),
                med_modell: arenaer.iter().filter(|a| a.modell == RelationState::Aktiv.as_str()).count(),
                arenaer,
                plan,
                skjult: said,
            },
            meta: OwnAreaMeta { meta: self.meta(), dato: date.to_string(), programme: worked.programme.clone(), k },
        })
    }

    fn composed_of(&self, extent: &Extent) -> Option<ComposedOf> {
        let (zones, districts, cells) = extent.units()?;
        let district = |i: &usize| {
            let d = &self.dataset.districts[*i];
            Named { id: d.id.to_string(), navn: d.navn.clone() }
        };
        Some(ComposedOf {
            soner: zones.iter().map(|z| self.zone_named(*z)).collect(),
            kretser: districts.iter().map(district).collect(),
            ruter: cells.len(),
        })
    }

    fn zones_here(&self, extent: &Extent, needs: &[Value], class: impl Fn(usize) -> String) -> Vec<TouchedZone> {
        let mut zones: Vec<&extent::Touched> = extent.zones.iter().collect();
        zones.sort_by(|a, b| b.of_area.total_cmp(&a.of_area).then(a.zone.cmp(&b.zone)));
        let row = |t: &extent::Touched| {
            let Named { id, navn } = self.zone_named(t.zone);
            TouchedZone {
                id,
                navn,
                andel_av_omradet: (t.of_area * 1000.0).round() / 1000.0,
                p_blant_k: StatValue::from(&needs[t.zone]),
                klasse: class(t.zone),
            }
        };
        zones.into_iter().map(row).collect()
    }

    /// Arenas that lie in the area, and those that serve a zone which lies wholly in it; each once.
    fn arenas_here(&self, extent: &Extent, worked: &crate::overlap::Worked<'_>) -> Vec<OwnAreaArena> {
        let lies = |p: &usize| {
            let point = self.dataset.places[*p].join_point();
            point.is_some_and(|point| extent.shape.intersects(&Coord::from(point)))
        };
        let mut found: BTreeMap<usize, &str> = self.arenas().filter(lies).map(|p| (p, "inside")).collect();
        for touched in extent.zones.iter().filter(|t| t.is_whole()) {
            for (place, _) in worked.arenas_with_relation(touched.zone).into_iter().filter(|(_, r)| *r == "serves") {
                found.entry(place).or_insert("serves");
            }
        }
        let info = |(place, relation): (usize, &str)| {
            let p = &self.dataset.places[place];
            OwnAreaArena {
                id: p.id.to_string(),
                navn: p.navn.clone(),
                category: p.category.as_str().to_owned(),
                modell: worked.state(place).map_or("ingen", RelationState::as_str).to_owned(),
                forhold: relation.to_owned(),
            }
        };
        found.into_iter().map(info).collect()
    }

    /// Actors with a house there; sensitive ones are nowhere on a map.
    fn actors_here(&self, shape: &MultiPolygon<f64>) -> usize {
        let lies = |p: &usize| {
            let point = self.dataset.places[*p].join_point();
            point.is_some_and(|point| shape.intersects(&Coord::from(point)))
        };
        let actors = self.dataset.facts.actors.iter().zip(&self.resolved.actor_places);
        actors.filter(|(a, places)| !a.sensitive && places.iter().any(lies)).count()
    }
}

/// A part of a whole whose number is known, 0–1. What is hidden tells no share.
pub(crate) fn part_of(part: &Value, whole: &Value) -> Value {
    match (part, whole.number()) {
        (Value::Known { .. } | Value::Imputed { .. }, Some(n)) if n > 0.0 => {
            part.mapped(|x| x / n, |x| x / n, |x| x / n)
        }
        (Value::Suppressed { .. }, _) => Value::Suppressed { lo: None, hi: None },
        _ => Value::Missing,
    }
}

/// Zones of a list by name, for a sentence.
fn names(snapshot: &Snapshot, zones: impl IntoIterator<Item = usize>) -> String {
    zones.into_iter().map(|z| snapshot.zone_named(z).navn).collect::<Vec<_>>().join(", ")
}
