//! The behaviour suite, run on every backend, and what is special to the GeoPackage file.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it cannot go on")]

mod fixture;
mod geopackage;
mod suite;

behaviour_suite!(geopackage_backend, crate::geopackage::File);
