//! The class of a zone, from need, arenas and model.

use crate::{Coverage, Level};
use domain::labels;

labels! {
    /// Class of a zone; every zone has exactly one.
    Class {
        /// High need, arenas, and at least one has the model.
        ModellenTreffer = "modellen_treffer",
        /// High need and arenas, none with the model.
        KlarForUtvidelse = "klar_for_utvidelse",
        /// High need, no arena.
        BehovUtenArena = "behov_uten_arena",
        /// Low need of the zone as a whole, and the model is there. Not waste: need may lie inside the zone.
        ModellUtenHoytSonebehov = "modell_uten_hoyt_sonebehov",
        /// Need or model state is too uncertain to say.
        Usikker = "usikker",
        /// Low need, no model.
        LavUtenModell = "lav_uten_modell",
        /// Need has no number; arenas and model are still shown.
        BehovIkkeBeregnet = "behov_ikke_beregnet",
    }
}

labels! {
    /// Why a zone is [`Class::Usikker`].
    Reason {
        /// 0.2 ≤ D < 0.8.
        BehovUsikkert = "behov_usikkert",
        /// No arena is known to have the model, and at least one is unknown.
        ModellstatusUkjent = "modellstatus_ukjent",
    }
}

/// Class with the reason for an uncertain one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Classified {
    /// The class.
    pub class: Class,
    /// Set only for [`Class::Usikker`].
    pub reason: Option<Reason>,
}

/// Class of a zone. An unknown model state is neither yes nor no, at low need as at high.
pub fn classify(level: Level, coverage: &Coverage) -> Classified {
    let sure = |class| Classified { class, reason: None };
    let unsure = |reason| Classified { class: Class::Usikker, reason: Some(reason) };
    let has_model = coverage.active > 0;
    match level {
        Level::IkkeBeregnet => sure(Class::BehovIkkeBeregnet),
        Level::Usikker => unsure(Reason::BehovUsikkert),
        Level::Hoy if coverage.arenas == 0 => sure(Class::BehovUtenArena),
        Level::Hoy if has_model => sure(Class::ModellenTreffer),
        Level::Lav if has_model => sure(Class::ModellUtenHoytSonebehov),
        Level::Hoy | Level::Lav if coverage.unknown > 0 => unsure(Reason::ModellstatusUkjent),
        Level::Hoy => sure(Class::KlarForUtvidelse),
        Level::Lav => sure(Class::LavUtenModell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_model_with_high_need_is_uncertain_and_says_why() {
        let c = classify(Level::Hoy, &Coverage { arenas: 2, active: 0, unknown: 1, ended: 0 });
        assert_eq!(c, Classified { class: Class::Usikker, reason: Some(Reason::ModellstatusUkjent) });
    }

    #[test]
    fn need_that_is_not_computed_is_not_low_need() {
        for coverage in [Coverage::default(), Coverage { arenas: 3, active: 3, unknown: 0, ended: 0 }] {
            assert_eq!(classify(Level::IkkeBeregnet, &coverage).class, Class::BehovIkkeBeregnet);
        }
    }

    #[test]
    fn an_ended_model_counts_as_no_model() {
        let c = classify(Level::Hoy, &Coverage { arenas: 2, active: 0, unknown: 0, ended: 2 });
        assert_eq!(c.class, Class::KlarForUtvidelse);
    }
}
