//! Which figures of the indicators may be shown. Everything downstream — index, map, export — sees only what comes out
//! of here, so that nothing shown can be worked back to a hidden number.
//!
//! Each indicator and period is one table: counts and denominators of the units, with the kommune's and the
//! satsingsområders' own figures as totals of the zones. Base numbers come first: a denominator that is hidden as a base
//! number stays hidden wherever it stands again.

mod figure;
mod groups;
mod series;

pub use series::{Published, Shown, publish};

#[cfg(test)]
mod tests;
