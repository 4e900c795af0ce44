//! Ranks with their intervals, and what they hang on.

use crate::answer::{Meta, Named, SatsingInfo, StatValue, ValueState};
use serde::Serialize;
use utoipa::ToSchema;

/// Ranks of a zone over the draws. 1 = most exposed.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RankInterval {
    /// Median.
    pub median: f64,
    /// 5 % quantile.
    pub lo: f64,
    /// 95 % quantile.
    pub hi: f64,
    /// P(rank ≤ K), 0–1.
    pub p_blant_k: f64,
}

/// Place of a zone with both sources of uncertainty together; never shown without its interval.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Place {
    /// Median rank.
    pub median: f64,
    /// 5 % quantile.
    pub lo: f64,
    /// 95 % quantile.
    pub hi: f64,
    /// Rank on the published figures; none where a hidden one takes part.
    pub nominell: Option<usize>,
}

/// Ranks that a zone may have, with 95 % confidence, by Holm over pairs.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RankSetInfo {
    /// All zones' sets hold at once.
    pub samtidig: [usize; 2],
    /// This zone's set by itself.
    pub enkelt: [usize; 2],
}

/// An indicator without a number in a zone.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WithoutNumber {
    /// Id.
    pub indicator: String,
    /// Hidden or missing.
    pub state: ValueState,
    /// Whether a number there could move the zone in or out of the K. Null where that cannot be known: the zone would have
    /// no rank with it either, since other figures are not there too, or the zones are too many to try.
    pub kan_flytte: Option<bool>,
}

/// A zone in order of need.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PriorityRow {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Satsingsområder it is part of.
    pub omrader: Vec<Named>,
    /// An områdesatsing that covers it: a running one before one that has ended.
    pub satsing: Option<SatsingInfo>,
    /// Class in the overlap under this need.
    pub klasse: String,
    /// The index.
    pub indeks: StatValue,
    /// Sum of the weights of the figures that take part, 0–1.
    pub dekning: f64,
    /// Rank with interval; none without an index.
    pub plass: Option<Place>,
    /// P(rank ≤ K).
    pub p_blant_k: StatValue,
    /// `klart | trolig | mulig | neppe`.
    pub ord: Option<String>,
    /// From noise, small numbers and hidden figures alone.
    pub datausikkerhet: Option<RankInterval>,
    /// From weights, method and left-out indicators alone.
    pub metodevalg: Option<RankInterval>,
    /// Ranks with stated confidence, from the data alone.
    pub rangsett: Option<RankSetInfo>,
    /// Zones of one group overlap each other: no order is claimed inside it.
    pub gruppe: Option<usize>,
    /// Fifth of the median rank; 5 = most exposed.
    pub femdel: Option<u8>,
    /// The interval covers three fifths or more.
    pub usikker: bool,
    /// Indicators that are hidden or missing here.
    pub uten_tall: Vec<WithoutNumber>,
}

/// Ranks of an area: median, 5 % and 95 % of the population-weighted mean rank of its zones.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MeanRank {
    /// Median.
    pub median: f64,
    /// 5 % quantile.
    pub lo: f64,
    /// 95 % quantile.
    pub hi: f64,
}

/// A satsingsområde in the index.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PriorityArea {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// `aldri | pagar | avsluttet`.
    pub tilstand: String,
    /// Its zones.
    pub soner: Vec<Named>,
    /// Inhabitants.
    pub folk: StatValue,
    /// Population-weighted mean of the index.
    pub snitt: StatValue,
    /// Population-weighted mean rank.
    pub plass: Option<MeanRank>,
    /// Share of the people who live in zones of the most exposed tenth, 0–1.
    pub mest_utsatt_tidel: StatValue,
    /// Extent, 0–1, with the interval over the draws.
    pub utbredelse: StatValue,
    /// Smallest and largest index of its zones.
    pub spredning: Option<[f64; 2]>,
}

/// An indicator in the index.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PriorityIndicator {
    /// Id of the one that is used.
    pub id: String,
    /// Theme.
    pub tema: String,
    /// Weight in the whole index, 0–1.
    pub vekt: f64,
    /// Period of its figures; empty where there are none.
    pub periode: String,
    /// Zones with a number.
    pub tall: usize,
    /// Zones where it is hidden.
    pub ikke_vist: usize,
    /// Zones where it is missing.
    pub mangler: usize,
    /// All numbers are alike.
    pub konstant: bool,
    /// It carries the weight of its theme alone.
    pub alene_i_tema: bool,
    /// `ingen | winsorisert | log`.
    pub behandling: String,
    /// The indicator it is a variant of.
    pub stedet_for: Option<String>,
}

/// A theme in the index.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PriorityTheme {
    /// Id.
    pub id: String,
    /// Weight, 0–1.
    pub vekt: f64,
    /// Indicators with a weight.
    pub indikatorer: usize,
}

/// Correlation of two themes or indicators.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CorrelationInfo {
    /// First.
    pub a: String,
    /// Second.
    pub b: String,
    /// −1 to 1.
    pub r: Option<f64>,
    /// Zones where both are numbers.
    pub n: usize,
}

/// Correlations of themes, and of indicators.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CorrelationsInfo {
    /// Of themes.
    pub themes: Vec<CorrelationInfo>,
    /// Of indicators.
    pub indicators: Vec<CorrelationInfo>,
}

/// The index without one indicator.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LeftOutInfo {
    /// Id.
    pub indicator: String,
    /// Mean |change of rank|.
    pub mean_abs_rank_change: Option<f64>,
    /// Zones that come among the K.
    pub inn: Vec<Named>,
    /// Zones that leave the K.
    pub ut: Vec<Named>,
}

/// New weight of a theme.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ThemeMove {
    /// Id.
    pub id: String,
    /// Weight now, 0–1.
    pub from: f64,
    /// Weight at which the two zones are level, 0–1.
    pub to: f64,
}

/// What would change the answer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChangeInfo {
    /// The smallest change of weights that makes two zones change places.
    Bytte {
        /// Above now.
        over: Named,
        /// Below now.
        under: Named,
        /// Share of all weight that moves, 0–1.
        flyttes: f64,
        /// Every theme.
        temaer: Vec<ThemeMove>,
    },
    /// No weights make them change places.
    Aldri {
        /// Above whatever the weights.
        over: Named,
        /// Below.
        under: Named,
    },
    /// They are level.
    Jevnt {
        /// One.
        over: Named,
        /// The other.
        under: Named,
    },
    /// Figures that are not there could move the zone in or out of the K.
    UtenTall {
        /// The zone.
        sone: Named,
        /// Ids of the indicators.
        indicators: Vec<String>,
    },
}

/// An alternative and how many draws tried it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RunInfo {
    /// `data | weights | method | leave_out`.
    pub varied: String,
    /// The alternative.
    pub alternative: String,
    /// Draws.
    pub draws: usize,
    /// False where it cannot be tried.
    pub applies: bool,
}

/// Normalisation and aggregation.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MethodInfo {
    /// Normalisation.
    pub normalisation: String,
    /// Aggregation.
    pub aggregation: String,
}

/// The question with every default filled in, and totals.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PriorityMeta {
    /// Sources and version.
    #[serde(flatten)]
    pub meta: Meta,
    /// K.
    pub k: usize,
    /// Seed.
    pub seed: u64,
    /// Draws.
    pub draws: usize,
    /// Id of the named profile; none for own weights.
    pub profile: Option<String>,
    /// Method.
    pub method: MethodInfo,
    /// Periods of the figures, newest first.
    pub perioder: Vec<String>,
    /// More than one period in the index.
    pub blandede_ar: bool,
    /// Variants that stand in for their indicators.
    pub varianter: Vec<String>,
    /// Shares of small zones are shrunken inside the index.
    pub krympet: bool,
    /// Zones with a running områdesatsing are left out.
    pub uten_pagaende: bool,
    /// The date.
    pub dato: String,
    /// Programme of the overlap class.
    pub programme: Named,
    /// Zones with an index.
    pub rangert: usize,
    /// Zones without one.
    pub uten_indeks: usize,
    /// Hidden figures in the index.
    pub ikke_vist: usize,
    /// Missing figures in the index.
    pub mangler: usize,
    /// Every alternative that was tried.
    pub runs: Vec<RunInfo>,
}

/// Answer of `POST /api/v1/priorities`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PrioritiesAnswer {
    /// Zones, most exposed first; those without an index last.
    pub priorities: Vec<PriorityRow>,
    /// The six satsingsområder.
    pub areas: Vec<PriorityArea>,
    /// Indicators with a weight.
    pub indicators: Vec<PriorityIndicator>,
    /// Themes with a weight.
    pub themes: Vec<PriorityTheme>,
    /// How alike themes and indicators are.
    pub correlations: CorrelationsInfo,
    /// The index without each indicator.
    pub leave_one_out: Vec<LeftOutInfo>,
    /// What would change the answer.
    pub changes: Vec<ChangeInfo>,
    /// The question and totals.
    pub meta: PriorityMeta,
}

/// One step of the stability line.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StabilityPointInfo {
    /// Weight of the lever, 0–1.
    pub weight: f64,
    /// P(rank ≤ K) of each zone, in the order of `zones`.
    pub p: Vec<Option<f64>>,
}

/// The weight that moves.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LeverInfo {
    /// `theme | indicator`.
    pub kind: String,
    /// Id.
    pub id: String,
}

/// The stability line.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StabilityInfo {
    /// What moves.
    pub lever: LeverInfo,
    /// Its weight in the profile, 0–1.
    pub chosen: f64,
    /// Steps.
    pub points: Vec<StabilityPointInfo>,
    /// Zones with an index.
    pub zones: Vec<Named>,
}

/// What went into a simulation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DrawsMeta {
    /// Sources and version.
    #[serde(flatten)]
    pub meta: Meta,
    /// K.
    pub k: usize,
    /// Seed.
    pub seed: u64,
    /// Draws.
    pub draws: usize,
}

/// Answer of `POST /api/v1/priorities/stability`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StabilityAnswer {
    /// The line.
    pub stability: StabilityInfo,
    /// The question.
    pub meta: DrawsMeta,
}

/// The share of one source in the variance of the mean change of rank.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FactorInfo {
    /// `data | weights | method | leave_out`.
    pub varied: String,
    /// First-order Sobol index.
    pub first: f64,
    /// Total Sobol index.
    pub total: f64,
}

/// Variance-based sensitivity.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SensitivityInfo {
    /// One for each source.
    pub factors: Vec<FactorInfo>,
    /// Runs of the index.
    pub runs: usize,
    /// Variance of the mean |change of rank|, ranks².
    pub variance: f64,
}

/// Answer of `POST /api/v1/priorities/sensitivity`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SensitivityAnswer {
    /// The shares.
    pub sensitivity: SensitivityInfo,
    /// The question.
    pub meta: DrawsMeta,
}
