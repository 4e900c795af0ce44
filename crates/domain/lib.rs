//! The vocabulary of area-based planning as types, and the rules that need no IO.
//!
//! Geometry is in EPSG:25832 (metres) everywhere in this crate. Nothing here reads a clock, a file or
//! the network; dates and randomness are arguments.

pub mod actor;
pub mod address;
pub mod area;
pub mod catalogue;
pub mod count;
pub mod dataset;
pub mod date;
pub mod id;
pub mod indicator;
pub mod kommune;
mod labels;
pub mod name;
pub mod observation;
pub mod place;
pub mod plan;
pub mod plan_code;
pub mod population;
pub mod programme;
pub mod provenance;
pub mod resolve;
pub mod role;
pub mod scenario;
pub mod stat_period;
pub mod street;
pub mod value;
pub mod zone;

pub use actor::Actor;
pub use address::Address;
pub use area::{Area, AreaList, AreaStatus, SatsingState};
pub use catalogue::{Catalogue, CatalogueError, IndicatorWeight, Theme, ThemeWeight, WeightProfile};
pub use count::Count;
pub use dataset::{ChangeSet, Dataset, Facts, Import, Layer, Records, Version};
pub use date::{PartialDate, Period};
pub use id::{
    ActorId, AreaId, DistrictId, IndicatorId, PlaceId, PlanAreaId, ProfileId, ProgrammeId, ScenarioId, SourceId,
    ThemeId, UnitId, ZoneId, ZoneSetId,
};
pub use indicator::{
    Adjustment, Direction, Geography, Indicator, Localised, LowestHidden, NoiseModel, Role, Sampling, Students, Unit,
};
pub use kommune::Kommune;
pub use observation::Observation;
pub use place::{Category, GeoQuality, Place, Sector, UniversalArena};
pub use plan::{PlanArea, PlanKind, PlanStatus};
pub use population::{District, PopulationCell};
pub use programme::{Form, Programme, ProgrammeStatus, Relation, RelationState, Scope};
pub use provenance::{Citation, Provenance, Trust};
pub use resolve::Resolved;
pub use scenario::{Arena, Extent, Scenario, UnitKind, WhatIf};
pub use stat_period::StatPeriod;
pub use street::{Street, StreetClass};
pub use value::Value;
pub use zone::{Border, Zone, ZoneSet};
