//! Why a question has no answer.

use need::index::IndexError;
use need::uncertainty::UncertaintyError;

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
    #[error("{id:?} is a number of people or households and has no place in an index")]
    NotForIndex {
        /// The indicator.
        id: String,
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
        indicator: String,
        /// As asked.
        period: String,
        /// What it has.
        known: Vec<String>,
    },
    /// No period that all indicators have, and mixed years are not allowed.
    #[error("the indicators have no period in common; the newest are {}", newest.join(", "))]
    NoCommonPeriod {
        /// Indicator and newest period.
        newest: Vec<String>,
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
