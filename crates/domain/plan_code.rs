//! Code lists of kommuneplanen: official names, main groups and colours.
//!
//! Source: objektkatalog.geonorge.no and register.geonorge.no (kparealformål), the national plan styles of DiBK for the
//! colours of arealformål, SOSI Plan 5.0 for the zones of special consideration. Byggesoner are KPA's own and have no
//! official colour.

mod consideration;
mod landuse;
#[cfg(test)]
mod tests;

use crate::{PlanKind, PlanStatus};

/// A code of one of the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanCode {
    /// The code.
    pub code: u16,
    /// Official name.
    pub navn: &'static str,
    /// Name of its main group, or of the kind of zone.
    pub gruppe: &'static str,
    /// Colour as existing and as planned.
    colours: [&'static str; 2],
}

/// A code of KpArealformål; none where the list does not have it.
pub fn arealformal(code: &str) -> Option<&'static PlanCode> {
    find(landuse::LANDUSE, code)
}

/// A code that only reguleringsplaner have, for example 1161 Barnehage.
pub fn reguleringsformal(code: &str) -> Option<&'static PlanCode> {
    find(landuse::REGULATED, code)
}

/// A code of a hensynssone of any type; none where no list has it.
pub fn hensyn(code: &str) -> Option<&'static PlanCode> {
    find(consideration::CONSIDERATION, code)
}

/// Words of a plan status.
pub fn planstatus(code: &str) -> Option<&'static str> {
    let code: u16 = code.parse().ok()?;
    consideration::PLANSTATUS.iter().find(|(c, _)| *c == code).map(|(_, words)| *words)
}

/// Main group of a code of a kind; empty where the kind has no groups or the code is on no list.
pub fn gruppe(kind: PlanKind, code: &str) -> &'static str {
    let found = match kind {
        PlanKind::Arealformal => arealformal(code).or_else(|| reguleringsformal(code)),
        PlanKind::Hensynssone => hensyn(code),
        _ => None,
    };
    found.map_or("", |c| c.gruppe)
}

/// What a code that is on no list is called: `ukjent formål 9999`. Byggesoner and the rest have no list.
pub fn unknown(kind: PlanKind, code: &str) -> String {
    let what = match kind {
        PlanKind::Arealformal => "formål",
        PlanKind::Hensynssone => "hensyn",
        _ => "kode",
    };
    format!("ukjent {what} {code}")
}

/// Colour as `#RRGGBB`: the national plan styles' for arealformål, quiet ones of our own for the rest.
pub fn colour(kind: PlanKind, code: &str, status: PlanStatus) -> &'static str {
    match (kind, code) {
        (PlanKind::Arealformal, code) => {
            let [existing, planned] = landuse_colours(code);
            if status == PlanStatus::Framtidig { planned } else { existing }
        }
        (PlanKind::Byggesone, "1") => "#5B6770",
        (PlanKind::Byggesone, "2") => "#8C979F",
        (PlanKind::Byggesone, "3") => "#BCC4CA",
        (PlanKind::Byggesone, _) => "#E3E7EA",
        (PlanKind::Hensynssone, _) => consideration::HATCHING,
        (PlanKind::Planomrade, _) => "#2E3840",
        (PlanKind::Bestemmelse, _) => "#6B5B73",
        (PlanKind::Restriksjon, _) => "#7A5A4A",
        (PlanKind::Retningslinje, _) => "#4F6B66",
    }
}

/// A code on no list takes the colours of its group's general code; one of no group is grey.
fn landuse_colours(code: &str) -> [&'static str; 2] {
    let listed = arealformal(code).or_else(|| reguleringsformal(code));
    let general = || {
        let group = landuse::group(code.parse().ok()?);
        landuse::LANDUSE.iter().find(|c| c.gruppe == group)
    };
    listed.or_else(general).map_or(["#EDEDED", "#DADADA"], |c| c.colours)
}

fn find(list: &'static [PlanCode], code: &str) -> Option<&'static PlanCode> {
    let code: u16 = code.parse().ok()?;
    list.iter().find(|c| c.code == code)
}
