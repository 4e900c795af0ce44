//! Need level and the word for a probability. Two sets of thresholds, on purpose not merged.

use domain::{Value, labels};

labels! {
    /// Need of a zone by D = P(among the K most exposed).
    Level {
        /// D ≥ 0.8.
        Hoy = "hoy",
        /// 0.2 ≤ D < 0.8.
        Usikker = "usikker",
        /// D < 0.2.
        Lav = "lav",
        /// No number: hidden, missing or never computed. Not the same as low.
        IkkeBeregnet = "ikke_beregnet",
    }
}

labels! {
    /// The word a text uses for D, never a bare rank.
    Word {
        /// D ≥ 0.9.
        Klart = "klart",
        /// 0.5 ≤ D < 0.9.
        Trolig = "trolig",
        /// 0.1 ≤ D < 0.5.
        Mulig = "mulig",
        /// D < 0.1.
        Neppe = "neppe",
    }
}

/// Level of a need value; lower bounds are inclusive.
pub fn level(p: &Value) -> Level {
    match p.number() {
        None => Level::IkkeBeregnet,
        Some(d) if d >= 0.8 => Level::Hoy,
        Some(d) if d >= 0.2 => Level::Usikker,
        Some(_) => Level::Lav,
    }
}

/// Word of a need value; none without a number.
pub fn word(p: &Value) -> Option<Word> {
    p.number().map(|d| match d {
        d if d >= 0.9 => Word::Klart,
        d if d >= 0.5 => Word::Trolig,
        d if d >= 0.1 => Word::Mulig,
        _ => Word::Neppe,
    })
}
