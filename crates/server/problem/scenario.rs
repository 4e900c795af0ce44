//! Scenarios that cannot be saved, as problems with a text for people.

use super::Problem;
use snapshot::ScenarioFault;

pub(super) fn of_scenario(e: ScenarioFault) -> Problem {
    let at_most = |kind, most: usize| Problem::refused(kind, &[("maks", most.to_string())]);
    let too_many = |kind, given: usize, most: usize| {
        Problem::refused(kind, &[("verdi", given.to_string()), ("maks", most.to_string())])
    };
    match e {
        ScenarioFault::BadName { most } => at_most("ugyldig-navn", most),
        ScenarioFault::BadNote { most } => at_most("ugyldig-merknad", most),
        ScenarioFault::UnknownKind { value } => Problem::refused("ukjent-enhetstype", &[("verdi", value)]),
        ScenarioFault::TooManyUnits { given, most } => too_many("for-mange-enheter", given, most),
        ScenarioFault::TooManySupposed { given, most } => too_many("for-mange-forutsetninger", given, most),
        ScenarioFault::Full { most } => at_most("for-mange-scenarier", most),
        ScenarioFault::Unknown { id } => Problem::NotFound { value: id },
        ScenarioFault::Stale { from, current } => Problem::Stale { from, current },
        other => Problem::Internal { cause: other.to_string() },
    }
}
