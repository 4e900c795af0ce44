//! The word for a unit among its neighbours.

use super::FALSE_DISCOVERIES;

domain::labels! {
    /// A unit against its neighbours, where that is more than chance.
    Quadrant {
        /// High among high.
        HoyHoy = "hoy_hoy",
        /// Low among low.
        LavLav = "lav_lav",
        /// High among low.
        HoyLav = "hoy_lav",
        /// Low among high.
        LavHoy = "lav_hoy",
        /// Not told from chance, which is not to say that there is no pattern.
        IkkeSignifikant = "ikke_signifikant",
    }
}

impl Quadrant {
    /// By the deviation of the unit, that of its neighbours, and the q-value (share 0–1).
    pub(super) fn of(unit: f64, around: f64, q: f64) -> Self {
        if q > FALSE_DISCOVERIES || unit == 0.0 || around == 0.0 {
            return Self::IkkeSignifikant;
        }
        match (unit > 0.0, around > 0.0) {
            (true, true) => Self::HoyHoy,
            (false, false) => Self::LavLav,
            (true, false) => Self::HoyLav,
            (false, true) => Self::LavHoy,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_corners_have_their_words_and_chance_and_the_mean_have_none() {
        let of = |unit, around| Quadrant::of(unit, around, 0.05).as_str();
        assert_eq!(
            [of(1.0, 0.2), of(-1.0, -0.2), of(1.0, -0.2), of(-1.0, 0.2)],
            ["hoy_hoy", "lav_lav", "hoy_lav", "lav_hoy"]
        );
        assert_eq!([of(0.0, 1.0), of(1.0, 0.0)], ["ikke_signifikant"; 2]);
        assert_eq!(Quadrant::of(1.0, 1.0, 0.050_000_1), Quadrant::IkkeSignifikant);
    }
}
