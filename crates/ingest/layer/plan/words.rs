//! Names, statuses and dates of a plan, from the words of the file.

use super::{Entry, Ledger, code};
use crate::{Field, Recipe};
use domain::{PartialDate, PlanKind, PlanStatus, plan_code};

/// What stands where the file says nothing.
pub(crate) const UNSTATED: &str = "ikke oppgitt";

const PLAN_TYPES: &[(&str, &str)] =
    &[("20", "Kommuneplanens arealdel"), ("21", "Kommunedelplan"), ("22", "Mindre endring av kommune(del)plan")];

/// Name for people, after the code list where there is one; the area's own name stands in brackets.
pub(crate) fn name(entry: &Entry, kind: PlanKind, code: &str, ledger: &mut Ledger) -> String {
    let own = entry.get(Field::AreaName);
    let listed = match kind {
        PlanKind::Byggesone => return format!("Byggesone {code}"),
        PlanKind::Planomrade => {
            let listed = PLAN_TYPES.iter().find(|(c, _)| *c == code).map_or("Planområde", |(_, name)| *name);
            return entry.get(Field::PlanName).unwrap_or(listed).to_owned();
        }
        PlanKind::Bestemmelse => return own.map_or_else(|| "Bestemmelsesområde".to_owned(), str::to_owned),
        // No code list of these was found; the code is shown as it stands.
        PlanKind::Restriksjon => return numbered("Arealbruksrestriksjon", code, own),
        PlanKind::Retningslinje => return numbered("Retningslinje for arealbruk", code, own),
        PlanKind::Arealformal => plan_code::arealformal(code).or_else(|| plan_code::reguleringsformal(code)),
        PlanKind::Hensynssone => plan_code::hensyn(code),
    };
    let name = listed.map_or_else(|| plan_code::unknown(kind, code), |c| c.navn.to_owned());
    if listed.is_none() {
        ledger.strange(entry, "koden", code, &name);
    }
    own.map_or(name.clone(), |own| format!("{name} ({own})"))
}

fn numbered(what: &str, code: &str, own: Option<&str>) -> String {
    let name = if code.is_empty() { what.to_owned() } else { format!("{what} {code}") };
    own.map_or(name.clone(), |own| format!("{name} ({own})"))
}

/// National plan id of a row, or the recipe's.
pub(crate) fn planident(entry: &Entry, recipe: &Recipe) -> Option<String> {
    entry.get(Field::Planident).map(str::to_owned).or_else(|| recipe.constants.planident.clone())
}

/// Status of the whole plan in words.
pub(crate) fn planstatus(entry: &Entry) -> Option<String> {
    let text = entry.get(Field::Planstatus)?;
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    Some(plan_code::planstatus(&digits).unwrap_or(text).to_owned())
}

/// Existing or planned.
pub(crate) fn use_status(entry: &Entry, ledger: &mut Ledger) -> PlanStatus {
    let Some(text) = entry.get(Field::UseStatus).filter(|t| *t != "0") else { return PlanStatus::Ukjent };
    match (code::leading_number(text).as_deref(), PlanStatus::parse(text)) {
        // 3 is further development of what is there: the use exists.
        (Some("1" | "3"), _) => PlanStatus::Navaerende,
        (Some("2"), _) => PlanStatus::Framtidig,
        (_, Some(status)) => status,
        _ => {
            ledger.strange(entry, "arealbruksstatusen", text, PlanStatus::Ukjent.as_str());
            PlanStatus::Ukjent
        }
    }
}

/// In force from.
pub(crate) fn ikraft(entry: &Entry, ledger: &mut Ledger) -> Option<PartialDate> {
    let text = entry.get(Field::Ikraft)?;
    let date = date(text);
    if date.is_none() {
        ledger.strange(entry, "datoen", text, UNSTATED);
    }
    date
}

/// `2024-07-01`, `2024-07-01T00:00:00`, `20240701`, `01.07.2024`, or milliseconds since 1970 as some servers write it.
fn date(text: &str) -> Option<PartialDate> {
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = text.split('.').collect();
    if let [day, month, year] = parts.as_slice() {
        return format!("{year:0>4}-{month:0>2}-{day:0>2}").parse().ok();
    }
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    if digits && text.len() == 8 {
        return format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]).parse().ok();
    }
    if digits && (12..=13).contains(&text.len()) {
        // Midnight in Norway is the evening before in UTC.
        let local = jiff::Timestamp::from_millisecond(text.parse().ok()?).ok()? + jiff::SignedDuration::from_hours(2);
        return local.to_string().split('T').next()?.parse().ok();
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_form_that_plan_files_have() {
        let forms = ["2024-07-01", "2024-07-01T00:00:00", "20240701", "01.07.2024", "1.7.2024", "1719792000000"];
        for text in forms.into_iter().chain(["1719784800000"]) {
            assert_eq!(date(text).unwrap().to_string(), "2024-07-01", "{text}");
        }
        for text in ["i fjor", "2024/07", "99.99.2024", "", "99999999", "999999999999999999"] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
