//! The shapes of answers, as they go over the wire. Field names are the outer contract: add freely, change with a note.

mod area;
mod cluster;
mod dataset;
mod indicator;
mod meta;
mod overlap;
mod own_area;
mod picture;
mod place;
mod plan;
mod priority;
mod profile;
mod programme;
mod search;
mod transfer;
mod value;
mod what_if;
mod zone;

pub use area::*;
pub use cluster::*;
pub use dataset::*;
pub use indicator::*;
pub use meta::*;
pub use overlap::*;
pub use own_area::*;
pub use picture::*;
pub use place::*;
pub use plan::*;
pub use priority::*;
pub use profile::*;
pub use programme::*;
pub use search::*;
pub use transfer::*;
pub use value::*;
pub use what_if::*;
pub use zone::*;
