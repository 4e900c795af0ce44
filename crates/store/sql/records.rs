//! Each kind of record beside its columns.

mod actor;
mod address;
mod area;
mod catalogue;
mod district;
mod import;
mod indicator;
mod kommune;
mod observation;
mod place;
mod plan;
mod programme;
mod relation;
mod scenario;
mod street;
mod zone;

pub(crate) use import::Imported;
