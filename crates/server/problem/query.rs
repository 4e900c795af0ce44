//! Questions that cannot be answered, as problems with a text for people.

use super::Problem;
use need::index::IndexError;
use need::uncertainty::UncertaintyError;
use snapshot::QueryError;

impl From<QueryError> for Problem {
    fn from(e: QueryError) -> Self {
        let unknown =
            |kind, id: String, known| Self::Refused { kind, values: vec![("verdi", id)], indicators: vec![], known };
        match e {
            QueryError::UnknownProgramme { id, known } => Self::UnknownProgramme { value: id, known },
            QueryError::UnknownIndicator { id, known } => unknown("ukjent-indikator", id, known),
            QueryError::UnknownTheme { id, known } => unknown("ukjent-tema", id, known),
            QueryError::UnknownProfile { id, known } => unknown("ukjent-vektprofil", id, known),
            QueryError::UnknownZoneSet { id, known } => unknown("ukjent-sonesett", id, known),
            QueryError::UnknownVariant { id, known } => unknown("ukjent-variant", id, known),
            QueryError::UnknownLever { kind } => Self::refused("ukjent-spake", &[("verdi", kind)]),
            QueryError::NotForIndex { indicator } => Self::Refused {
                kind: "ikke-i-indeks",
                values: vec![],
                indicators: vec![(*indicator, None)],
                known: vec![],
            },
            QueryError::NoFigures => Self::refused("ingen-tall", &[]),
            QueryError::BadDate { value } => Self::BadDate { value },
            QueryError::BadPeriod { value } => Self::refused("ugyldig-periode", &[("verdi", value)]),
            // No period was asked for: there are no figures for such units at all.
            QueryError::PeriodLacking { indicator, period, known } if period.is_empty() => {
                Self::Refused { kind: "mangler-tall", values: vec![], indicators: vec![(*indicator, None)], known }
            }
            QueryError::PeriodLacking { indicator, period, known } => Self::Refused {
                kind: "mangler-periode",
                values: vec![("verdi", period)],
                indicators: vec![(*indicator, None)],
                known,
            },
            QueryError::PeriodNowhere { period, known } => unknown("ingen-har-perioden", period, known),
            QueryError::NoCommonPeriod { newest } => Self::Refused {
                kind: "ulike-ar",
                values: vec![],
                indicators: newest.into_iter().map(|(i, p)| (i, Some(p.to_string()))).collect(),
                known: vec![],
            },
            QueryError::OutsideKommune { lon, lat, kommune } => Self::refused(
                "utenfor-kommunen",
                &[("lengde", format!("{lon}")), ("bredde", format!("{lat}")), ("kommune", kommune)],
            ),
            QueryError::UnknownPlace { id } => Self::refused("ukjent-sted", &[("verdi", id)]),
            QueryError::UnknownActor { id } => Self::refused("ukjent-aktor", &[("verdi", id)]),
            QueryError::PlaceOrActor => Self::refused("sted-eller-aktor", &[]),
            QueryError::SeveralProgrammes { ids } => Self::refused("flere-programmer", &[("verdi", ids.join(", "))]),
            QueryError::UnknownCategory { id, known } => Self::BadParameter {
                field: "category",
                value: id,
                right: ("kategori", vec![("kjente", known.join(", "))]),
            },
            QueryError::BadNth { n, most } => {
                Self::refused("ugyldig-n", &[("verdi", n.to_string()), ("maks", most.to_string())])
            }
            QueryError::NoNetwork => Self::Unfit { kind: "mangler-gangnett", values: vec![] },
            QueryError::NoSnap { reach } => Self::Unfit { kind: "no_snap", values: vec![("meter", reach.to_string())] },
            QueryError::Scenario(e) => super::scenario::of_scenario(e),
            QueryError::Delimit(e) => super::delimit::of_delimit(e),
            QueryError::BadChoice { field, value, known } => {
                Self::BadParameter { field, value, right: ("en-av", vec![("kjente", known.join(", "))]) }
            }
            QueryError::OnlyPersons { indicator } => Self::refused("bare-personer", &[("verdi", indicator)]),
            QueryError::NoUnits { what } => Self::refused("ingen-enheter", &[("enheter", what.to_owned())]),
            QueryError::MethodLacking { method, available } => Self::Refused {
                kind: "mangler-metode",
                values: vec![("verdi", method.to_owned())],
                indicators: vec![],
                known: available.into_iter().map(str::to_owned).collect(),
            },
            QueryError::NotKept(e) => Self::NotKept { cause: e.to_string() },
            QueryError::PolygonOrUnits => Self::refused("flate-eller-enheter", &[]),
            QueryError::UnknownUnit { what, id } => {
                Self::refused("ukjent-enhet", &[("hva", what.to_owned()), ("verdi", id)])
            }
            QueryError::TooManyCorners { corners, most } => Self::Unfit {
                kind: "for-mange-hjorner",
                values: vec![("verdi", corners.to_string()), ("maks", most.to_string())],
            },
            QueryError::BadPolygon { fault, at } => bad_polygon(fault, at),
            QueryError::Index(e) => of_index(e),
            QueryError::Uncertainty(e) => of_uncertainty(e),
            QueryError::Cluster(e) => Self::refused("klynger", &[("grunn", e.to_string())]),
            other => Self::Internal { cause: other.to_string() },
        }
    }
}

/// The fault with its place, each with a text of its own.
fn bad_polygon(fault: &'static str, at: Option<[f64; 2]>) -> Problem {
    let kind = match fault {
        "krysser" => "krysser-seg-selv",
        "faa_hjorner" => "faa-hjorner",
        "hull_utenfor" => "hull-utenfor",
        "ikke_tall" => "ikke-tall",
        _ => "tom-flate",
    };
    let place = at.map_or(vec![], |[lon, lat]| vec![("lengde", lon.to_string()), ("bredde", lat.to_string())]);
    Problem::Unfit { kind, values: place }
}

fn of_index(e: IndexError) -> Problem {
    match e {
        IndexError::BadWeight { of, weight } => {
            Problem::refused("negativ-vekt", &[("felt", of), ("verdi", weight.to_string())])
        }
        IndexError::AllWeightsZero => Problem::refused("bare-null-vekter", &[]),
        IndexError::ImmigrantBackgroundAlone => Problem::refused("bare-innvandrerbakgrunn", &[]),
        IndexError::Duplicate { id } => Problem::refused("to-ganger", &[("verdi", id)]),
        IndexError::InvalidPair { normalisation, aggregation } => Problem::refused(
            "ugyldig-metode",
            &[("aggregering", aggregation.to_owned()), ("normalisering", normalisation.to_owned())],
        ),
        other => Problem::Internal { cause: other.to_string() },
    }
}

fn of_uncertainty(e: UncertaintyError) -> Problem {
    match e {
        UncertaintyError::Index(e) => of_index(e),
        UncertaintyError::Draws { draws, most } => {
            Problem::refused("ugyldig-trekk", &[("verdi", draws.to_string()), ("maks", most.to_string())])
        }
        UncertaintyError::K { k, units } => {
            Problem::refused("ugyldig-k", &[("verdi", k.to_string()), ("soner", units.to_string())])
        }
        UncertaintyError::TooMuch { .. } => Problem::refused("for-mye", &[]),
        UncertaintyError::Choice { .. } => Problem::refused("ugyldig-steg", &[]),
        UncertaintyError::NeverRan { draws, .. } => Problem::refused("for-faa-trekk", &[("verdi", draws.to_string())]),
        UncertaintyError::Lever { id } => Problem::refused("kan-ikke-flyttes", &[("verdi", id)]),
        other => Problem::Internal { cause: other.to_string() },
    }
}
