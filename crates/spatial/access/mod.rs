//! How far people have to walk: times with a reason where there is none, shares within a time, the straight line where there
//! is no network, and catchments that float (2SFCA). Times along a network come from `network`.

pub mod fca;
pub mod share;
pub mod straight;
mod times;

pub use fca::{Catchments, Decay, FcaError, two_step_fca};
pub use share::{Within, share_within, weighted_median};
pub use straight::{straight, straight_nearest};
pub use times::{Nearest, Reason, Time, Times};

/// Walking speed where nothing else is said, km/h.
pub const WALKING_SPEED: f64 = 4.8;
/// How much longer a walk is than the straight line, where there is no network (methods, 9.1: an assumption).
pub const DETOUR: f64 = 1.3;

/// Minutes to walk a kilometre at a speed in km/h, for each metre.
pub(crate) fn minutes_per_metre(speed: f64) -> f64 {
    0.06 / speed
}
