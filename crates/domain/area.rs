//! Satsingsområder and candidate areas: named groups of zones, in versioned lists, with dated status.

use crate::{AreaId, Citation, PartialDate, Period};
use serde::{Deserialize, Serialize};

/// Id of the list that holds the six satsingsområder of the temaplan.
pub const SATSINGSOMRADER: &str = "satsingsomrader";

/// A list of areas of one origin and date, for example the ten candidates of 2021.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AreaList {
    /// Id of the list.
    pub id: AreaId,
    /// Name for people.
    pub navn: String,
    /// When the list was made, if stated.
    pub dato: Option<PartialDate>,
    /// Footnote, for example that the report counts nine and lists ten.
    pub note: Option<String>,
    /// Where the list stands.
    pub sources: Vec<Citation>,
}

crate::labels! {
    /// Whether an områdesatsing has been there.
    SatsingState {
        /// None named in the sources.
        Aldri = "aldri",
        /// Running.
        Pagar = "pagar",
        /// Ended.
        Avsluttet = "avsluttet",
    }
}

/// A områdesatsing in (a part of) an area, dated and sourced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AreaStatus {
    /// Name of the satsing.
    pub navn: String,
    /// When it runs or ran.
    pub period: Period,
    /// The last year in words where the source gives two ("2031/32").
    pub periode_tekst: Option<String>,
    /// Which parts of the area it covers, by zone name; empty = all.
    pub deler: Vec<String>,
    /// Sources.
    pub sources: Vec<Citation>,
}

impl AreaStatus {
    /// State on a date.
    pub fn state_on(&self, date: jiff::civil::Date) -> SatsingState {
        match (self.period.has_begun(date), self.period.is_over(date)) {
            (false, _) => SatsingState::Aldri,
            (true, false) => SatsingState::Pagar,
            (true, true) => SatsingState::Avsluttet,
        }
    }
}

/// A named area made of whole zones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Slug, unique over all lists.
    pub id: AreaId,
    /// The list it stands in.
    pub list: AreaId,
    /// Place in that list, from 1.
    pub order: u32,
    /// Name for people.
    pub navn: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Names of the zones it is made of; matched by name and alias against the current zone set.
    pub zone_names: Vec<String>,
    /// The parts as the source lists them.
    pub parts_as_written: Vec<String>,
    /// For a candidate: the satsingsområde it became part of.
    pub became: Option<AreaId>,
    /// Områdesatsinger there, past and present.
    pub satsinger: Vec<AreaStatus>,
    /// What is good there, each with its source, for the top of the card.
    pub qualities: Vec<(String, Citation)>,
    /// A remark for people, for example that the match with zones is by name only.
    pub note: Option<String>,
    /// Where the area is named.
    pub sources: Vec<Citation>,
}

impl Area {
    /// The satsing state of the area on a date: running if any part runs, else ended if any ended.
    pub fn state_on(&self, date: jiff::civil::Date) -> SatsingState {
        let states: Vec<_> = self.satsinger.iter().map(|s| s.state_on(date)).collect();
        if states.contains(&SatsingState::Pagar) {
            SatsingState::Pagar
        } else if states.contains(&SatsingState::Avsluttet) {
            SatsingState::Avsluttet
        } else {
            SatsingState::Aldri
        }
    }
}
