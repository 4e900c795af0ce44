//! Why a question has no answer.

use domain::{Indicator, Localised, StatPeriod};
use need::index::IndexError;
use need::uncertainty::UncertaintyError;

/// An indicator in a refusal: its name for people, its id for programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorName {
    /// Id.
    pub id: String,
    /// Name.
    pub navn: Localised,
}

impl From<&Indicator> for IndicatorName {
    fn from(i: &Indicator) -> Self {
        Self { id: i.id.to_string(), navn: i.navn.clone() }
    }
}

impl std::fmt::Display for IndicatorName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.navn.nb, self.id)
    }
}

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// No such programme.
    #[error("there is no programme {id:?}; known are {}", known.join(", "))]
    UnknownProgramme {
        /// As asked.
        id: String,
        /// What there is.
        known: Vec<String>,
    },
    /// No such indicator.
    #[error("there is no indicator {id:?}; known are {}", known.join(", "))]
    UnknownIndicator {
        /// As asked.
        id: String,
        /// What there is.
        known: Vec<String>,
    },
    /// No such theme.
    #[error("there is no theme {id:?}; known are {}", known.join(", "))]
    UnknownTheme {
        /// As asked.
        id: String,
        /// What there is.
        known: Vec<String>,
    },
    /// No such weight profile.
    #[error("there is no weight profile {id:?}; known are {}", known.join(", "))]
    UnknownProfile {
        /// As asked.
        id: String,
        /// What there is.
        known: Vec<String>,
    },
    /// No such zone set.
    #[error("there is no zone set {id:?}; known are {}", known.join(", "))]
    UnknownZoneSet {
        /// As asked.
        id: String,
        /// What there is.
        known: Vec<String>,
    },
    /// No such variant.
    #[error("there is no variant {id:?}; known are {}", known.join(", "))]
    UnknownVariant {
        /// As asked.
        id: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A lever that is neither theme nor indicator.
    #[error("a lever is a theme or an indicator, not {kind:?}")]
    UnknownLever {
        /// As asked.
        kind: String,
    },
    /// A base number in an index.
    #[error("{indicator} is a number of people or households and has no place in an index")]
    NotForIndex {
        /// The indicator.
        indicator: Box<IndicatorName>,
    },
    /// No figures at all.
    #[error("there are no figures of any indicator yet")]
    NoFigures,
    /// A text that is no date.
    #[error("{value:?} is not a date; write YYYY-MM-DD")]
    BadDate {
        /// As asked.
        value: String,
    },
    /// A text that is no period.
    #[error("{value:?} is not a period; write a year or two years with a dash")]
    BadPeriod {
        /// As asked.
        value: String,
    },
    /// An indicator without figures for the period.
    #[error("{indicator} has no figures for {period:?}; it has {}", known.join(", "))]
    PeriodLacking {
        /// The indicator.
        indicator: Box<IndicatorName>,
        /// As asked.
        period: String,
        /// What it has.
        known: Vec<String>,
    },
    /// A period that no indicator has figures for; other years would then be an answer to another question.
    #[error("no indicator has figures for {period:?}; there are {}", known.join(", "))]
    PeriodNowhere {
        /// As asked.
        period: String,
        /// What there is, newest first.
        known: Vec<String>,
    },
    /// No period that all indicators have, and mixed years are not allowed.
    #[error("the indicators have no period in common; the newest are {}", listed(newest))]
    NoCommonPeriod {
        /// Indicator and newest period.
        newest: Vec<(IndicatorName, StatPeriod)>,
    },
    /// A place that is no place in the kommune.
    #[error("{lon}, {lat} lies outside {kommune}; write longitude before latitude, in degrees")]
    OutsideKommune {
        /// Degrees, as asked.
        lon: f64,
        /// Degrees, as asked.
        lat: f64,
        /// Name of the kommune.
        kommune: String,
    },
    /// No such place, or none that may be shown.
    #[error("there is no place {id:?}")]
    UnknownPlace {
        /// As asked.
        id: String,
    },
    /// No such actor, or none that may be shown.
    #[error("there is no actor {id:?}")]
    UnknownActor {
        /// As asked.
        id: String,
    },
    /// A supposition that names a place and an actor, or neither.
    #[error("each arena is named by its place or by its actor, one of the two")]
    PlaceOrActor,
    /// Suppositions about programmes that are no family.
    #[error("the arenas must join one programme, got {}", ids.join(", "))]
    SeveralProgrammes {
        /// The programmes.
        ids: Vec<String>,
    },
    /// No such category.
    #[error("there is no category {id:?}; known are {}", known.join(", "))]
    UnknownCategory {
        /// As asked.
        id: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A nearest but so many that is not given.
    #[error("n is {n}: it must be from 1 to {most}")]
    BadNth {
        /// As asked.
        n: usize,
        /// The most.
        most: usize,
    },
    /// No streets have been imported.
    #[error("there is no walking network yet")]
    NoNetwork,
    /// A place too far from the network to stand on it.
    #[error("there is no street or path within {reach} m")]
    NoSnap {
        /// Metres.
        reach: f64,
    },
    /// A scenario that cannot be saved.
    #[error(transparent)]
    Scenario(crate::scenario::ScenarioFault),
    /// A delimitation that cannot be found.
    #[error(transparent)]
    Delimit(crate::delimit::DelimitFault),
    /// A word that is none of those to choose from.
    #[error("{field} is one of {}, not {value:?}", known.join(", "))]
    BadChoice {
        /// Name of the field.
        field: &'static str,
        /// As asked.
        value: String,
        /// What there is.
        known: Vec<&'static str>,
    },
    /// Something that cells know nothing of.
    #[error("cells know how many people there are, and nothing of {indicator:?}")]
    OnlyPersons {
        /// As asked.
        indicator: String,
    },
    /// A geography without any unit.
    #[error("there are no {what}")]
    NoUnits {
        /// Which.
        what: &'static str,
    },
    /// A method that there is no ground for.
    #[error("there is nothing to carry by {method} with; there is {}", available.join(", "))]
    MethodLacking {
        /// As asked.
        method: &'static str,
        /// What there is.
        available: Vec<&'static str>,
    },
    /// What was carried does not add up: an error of ours or of the data, never shown as figures.
    #[error(transparent)]
    NotKept(spatial::transfer::NotKept),
    /// A polygon and units at once, or none of them.
    #[error("an area is a polygon, or units by id; give one of the two")]
    PolygonOrUnits,
    /// A unit that is not there.
    #[error("there is no {what} {id:?}")]
    UnknownUnit {
        /// Kind of unit.
        what: &'static str,
        /// As asked.
        id: String,
    },
    /// More corners than an area may have.
    #[error("the area has {corners} corners; at most {most} can be worked out")]
    TooManyCorners {
        /// As given.
        corners: usize,
        /// Most.
        most: usize,
    },
    /// A polygon that encloses nothing or crosses itself.
    #[error("the polygon cannot be used: {fault} at {at:?}")]
    BadPolygon {
        /// `tom | ikke_tall | faa_hjorner | krysser | hull_utenfor`.
        fault: &'static str,
        /// Longitude and latitude.
        at: Option<[f64; 2]>,
    },
    /// An index that cannot be made.
    #[error(transparent)]
    Index(IndexError),
    /// A simulation that cannot be made.
    #[error(transparent)]
    Uncertainty(UncertaintyError),
    /// Clusters that cannot be found.
    #[error(transparent)]
    Cluster(need::cluster::ClusterError),
}

fn listed(newest: &[(IndicatorName, StatPeriod)]) -> String {
    newest.iter().map(|(i, p)| format!("{i} {p}")).collect::<Vec<_>>().join(", ")
}
