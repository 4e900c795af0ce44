//! Map styles and the schematic background, as files.

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::extract::{Path, State};
use axum::response::Response;

/// A MapLibre style, or the background.
#[utoipa::path(get, path = "/styles/{file}", params(("file" = String, Path, description = "Style name and `.json`")),
    responses((status = 200, description = "Style document"), (status = 304), (status = 404, body = crate::ProblemDocument)))]
pub(super) async fn style(State(app): State<App>, Path(file): Path<String>, ask: Ask) -> Result<Response, HttpError> {
    let name = file.strip_suffix(".json").unwrap_or(&file);
    let Some(found) = app.config.files.styles.get(name).cloned() else {
        return Err(ask.fail(Problem::NotFound { value: file }));
    };
    app.bytes(&ask, "", "application/json", move |_| Ok(found.to_vec())).await
}
