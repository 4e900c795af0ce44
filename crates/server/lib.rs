//! The HTTP service: router, extractors, tiles, JSON API, page and problem documents.
//!
//! Handlers extract, call one function and map the result. Every read is served from the snapshot in [`App`].

mod app;
mod auth;
mod body;
mod changed;
mod events;
#[cfg(test)]
mod fixture;
mod follow;
mod keeper;
mod lane;
mod metrics;
mod past;
mod polygon;
mod problem;
mod request;
mod respond;
mod routes;
mod run;
mod text;
mod upload;

pub use app::{App, Config, Files};
pub use auth::{hash_password, is_user_name, new_secret, print_of, weakness};
pub use follow::{follow, publish_kept};
pub use problem::ProblemDocument;
pub use routes::{openapi, router};
pub use run::serve;
pub use upload::{ReadUpload, UploadRefused, UploadedPolygon};
