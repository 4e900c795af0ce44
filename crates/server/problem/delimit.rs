//! Delimitations that cannot be found, as problems with a text for people.

use super::Problem;
use snapshot::DelimitFault;
use spatial::delimit::DelimitError;

/// Persons as people write them; a whole number where it is one.
fn persons(n: f64) -> String {
    format!("{}", (n * 10.0).round() / 10.0)
}

pub(super) fn of_delimit(e: DelimitFault) -> Problem {
    match e {
        DelimitFault::UnknownKind { value } => Problem::refused("ukjent-enhetstype", &[("verdi", value)]),
        DelimitFault::UnknownChoice { value } => Problem::refused("ukjent-satsingsvalg", &[("verdi", value)]),
        DelimitFault::NotAShare { field, value } => {
            Problem::refused("ikke-en-andel", &[("felt", field.to_owned()), ("verdi", value.to_string())])
        }
        DelimitFault::BadCount { value, most } => {
            Problem::refused("ugyldig-antall-forslag", &[("verdi", value.to_string()), ("maks", most.to_string())])
        }
        DelimitFault::Search(e) => of_search(e),
        other => Problem::Internal { cause: other.to_string() },
    }
}

fn of_search(e: DelimitError) -> Problem {
    match e {
        DelimitError::BadLimits { min, max } => {
            Problem::refused("ugyldig-folketall", &[("min", persons(min)), ("maks", persons(max))])
        }
        DelimitError::IncludedAndExcluded { id } => Problem::refused("med-og-uten", &[("verdi", id)]),
        DelimitError::TooFewPersons { min, there_are } => {
            Problem::refused("for-faa-folk", &[("min", persons(min)), ("folk", persons(there_are))])
        }
        DelimitError::IncludeTooLarge { persons: n, max } => {
            Problem::refused("for-mange-folk", &[("folk", persons(n)), ("maks", persons(max))])
        }
        DelimitError::IncludeApart { a, b, max } => {
            Problem::refused("henger-ikke-sammen", &[("a", a), ("b", b), ("maks", persons(max))])
        }
        DelimitError::NoKnownNeed => Problem::refused("ingen-kjent-enhet", &[]),
        DelimitError::NoUnits => Problem::refused("ingen-igjen", &[]),
        DelimitError::NoArea => Problem::refused("ingen-avgrensning", &[]),
        DelimitError::NoneFound => Problem::refused("fant-ingen-avgrensning", &[]),
        other => Problem::Internal { cause: other.to_string() },
    }
}
