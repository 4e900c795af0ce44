//! What is shown of a rate, by its denominator and its noise.

use domain::{Value, labels};

labels! {
    /// How a rate is shown.
    Display {
        /// Denominator under 50 persons, or not known: the rate is hidden.
        Skjul = "skjul",
        /// 50–199 persons: hatched, «usikker».
        UsikkerSkravert = "usikker_skravert",
        /// 200 persons and more.
        Vis = "vis",
    }
}

/// How the rate of a denominator (persons) is shown. A hidden or missing denominator hides the rate.
pub fn display(denominator: &Value) -> Display {
    match denominator.number() {
        Some(n) if n >= 200.0 => Display::Vis,
        Some(n) if n >= 50.0 => Display::UsikkerSkravert,
        _ => Display::Skjul,
    }
}

/// Decimals of a percentage: 1 if the noise sd is under 0.5 percentage points, else 0. Unknown noise gives 0.
pub fn decimals(noise_sd_pp: f64) -> u8 {
    u8::from(noise_sd_pp < 0.5)
}
