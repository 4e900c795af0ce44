//! Describes `?version=`, which every question under `/api/v1` takes.

use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{OpenApi, Required};

/// Questions that are sent in a body: they change nothing.
const ASKED_BY_POST: [&str; 7] =
    ["priorities", "stability", "sensitivity", "delimit", "what-if", "area-profile", "upload"];

/// What is about users has no versions.
const PEOPLE: [&str; 7] = ["meg", "innlogging", "utlogging", "passord", "invitasjon", "nokler", "brukere"];

/// Adds the parameter to every operation that reads.
pub(super) fn describe(document: &mut OpenApi) {
    for (path, item) in &mut document.paths.paths {
        let people = PEOPLE.iter().any(|part| path.strip_prefix("/api/v1/").is_some_and(|p| p.starts_with(part)));
        if !path.starts_with("/api/v1/") || path.ends_with("/events") || path.ends_with("/hendelser") || people {
            continue;
        }
        let asks = path.rsplit('/').next().is_some_and(|last| ASKED_BY_POST.contains(&last));
        let reading = item.get.iter_mut().chain(item.post.iter_mut().filter(|_| asks));
        reading.for_each(add);
    }
}

fn add(operation: &mut Operation) {
    operation.parameters.get_or_insert_default().push(parameter().into());
}

fn parameter() -> Parameter {
    let number = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1));
    ParameterBuilder::new()
        .name("version")
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some("Answers as of a version of the store (`meta.lagerversjon`); default the last. 404 where there is none, 503 while the store is away"))
        .schema(Some(number))
        .build()
}
