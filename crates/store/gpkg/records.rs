//! Each kind of record beside its columns.

mod actor;
mod area;
mod district;
mod import;
mod kommune;
mod need;
mod place;
mod plan;
mod programme;
mod relation;
mod zone;

pub(crate) use import::Imported;
