//! Places: houses where something is, with category, sector and how well the position is known.

use crate::{PlaceId, SourceId, labels};
use geo_types::Point;
use serde::{Deserialize, Serialize};

labels! {
    /// What kind of place or actor. The slots of the constellation are among them.
    Category {
        /// Kindergarten.
        Barnehage = "barnehage",
        /// School.
        Skole = "skole",
        /// Helse- og velferdskontor.
        Hvk = "hvk",
        /// Nav office.
        Nav = "nav",
        /// Barne- og familietjenesten.
        Bft = "bft",
        /// Health station.
        Helsestasjon = "helsestasjon",
        /// The kommune's unit for culture.
        Kulturenhet = "kulturenhet",
        /// Police.
        Politi = "politi",
        /// Library.
        Bibliotek = "bibliotek",
        /// Volunteer centre.
        Frivilligsentral = "frivilligsentral",
        /// Sports club.
        Idrettslag = "idrettslag",
        /// Non-profit organisation.
        Ideell = "ideell",
        /// Business.
        Naeringsliv = "naeringsliv",
        /// County authority.
        Fylkeskommune = "fylkeskommune",
        /// Specialist health service.
        Spesialisthelsetjeneste = "spesialisthelsetjeneste",
        /// Anything else.
        Annet = "annet",
    }
}

labels! {
    /// Who runs it.
    Sector {
        /// Municipal.
        Kommunal = "kommunal",
        /// State.
        Statlig = "statlig",
        /// County.
        Fylkeskommunal = "fylkeskommunal",
        /// Voluntary.
        Frivillig = "frivillig",
        /// Private.
        Privat = "privat",
        /// Not stated.
        Ukjent = "ukjent",
    }
}

labels! {
    /// How well a position is known.
    GeoQuality {
        /// From a street address.
        Adresse = "adresse",
        /// The building itself.
        Bygning = "bygning",
        /// Postal code only: never used in zone joins.
        Postnr = "postnr",
        /// Set by hand.
        Manuell = "manuell",
        /// Rounded, about 100 m.
        Avrundet = "avrundet",
        /// The source does not say.
        Ukjent = "ukjent",
    }
}

/// Whether something is a universal arena, said outright and with the reason; never derived from the category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UniversalArena {
    /// The flag.
    pub er: bool,
    /// Why, with its source in words.
    pub grunn: String,
}

/// A house where an actor is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Slug, unique in the layer.
    pub id: PlaceId,
    /// The import it came with.
    pub source: SourceId,
    /// Id in that source, as written.
    pub source_ref: Option<String>,
    /// Name for people.
    pub navn: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Category.
    pub category: Category,
    /// Sector.
    pub sector: Sector,
    /// Universal arena or not, and why.
    pub universal_arena: UniversalArena,
    /// Street address, if given.
    pub address: Option<String>,
    /// Web page, if given.
    pub url: Option<String>,
    /// Position in EPSG:25832; none = shown in lists only.
    pub point: Option<Point<f64>>,
    /// How well the position is known.
    pub geo_quality: GeoQuality,
}

impl Place {
    /// A position that may be used in zone joins.
    pub fn join_point(&self) -> Option<Point<f64>> {
        self.point.filter(|_| self.geo_quality != GeoQuality::Postnr)
    }
}
