//! The code of a plan area, in the forms that exports write it.

use super::Entry;
use crate::{Field, recipe::key};
use domain::PlanKind;

/// The field that holds the code of a kind.
pub(crate) fn field(kind: PlanKind) -> Field {
    match kind {
        PlanKind::Planomrade => Field::PlanType,
        PlanKind::Byggesone => Field::Byggesone,
        PlanKind::Arealformal => Field::Landuse,
        PlanKind::Hensynssone => Field::Consideration,
        PlanKind::Bestemmelse => Field::AreaType,
        PlanKind::Restriksjon => Field::Restriction,
        PlanKind::Retningslinje => Field::Guideline,
    }
}

/// The code: `1110` of `1110`, `1110.0` or `1110 - Boligbebyggelse`; 530 of `H530_1`; 3 of `Byggesone 3`.
pub(crate) fn of(entry: &Entry, kind: PlanKind) -> Option<String> {
    let mut own = entry.all(field(kind));
    match kind {
        PlanKind::Byggesone => own.find_map(byggesone).or_else(|| from_provision(entry)),
        PlanKind::Hensynssone => {
            let from_name = || entry.get(Field::AreaName).and_then(hensyn_of_name);
            own.find_map(|t| leading_number(t).or_else(|| hensyn_of_name(t))).or_else(from_name)
        }
        _ => own.find_map(leading_number),
    }
}

/// Whether an area of a provision says that it is a byggesone, in its field, its name or its type.
pub(crate) fn says_byggesone(entry: &Entry) -> bool {
    let says = [Field::Byggesone, Field::AreaName, Field::AreaType].into_iter().filter_map(|f| entry.get(f));
    says.into_iter().any(|t| key(t).contains("byggesone")) && of(entry, PlanKind::Byggesone).is_some()
}

/// The number of a byggesone in name or type; where only the type says byggesone, a name that is a number is its.
fn from_provision(entry: &Entry) -> Option<String> {
    let (name, kind) = (entry.get(Field::AreaName), entry.get(Field::AreaType));
    let named = |t: &&str| key(t).contains("byggesone");
    let said = name.filter(named).into_iter().chain(kind.filter(named)).find_map(byggesone);
    said.or_else(|| kind.filter(named).and(name).and_then(byggesone))
}

/// The number that a text begins with. Zero is how shapefiles write that there is none.
pub(crate) fn leading_number(text: &str) -> Option<String> {
    let digits: String = text.trim_start().chars().take_while(char::is_ascii_digit).collect();
    (digits.bytes().any(|b| b != b'0')).then_some(digits)
}

fn hensyn_of_name(text: &str) -> Option<String> {
    text.strip_prefix(['H', 'h']).and_then(leading_number)
}

/// The one digit of a text that is a number, or that says byggesone before it.
fn byggesone(text: &str) -> Option<String> {
    let whole = leading_number(text.trim_start_matches('#')).filter(|n| {
        let rest = &text.trim_start_matches('#')[n.len()..];
        rest.is_empty() || rest.trim_start_matches('.').bytes().all(|b| b == b'0')
    });
    let key = key(text);
    let after = key.rsplit_once("byggesone").map(|(_, after)| after.trim_start_matches("nr"));
    let said = after.and_then(leading_number);
    said.or(whole).filter(|n| n.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_in_what_exports_write() {
        for text in ["1110", "1110.0", "1110 - Boligbebyggelse", " 1110 ", "1110: bolig"] {
            assert_eq!(leading_number(text).as_deref(), Some("1110"), "{text}");
        }
        for text in ["Bolig", "0", "0.0", ""] {
            assert_eq!(leading_number(text), None, "{text}");
        }
        assert_eq!(hensyn_of_name("H530_1").as_deref(), Some("530"));
    }

    #[test]
    fn a_byggesone_is_a_number_or_says_so() {
        for (text, number) in [
            ("Byggesone 3", "3"),
            ("byggesone_1", "1"),
            ("2", "2"),
            ("2.0", "2"),
            ("#4", "4"),
            ("Bestemmelsesområde byggesone nr. 2 (Tiller)", "2"),
        ] {
            assert_eq!(byggesone(text).as_deref(), Some(number), "{text}");
        }
        for text in ["Bestemmelse 12", "B1", "0", "Byggesone", "parkering 2", "Byggesone 12", "2 parkering", "23"] {
            assert_eq!(byggesone(text), None, "{text}");
        }
    }
}
