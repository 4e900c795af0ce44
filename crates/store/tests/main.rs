//! The behaviour suite, run on every backend, and what is special to each of them.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it cannot go on")]

mod accounts;
mod backup;
mod fixture;
mod geopackage;
mod geoparquet;
mod moving;
mod postgis;
mod suite;

behaviour_suite!(geopackage_backend, crate::geopackage::File);
behaviour_suite!(postgis_backend, crate::postgis::Database);
