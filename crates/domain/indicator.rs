//! What an indicator is: its definition, direction, noise, and what it may be used for.

use crate::{IndicatorId, ThemeId, labels};
use serde::{Deserialize, Serialize};

/// A text in the three languages of the service.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Localised {
    /// Bokmål.
    pub nb: String,
    /// Nynorsk.
    pub nn: String,
    /// English.
    pub en: String,
}

/// Which way an indicator points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// A higher value is more exposed.
    HigherIsMoreExposed,
    /// A lower value is more exposed.
    LowerIsMoreExposed,
}

impl Direction {
    /// +1 or −1.
    pub fn sign(self) -> f64 {
        match self {
            Self::HigherIsMoreExposed => 1.0,
            Self::LowerIsMoreExposed => -1.0,
        }
    }
}

/// Whether the number of events would vary even if the register were exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sampling {
    /// The count is a complete census of what is asked about.
    None,
    /// The count is one outcome of a chance with the published share: variance p(1 − p)/N.
    Binomial,
}

/// Whether a hidden count may be 0; differs between sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LowestHidden {
    /// Zeros are hidden too.
    Zero,
    /// Zeros are shown, so a hidden count is at least 1.
    One,
}

labels! {
    /// What an indicator may be used for.
    Role {
        /// Deprivation: may stand in the default index.
        Levekar = "levekar",
        /// Context: kept out of the default index.
        Kontekst = "kontekst",
        /// Immigrant background: context that may never be an index alone.
        Innvandrerbakgrunn = "innvandrerbakgrunn",
        /// A number of people or households that others are a part of; never in an index.
        Grunntall = "grunntall",
    }
}

labels! {
    /// Unit of the value.
    Unit {
        /// Percent of the denominator, 0–100.
        Prosent = "prosent",
        /// A count.
        Antall = "antall",
        /// Norwegian kroner.
        Kroner = "kroner",
        /// A number without a unit, for example a mean score.
        Skar = "skar",
    }
}

labels! {
    /// The divisions that figures are published for, from the finest to the coarsest.
    Geography {
        /// Grunnkrets.
        Grunnkrets = "grunnkrets",
        /// Levekårssone.
        Sone = "sone",
        /// Skolekrets.
        Skolekrets = "skolekrets",
        /// Delområde.
        Delomrade = "delomrade",
        /// Satsingsområde.
        Omrade = "omrade",
        /// Bydel.
        Bydel = "bydel",
        /// Kommune.
        Kommune = "kommune",
        /// The country.
        Land = "land",
    }
}

labels! {
    /// What is done with students, who have little income and live crowded for a while.
    Students {
        /// They are counted.
        Med = "med",
        /// They are left out.
        Uten = "uten",
        /// The definition leaves them out by age or by what it asks.
        IkkeRelevant = "ikke_relevant",
    }
}

labels! {
    /// How a variant differs from the indicator it is a variant of.
    Adjustment {
        /// Student households are left out.
        UtenStudenter = "uten_studenter",
        /// Standardised by age.
        Aldersjustert = "aldersjustert",
    }
}

/// How far a published figure may lie from the truth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NoiseModel {
    /// The figure is taken as it stands.
    Ingen,
    /// Numerator and denominator each carry a discrete uniform noise of ±`half_width` persons.
    Telling {
        /// Largest noise of one count, persons.
        half_width: u32,
        /// Whether a hidden count may be 0.
        skjult_fra: LowestHidden,
    },
    /// The source gives a 95 % interval with each figure.
    Intervall,
}

/// An indicator of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Slug.
    pub id: IndicatorId,
    /// Name for people.
    pub navn: Localised,
    /// Name for narrow columns.
    pub kort: Localised,
    /// What is counted, of whom.
    pub definisjon: Localised,
    /// Theme of the index; none for context and base numbers.
    #[serde(default)]
    pub tema: Option<ThemeId>,
    /// Unit of the value.
    pub enhet: Unit,
    /// Which way it points.
    pub retning: Direction,
    /// Numerator in words.
    pub teller: Localised,
    /// Denominator in words; none for a count.
    #[serde(default)]
    pub nevner: Option<Localised>,
    /// The base number whose counts are the denominator, where it is one of the catalogue.
    #[serde(default)]
    pub nevner_id: Option<IndicatorId>,
    /// Age group, for example `0–17`; none = all.
    #[serde(default)]
    pub alder: Option<String>,
    /// What is done with students.
    pub studenter: Students,
    /// The indicator this is a variant of, and how it differs.
    #[serde(default)]
    pub variant: Option<Variant>,
    /// The finest division that figures may be shown for; a finer one is refused.
    pub finest: Geography,
    /// Noise of the source.
    pub stoy: NoiseModel,
    /// Variation beside the noise.
    pub variasjon: Sampling,
    /// Table and publisher.
    pub kilde: String,
    /// What it may be used for.
    pub rolle: Role,
    /// Whether the default index holds it; only for [`Role::Levekar`].
    #[serde(default)]
    pub i_indeks: bool,
    /// A remark for people, for example a break in the series.
    #[serde(default)]
    pub merknad: Option<Localised>,
}

/// Which indicator a variant stands in for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The indicator it stands in for.
    pub av: IndicatorId,
    /// How it differs.
    pub justering: Adjustment,
}

impl Indicator {
    /// Largest noise of one published count, persons.
    pub fn noise_half_width(&self) -> u32 {
        match self.stoy {
            NoiseModel::Telling { half_width, .. } => half_width,
            NoiseModel::Ingen | NoiseModel::Intervall => 0,
        }
    }

    /// Smallest that a count hidden by the source can be, persons.
    pub fn lowest_hidden(&self) -> LowestHidden {
        match self.stoy {
            NoiseModel::Telling { skjult_fra, .. } => skjult_fra,
            NoiseModel::Ingen | NoiseModel::Intervall => LowestHidden::Zero,
        }
    }
}
