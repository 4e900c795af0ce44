//! Delimitations that somebody has saved: which area, what it was made from, and what was supposed.

use crate::{ActorId, PlaceId, ProgrammeId, ScenarioId, SourceId, labels};
use geo_types::MultiPolygon;
use serde::{Deserialize, Serialize};

labels! {
    /// What a delimitation is composed of.
    UnitKind {
        /// Levekårssoner.
        Soner = "soner",
        /// Skolekretser.
        Kretser = "kretser",
        /// Population cells.
        Ruter = "ruter",
    }
}

/// Where a scenario lies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Extent {
    /// Whole units, by id, in the order they were chosen.
    Units {
        /// Kind of all of them.
        kind: UnitKind,
        /// Their ids.
        ids: Vec<String>,
        /// Their outline in EPSG:25832 when they were chosen, so that it can be drawn where the units are gone.
        outline: Option<MultiPolygon<f64>>,
    },
    /// A polygon of its own, in EPSG:25832.
    Polygon(MultiPolygon<f64>),
}

impl Extent {
    /// The outline, in EPSG:25832, where it is known.
    pub fn outline(&self) -> Option<&MultiPolygon<f64>> {
        match self {
            Self::Units { outline, .. } => outline.as_ref(),
            Self::Polygon(polygon) => Some(polygon),
        }
    }
}

/// The house or the actor that a scenario supposes something of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Arena {
    /// A house.
    Sted(PlaceId),
    /// An actor, with all its houses.
    Aktor(ActorId),
}

/// A supposition: that an arena took part in a programme. It is never a fact of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhatIf {
    /// Who.
    #[serde(flatten)]
    pub arena: Arena,
    /// In what.
    pub program: ProgrammeId,
}

/// A saved delimitation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Slug.
    pub id: ScenarioId,
    /// The list it belongs to: an import of [`crate::Records::Scenarios`] replaces the whole list of its source.
    pub source: SourceId,
    /// Name for people.
    pub navn: String,
    /// When it was first saved, RFC 3339; given by the caller.
    pub laget: String,
    /// When it was last saved, RFC 3339; given by the caller.
    pub endret: String,
    /// Version of the data it was worked out from.
    pub dataversjon: String,
    /// Where it lies.
    pub extent: Extent,
    /// What it supposes.
    pub what_if: Vec<WhatIf>,
    /// Remark, in the planner's words.
    pub note: String,
    /// Rises by one each time it is saved; the first is 1.
    pub versjon: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_supposition_names_a_house_or_an_actor_in_one_flat_object() {
        for (text, arena) in [
            (r#"{"sted":"ila-skole","program":"innbyggernes-modell"}"#, Arena::Sted("ila-skole".parse().unwrap())),
            (r#"{"aktor":"nav","program":"innbyggernes-modell"}"#, Arena::Aktor("nav".parse().unwrap())),
        ] {
            let what_if: WhatIf = serde_json::from_str(text).unwrap();
            assert_eq!(what_if.arena, arena);
            assert_eq!(serde_json::to_string(&what_if).unwrap(), text);
        }
        assert!(serde_json::from_str::<WhatIf>(r#"{"program":"innbyggernes-modell"}"#).is_err());
    }
}
