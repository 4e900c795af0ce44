//! The shapes of answers, as they go over the wire. Field names are the outer contract: add freely, change with a note.

mod access;
mod area;
mod cluster;
mod dataset;
mod delimit;
mod indicator;
mod meta;
mod outline;
mod overlap;
mod place;
mod plan;
mod priority;
mod profile;
mod programme;
mod search;
mod value;
mod zone;

pub use access::*;
pub use area::*;
pub use cluster::*;
pub use dataset::*;
pub use delimit::*;
pub use indicator::*;
pub use meta::*;
pub use outline::*;
pub use overlap::*;
pub use place::*;
pub use plan::*;
pub use priority::*;
pub use profile::*;
pub use programme::*;
pub use search::*;
pub use value::*;
pub use zone::*;
