//! The catalogue of indicators, weight profiles, and the figures of one indicator.

use crate::answer::{Meta, StatValue, ValueState};
use domain::Localised;
use serde::Serialize;
use utoipa::ToSchema;

/// A text in the three languages of the service.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LocalisedText {
    /// Bokmål.
    pub nb: String,
    /// Nynorsk.
    pub nn: String,
    /// English.
    pub en: String,
}

impl From<&Localised> for LocalisedText {
    fn from(l: &Localised) -> Self {
        Self { nb: l.nb.clone(), nn: l.nn.clone(), en: l.en.clone() }
    }
}

/// A theme of the index.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ThemeInfo {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: LocalisedText,
    /// Name for narrow columns.
    pub kort: LocalisedText,
}

/// Which indicator a variant stands in for.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct VariantInfo {
    /// Id of the indicator.
    pub av: String,
    /// `uten_studenter | aldersjustert`.
    pub justering: String,
}

/// Noise of the source.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct NoiseInfo {
    /// `ingen | telling | intervall`.
    pub kind: String,
    /// Largest noise of a count, persons.
    pub half_width: Option<u32>,
}

/// A period that there are figures for.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PeriodInfo {
    /// A year, or years.
    pub periode: String,
    /// Division of the figures.
    pub niva: String,
    /// Units with a number.
    pub kjent: usize,
    /// Units whose figure is hidden.
    pub ikke_vist: usize,
    /// Units without a figure.
    pub mangler: usize,
    /// Units whose figure is filled in.
    pub imputert: usize,
    /// Ids of the sources.
    pub kilde: String,
    /// What the sources are worth.
    pub trust: String,
}

/// An indicator of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct IndicatorInfo {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: LocalisedText,
    /// Name for narrow columns.
    pub kort: LocalisedText,
    /// What is counted, of whom.
    pub definisjon: LocalisedText,
    /// Theme.
    pub tema: Option<String>,
    /// `prosent | antall | kroner | skar`.
    pub enhet: String,
    /// `higher_is_more_exposed | lower_is_more_exposed`.
    pub retning: String,
    /// Numerator.
    pub teller: LocalisedText,
    /// Denominator.
    pub nevner: Option<LocalisedText>,
    /// The base number that is the denominator.
    pub nevner_id: Option<String>,
    /// Age group.
    pub alder: Option<String>,
    /// What is done with students.
    pub studenter: String,
    /// Set for a variant.
    pub variant: Option<VariantInfo>,
    /// The finest division that figures are shown for.
    pub finest: String,
    /// Noise.
    pub stoy: NoiseInfo,
    /// `none | binomial`.
    pub variasjon: String,
    /// Table and publisher.
    pub kilde: String,
    /// `levekar | kontekst | innvandrerbakgrunn | grunntall`.
    pub rolle: String,
    /// Whether the default index holds it.
    pub i_indeks: bool,
    /// A remark.
    pub merknad: Option<LocalisedText>,
    /// Periods with figures, newest first.
    pub perioder: Vec<PeriodInfo>,
    /// Newest period with figures by zone.
    pub nyeste: Option<String>,
}

/// Answer of `/api/v1/indicators`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IndicatorsAnswer {
    /// The catalogue.
    pub indicators: Vec<IndicatorInfo>,
    /// Themes.
    pub themes: Vec<ThemeInfo>,
    /// Sources and version.
    pub meta: Meta,
}

/// Weight of an indicator inside its theme.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WeightInfo {
    /// Id.
    pub indicator: String,
    /// Only its size beside the others matters.
    pub weight: f64,
}

/// Weight of a theme.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ThemeWeightInfo {
    /// Id.
    pub id: String,
    /// Only its size beside the others matters.
    pub weight: f64,
    /// Its indicators.
    pub indicators: Vec<WeightInfo>,
}

/// A weight profile, written out.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ProfileInfo {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: LocalisedText,
    /// Why these weights.
    pub beskrivelse: LocalisedText,
    /// True for those that came with the catalogue.
    pub innebygd: bool,
    /// Themes.
    pub themes: Vec<ThemeWeightInfo>,
}

/// Answer of `/api/v1/weight-profiles`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProfilesAnswer {
    /// The first is the default.
    pub profiles: Vec<ProfileInfo>,
    /// Sources and version.
    pub meta: Meta,
}

/// A number of persons or households with its state.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CountValue {
    /// The number, if there is one to show.
    pub value: Option<f64>,
    /// Its state.
    pub state: ValueState,
}

/// The figure of a unit.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct IndicatorValue {
    /// Slug of the zone, or code of a coarser unit.
    pub id: String,
    /// Name.
    pub navn: String,
    /// The figure with its state; the interval is 95 %, of noise and sampling together.
    #[serde(flatten)]
    pub figure: StatValue,
    /// Denominator.
    pub n: CountValue,
    /// `vis | usikker_skravert | skjul`.
    pub visning: String,
    /// Decimals that the noise leaves room for.
    pub desimaler: u8,
    /// Why it is hidden.
    pub grunn: Option<String>,
    /// The publisher's mark.
    pub merke: Option<String>,
    /// Another definition than the catalogue's: not comparable.
    pub definisjon: Option<String>,
    /// `over | innenfor | under` the 95 % limits of the funnel, which carry the variance between zones.
    pub trakt: Option<String>,
}

/// The figure of a satsingsområde.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AreaFigure {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// The figure with its state; the interval is 95 %, of noise and sampling together.
    #[serde(flatten)]
    pub figure: StatValue,
    /// Denominator.
    pub n: CountValue,
    /// `publisert` or `beregnet sum`.
    pub opphav: String,
    /// Zones it is made of.
    pub soner: usize,
}

/// Question and totals of figures.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ValuesMeta {
    /// Sources and version.
    #[serde(flatten)]
    pub meta: Meta,
    /// Id of the indicator.
    pub indicator: String,
    /// Period of the figures.
    pub periode: String,
    /// Division of the figures.
    pub niva: String,
    /// True where the figures are of a coarser division than zones; they are never spread over zones.
    pub grovere: bool,
    /// Upper limits of the four lower of five classes with as many zones in each.
    pub klasser: Vec<f64>,
    /// Hidden.
    pub ikke_vist: usize,
    /// Missing.
    pub mangler: usize,
    /// What the figures are worth.
    pub trust: Option<String>,
    /// The zone set.
    pub sonesett_id: String,
}

/// Answer of `/api/v1/values/{indicator}`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ValuesAnswer {
    /// A figure for each unit.
    pub values: Vec<IndicatorValue>,
    /// The six satsingsområder, for figures by zone; a sum says that it is one.
    pub areas: Vec<AreaFigure>,
    /// The kommune's own published figure, to stand beside the others; never reckoned with them.
    pub city: Option<IndicatorValue>,
    /// Question and totals.
    pub meta: ValuesMeta,
}
