//! What a row of a plan is, from its object type, its layer or its fields.

use super::{Entry, code};
use crate::{Field, Recipe, recipe::key};
use domain::PlanKind;

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Object {
    /// An area of the layer, with its object type; none where neither file nor code says it.
    Area(PlanKind, Option<&'static str>),
    /// Something else, by its type.
    Other(String),
}

/// Object types of Kommuneplan 20190401 that are areas; exports add a suffix (`KpStøySone_gul_2018`).
const TYPES: &[(&str, PlanKind)] = &[
    ("KpArealformålOmråde", PlanKind::Arealformal),
    ("KpAngittHensynSone", PlanKind::Hensynssone),
    ("KpBåndleggingSone", PlanKind::Hensynssone),
    ("KpDetaljeringSone", PlanKind::Hensynssone),
    ("KpFareSone", PlanKind::Hensynssone),
    ("KpGjennomføringSone", PlanKind::Hensynssone),
    ("KpInfrastrukturSone", PlanKind::Hensynssone),
    ("KpSikringSone", PlanKind::Hensynssone),
    ("KpStøySone", PlanKind::Hensynssone),
    ("KpBestemmelseOmråde", PlanKind::Bestemmelse),
    ("KpRestriksjonOmråde", PlanKind::Restriksjon),
    ("KpRetningslinjeOmråde", PlanKind::Retningslinje),
    ("KpOmråde", PlanKind::Planomrade),
];

/// Code fields in the order they are asked where neither type nor recipe says what a row is.
const CODED: [PlanKind; 5] =
    [PlanKind::Arealformal, PlanKind::Hensynssone, PlanKind::Byggesone, PlanKind::Restriksjon, PlanKind::Retningslinje];

/// What a row is.
pub(crate) fn of(entry: &Entry, recipe: &Recipe) -> Object {
    let name = entry.get(Field::ObjectType).unwrap_or(entry.layer());
    if let Some((objekttype, kind)) = known(name) {
        // KPA 2022–2034 has its byggesoner as bestemmelsesområder that say so; others of that type are none.
        let byggesone = *kind == PlanKind::Bestemmelse && code::says_byggesone(entry);
        return Object::Area(if byggesone { PlanKind::Byggesone } else { *kind }, Some(objekttype));
    }
    // A type of the standard that none of the above is: line, text, or a pbl 1985 purpose with codes of its own.
    if key(name).starts_with("kp") && recipe.constants.plan_kind.is_none() && entry.get(Field::ObjectType).is_some() {
        return Object::Other(name.to_owned());
    }
    let by_field = || CODED.into_iter().find(|k| code::of(entry, *k).is_some());
    let kind = recipe.constants.plan_kind.or_else(by_field);
    kind.map_or_else(|| Object::Other(name.to_owned()), |k| Object::Area(k, coded(entry, k)))
}

fn known(name: &str) -> Option<&'static (&'static str, PlanKind)> {
    let key = key(name).replace("aa", "a").replace("oe", "o");
    // `KpOmrådeGrense` and the like are lines around areas.
    let line = ["grense", "linje", "punkt"].iter().any(|end| key.ends_with(end));
    TYPES.iter().find(|(known, _)| !line && key.starts_with(&crate::recipe::key(known)))
}

/// The object type that a kind and its code have in the standard.
fn coded(entry: &Entry, kind: PlanKind) -> Option<&'static str> {
    let zone = |first| match first {
        b'1' => Some("KpSikringSone"),
        b'2' => Some("KpStøySone"),
        b'3' => Some("KpFareSone"),
        b'4' => Some("KpInfrastrukturSone"),
        b'5' => Some("KpAngittHensynSone"),
        b'7' => Some("KpBåndleggingSone"),
        b'8' => Some("KpGjennomføringSone"),
        b'9' => Some("KpDetaljeringSone"),
        _ => None,
    };
    match kind {
        PlanKind::Hensynssone => code::of(entry, kind).filter(|c| c.len() == 3).and_then(|c| zone(c.as_bytes()[0])),
        PlanKind::Byggesone => None,
        kind => TYPES.iter().find(|(_, k)| *k == kind).map(|(name, _)| *name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_type_is_known_in_every_folding_and_with_a_suffix() {
        for name in ["KpStøySone", "KPSTOYSONE", "kpstoeysone", "KpStøySone_gul_2018", "kp_stoysone"] {
            assert_eq!(known(name), Some(&("KpStøySone", PlanKind::Hensynssone)), "{name}");
        }
        for name in ["KpOmrade", "KpOmraade", "KPOMRÅDE"] {
            assert_eq!(known(name).unwrap().0, "KpOmråde", "{name}");
        }
        for name in ["KpGrense", "KpOmrådeGrense", "KpJuridiskLinje", "KpArealbrukOmråde", "KpPåskrift", "støysoner"]
        {
            assert_eq!(known(name), None, "{name}");
        }
    }
}
