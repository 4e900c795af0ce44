//! From what somebody wants to save to what is kept: everything is checked first.

use super::ScenarioFault;
use crate::delimit::one_of;
use crate::what_if::JoinRequest;
use crate::{QueryError, Snapshot};
use domain::programme::Subject;
use domain::{Arena, Extent, Scenario, ScenarioId, SourceId, UnitKind, WhatIf};
use geo::MultiPolygon;
use jiff::Timestamp;
use jiff::civil::date;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use utoipa::ToSchema;

/// The list that scenarios saved over HTTP belong to.
pub const SOURCE: &str = "scenarier";
/// Most scenarios that are kept.
pub const MOST_SCENARIOS: usize = 500;
const MOST_NAME: usize = 120;
const MOST_NOTE: usize = 2_000;
const MOST_UNITS: usize = 5_000;
const MOST_SUPPOSED: usize = 100;

/// What somebody wants to save: units of one kind, or a polygon.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioRequest {
    /// Name, 1–120 characters.
    pub navn: String,
    /// `soner | kretser | ruter`, with `enheter`.
    #[serde(default)]
    pub enhet: Option<String>,
    /// Ids of the units.
    #[serde(default)]
    pub enheter: Vec<String>,
    /// A GeoJSON geometry, Feature or FeatureCollection of polygons in EPSG:4326, in place of units.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub polygon: Option<serde_json::Value>,
    /// What is supposed.
    #[serde(default)]
    pub hva_om: Vec<JoinRequest>,
    /// Remark, at most 2 000 characters.
    #[serde(default)]
    pub merknad: String,
}

impl Snapshot {
    /// The list with a scenario more, and the scenario. `drawn` are the polygons of the request in longitude and latitude.
    ///
    /// # Errors
    /// A name, a remark, units, a polygon or suppositions that cannot be kept; too many scenarios.
    pub fn with_scenario(
        &self,
        request: &ScenarioRequest,
        drawn: &[MultiPolygon<f64>],
        now: Timestamp,
    ) -> Result<(Vec<Scenario>, Scenario), QueryError> {
        if self.dataset.scenarios.len() >= MOST_SCENARIOS {
            return Err(QueryError::Scenario(ScenarioFault::Full { most: MOST_SCENARIOS }));
        }
        let source = SourceId::new(SOURCE).map_err(|_| QueryError::Scenario(bad_name()))?;
        let id = self.free_id(&request.navn)?;
        let now = written(now);
        let made = self.made(
            request,
            drawn,
            Scenario {
                id,
                source: source.clone(),
                navn: String::new(),
                laget: now.clone(),
                endret: now,
                dataversjon: String::new(),
                extent: Extent::Polygon(MultiPolygon(vec![])),
                what_if: vec![],
                note: String::new(),
                versjon: 1,
            },
        )?;
        let mut list = self.list_of(&source);
        list.push(made.clone());
        Ok((list, made))
    }

    /// The list with a scenario changed, and the scenario.
    ///
    /// # Errors
    /// As [`with_scenario`](Self::with_scenario), no such scenario, and [`ScenarioFault::Stale`] where it was changed from
    /// another version than `from`.
    pub fn with_changed_scenario(
        &self,
        id: &str,
        from: u32,
        request: &ScenarioRequest,
        drawn: &[MultiPolygon<f64>],
        now: Timestamp,
    ) -> Result<(Vec<Scenario>, Scenario), QueryError> {
        let kept = self.scenario_at(id, from)?;
        let next = Scenario { endret: written(now), versjon: kept.versjon.saturating_add(1), ..kept.clone() };
        let made = self.made(request, drawn, next)?;
        let mut list = self.list_of(&kept.source);
        list.iter_mut().filter(|s| s.id == made.id).for_each(|s| *s = made.clone());
        Ok((list, made))
    }

    /// The list without a scenario, and the list's source.
    ///
    /// # Errors
    /// No such scenario, or [`ScenarioFault::Stale`] where it is asked from another version than `from`.
    pub fn without_scenario(&self, id: &str, from: u32) -> Result<(Vec<Scenario>, SourceId), QueryError> {
        let kept = self.scenario_at(id, from)?;
        let mut list = self.list_of(&kept.source);
        list.retain(|s| s.id != kept.id);
        Ok((list, kept.source.clone()))
    }

    fn scenario_at(&self, id: &str, from: u32) -> Result<&Scenario, QueryError> {
        let unknown = || QueryError::Scenario(ScenarioFault::Unknown { id: id.to_owned() });
        let kept = self.kept_scenario(id).ok_or_else(unknown)?;
        if kept.versjon != from {
            return Err(QueryError::Scenario(ScenarioFault::Stale { from, current: kept.versjon }));
        }
        Ok(kept)
    }

    /// An import replaces the whole list of its source.
    fn list_of(&self, source: &SourceId) -> Vec<Scenario> {
        self.dataset.scenarios.iter().filter(|s| s.source == *source).cloned().collect()
    }

    /// The slug of the name, with a number where another has it.
    fn free_id(&self, name: &str) -> Result<ScenarioId, QueryError> {
        let base = domain::name::slug(name);
        let base = if base.is_empty() { "scenario".to_owned() } else { base };
        let taken = |id: &str| self.kept_scenario(id).is_some();
        let numbered = (2..).map(|n| format!("{base}-{n}"));
        let free = std::iter::once(base.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or_default();
        ScenarioId::new(free).map_err(|_| QueryError::Scenario(bad_name()))
    }

    /// A scenario with what the request says.
    fn made(
        &self,
        request: &ScenarioRequest,
        drawn: &[MultiPolygon<f64>],
        of: Scenario,
    ) -> Result<Scenario, QueryError> {
        let navn = request.navn.trim();
        if navn.is_empty() || navn.chars().count() > MOST_NAME || navn.chars().any(|c| hides(c, "")) {
            return Err(QueryError::Scenario(bad_name()));
        }
        let note = request.merknad.trim();
        if note.chars().count() > MOST_NOTE || note.chars().any(|c| hides(c, "\n\t")) {
            return Err(QueryError::Scenario(ScenarioFault::BadNote { most: MOST_NOTE }));
        }
        if request.hva_om.len() > MOST_SUPPOSED {
            let (given, most) = (request.hva_om.len(), MOST_SUPPOSED);
            return Err(QueryError::Scenario(ScenarioFault::TooManySupposed { given, most }));
        }
        Ok(Scenario {
            navn: navn.to_owned(),
            dataversjon: self.data_version.clone(),
            extent: self.extent_asked(request, drawn)?,
            what_if: request.hva_om.iter().map(|w| self.what_if_asked(w)).collect::<Result<_, _>>()?,
            note: note.to_owned(),
            ..of
        })
    }

    fn extent_asked(&self, request: &ScenarioRequest, drawn: &[MultiPolygon<f64>]) -> Result<Extent, QueryError> {
        let kind = match &request.enhet {
            Some(word) => {
                let unknown = || ScenarioFault::UnknownKind { value: word.clone() };
                Some(UnitKind::parse(word).ok_or_else(|| QueryError::Scenario(unknown()))?)
            }
            None => None,
        };
        match (kind, request.polygon.is_some()) {
            (None, true) if request.enheter.is_empty() => Ok(Extent::Polygon(self.drawn_shape(drawn)?)),
            (Some(kind), false) => {
                let mut ids: Vec<String> = Vec::with_capacity(request.enheter.len().min(MOST_UNITS));
                let mut seen = HashSet::new();
                ids.extend(request.enheter.iter().filter(|id| seen.insert(id.as_str())).cloned());
                if ids.len() > MOST_UNITS {
                    let (given, most) = (ids.len(), MOST_UNITS);
                    return Err(QueryError::Scenario(ScenarioFault::TooManyUnits { given, most }));
                }
                let outline = Some(self.shape_of_units(kind, &ids)?);
                Ok(Extent::Units { kind, ids, outline })
            }
            _ => Err(QueryError::PolygonOrUnits),
        }
    }

    /// The outline of units that are still there.
    pub(super) fn outline_of(&self, extent: &Extent) -> Option<MultiPolygon<f64>> {
        match extent {
            Extent::Units { kind, ids, .. } => self.shape_of_units(*kind, ids).ok(),
            Extent::Polygon(shape) => Some(shape.clone()),
        }
    }

    /// The outline of units.
    fn shape_of_units(&self, kind: UnitKind, ids: &[String]) -> Result<MultiPolygon<f64>, QueryError> {
        let d = &self.dataset;
        let all: HashMap<&str, &MultiPolygon<f64>> = match kind {
            UnitKind::Soner => self.current_zones().into_iter().map(|z| (z.id.as_str(), &z.geometry)).collect(),
            UnitKind::Kretser => d.districts.iter().map(|x| (x.id.as_str(), &x.geometry)).collect(),
            UnitKind::Ruter => d.cells.iter().map(|c| (c.id.as_str(), &c.geometry)).collect(),
        };
        let shape = |id: &String| {
            let unknown = || QueryError::UnknownUnit { what: one_of(kind), id: id.clone() };
            all.get(id.as_str()).copied().ok_or_else(unknown)
        };
        let shapes = ids.iter().map(shape).collect::<Result<Vec<_>, _>>()?;
        if shapes.is_empty() { Err(QueryError::PolygonOrUnits) } else { Ok(spatial::dissolve(&shapes)) }
    }

    fn what_if_asked(&self, join: &JoinRequest) -> Result<WhatIf, QueryError> {
        // The date does not matter for whom the supposition is of.
        let relation = self.supposed(join, date(2000, 1, 1))?;
        let arena = match relation.subject {
            Subject::Place(id) => Arena::Sted(id),
            Subject::Actor(id) => Arena::Aktor(id),
            Subject::ZoneArenas(_) => return Err(QueryError::PlaceOrActor),
        };
        Ok(WhatIf { arena, program: relation.programme })
    }
}

fn bad_name() -> ScenarioFault {
    ScenarioFault::BadName { most: MOST_NAME }
}

/// Control characters, and those that turn the direction of writing: they make a text look like another.
fn hides(c: char, but: &str) -> bool {
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    (c.is_control() || turns) && !but.contains(c)
}

/// RFC 3339 in whole seconds.
fn written(now: Timestamp) -> String {
    now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
