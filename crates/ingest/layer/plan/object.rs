//! What a row of a plan is, from its object type, its layer or its fields; and its code.

use super::Entry;
use crate::{Field, Recipe, recipe::key};
use domain::PlanKind;

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Object {
    /// The outline of the plan, which says plan id, status and date.
    Outline,
    /// An area of the layer.
    Area(PlanKind),
    /// Something else, by its type.
    Other(String),
}

/// Object types by the key of their name; exports add a suffix (`KpStøySone_gul_2018`).
const TYPES: &[(&str, PlanKind)] = &[
    ("kparealformalomrade", PlanKind::Arealformal),
    ("kpangitthensynsone", PlanKind::Hensynssone),
    ("kpbandleggingsone", PlanKind::Hensynssone),
    ("kpdetaljeringsone", PlanKind::Hensynssone),
    ("kpfaresone", PlanKind::Hensynssone),
    ("kpgjennomforingsone", PlanKind::Hensynssone),
    ("kpinfrastruktursone", PlanKind::Hensynssone),
    ("kpsikringsone", PlanKind::Hensynssone),
    ("kpstoysone", PlanKind::Hensynssone),
];

/// The object type as the file writes it, else the layer's name.
pub(crate) fn name<'a>(entry: &'a Entry) -> &'a str {
    entry.get(Field::ObjectType).unwrap_or(entry.layer())
}

/// What a row is.
pub(crate) fn of(entry: &Entry, recipe: &Recipe) -> Object {
    let name = entry.get(Field::ObjectType).unwrap_or(entry.layer());
    let key = key(name);
    if key == "kpomrade" {
        return Object::Outline;
    }
    if let Some((_, kind)) = TYPES.iter().find(|(start, _)| key.starts_with(start)) {
        return Object::Area(*kind);
    }
    // KPA 2022–2034 has its byggesoner as bestemmelsesområder; others of that type are no byggesone.
    if key.starts_with("kpbestemmelseomrade") {
        let byggesone = code(entry, PlanKind::Byggesone).is_some();
        return if byggesone { Object::Area(PlanKind::Byggesone) } else { Object::Other(name.to_owned()) };
    }
    // A type of the standard that none of the above is: line, text, or a pbl 1985 purpose with codes of its own.
    if key.starts_with("kp") && recipe.constants.plan_kind.is_none() {
        return Object::Other(name.to_owned());
    }
    let by_field = || {
        let kinds = [PlanKind::Arealformal, PlanKind::Hensynssone, PlanKind::Byggesone];
        kinds.into_iter().find(|k| entry.get(field(*k)).is_some())
    };
    recipe.constants.plan_kind.or_else(by_field).map_or_else(|| Object::Other(name.to_owned()), Object::Area)
}

/// The field that holds the code of a kind.
pub(crate) fn field(kind: PlanKind) -> Field {
    match kind {
        PlanKind::Byggesone => Field::Byggesone,
        PlanKind::Arealformal => Field::Landuse,
        PlanKind::Hensynssone => Field::Consideration,
        _ => Field::AreaName,
    }
}

/// The code: `1110` of `1110`, `1110.0` or `1110 - Boligbebyggelse`; 530 of `H530_1`; 3 of `Byggesone 3`.
pub(crate) fn code(entry: &Entry, kind: PlanKind) -> Option<String> {
    let own = entry.get(field(kind));
    match kind {
        PlanKind::Arealformal => own.and_then(leading_number),
        PlanKind::Hensynssone => {
            let from_name = || entry.get(Field::AreaName).and_then(hensyn_of_name);
            own.and_then(|t| leading_number(t).or_else(|| hensyn_of_name(t))).or_else(from_name)
        }
        PlanKind::Byggesone => own.or_else(|| entry.get(Field::AreaName)).and_then(byggesone),
        _ => None,
    }
}

/// The number that a text begins with, without leading zeros of a float's tail.
pub(crate) fn leading_number(text: &str) -> Option<String> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

fn hensyn_of_name(text: &str) -> Option<String> {
    text.strip_prefix(['H', 'h']).and_then(leading_number)
}

fn byggesone(text: &str) -> Option<String> {
    let key = key(text);
    let rest = key.strip_prefix("byggesone").unwrap_or(&key);
    let number = leading_number(rest)?;
    (number.len() == 1 && number != "0" && rest.chars().all(|c| c.is_ascii_digit())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_in_what_exports_write() {
        for text in ["1110", "1110.0", "1110 - Boligbebyggelse"] {
            assert_eq!(leading_number(text).as_deref(), Some("1110"), "{text}");
        }
        assert_eq!(leading_number("Bolig"), None);
        assert_eq!(hensyn_of_name("H530_1").as_deref(), Some("530"));
    }

    #[test]
    fn a_byggesone_is_a_number_or_says_so() {
        for (text, number) in
            [("Byggesone 3", Some("3")), ("byggesone_1", Some("1")), ("2", Some("2")), ("#4", Some("4"))]
        {
            assert_eq!(byggesone(text).as_deref(), number, "{text}");
        }
        for text in ["Bestemmelse 12", "B1", "0", "Byggesone", "parkering 2"] {
            assert_eq!(byggesone(text), None, "{text}");
        }
    }
}
