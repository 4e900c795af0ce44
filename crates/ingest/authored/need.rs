//! `needs.csv`: invented need per zone, with states.

use super::provenance::Origin;
use super::table::{self, Row};
use super::{AuthoredError, ReadData, text};
use domain::{Import, Records, SourceId, Trust, Value, Zone, ZoneNeed};
use jiff::Timestamp;

const FILE: &str = "needs.csv";
pub(crate) const COLUMNS: &[&str] = &["zone", "p_blant_k", "p_state", "barn", "barn_lo", "barn_hi", "barn_state"];
const ORIGIN: Origin = Origin {
    source: "demo-behov",
    tittel: "Behov per levekårssone, oppdiktede tall",
    opphav: "Satsingskart",
    trust: Trust::Oppdiktet,
    file: FILE,
    varsler: &["Oppdiktede tall: de sier ingenting om noen virkelig sone."],
};

pub(crate) fn read(read: ReadData, zones: &[Zone], now: Timestamp) -> Result<Import, AuthoredError> {
    let csv = text(read, FILE)?;
    let source = ORIGIN.id()?;
    let rows = table::rows(FILE, &csv, COLUMNS)?;
    let needs = rows.iter().map(|r| need(r, zones, &source)).collect::<Result<Vec<_>, _>>()?;
    super::distinct(FILE, "zone", needs.iter().map(|n| n.zone.as_str()))?;
    Ok(Import { provenance: ORIGIN.provenance(&[(FILE, &csv)], needs.len(), now)?, records: Records::Needs(needs) })
}

fn need(row: &Row, zones: &[Zone], source: &SourceId) -> Result<ZoneNeed, AuthoredError> {
    let name = row.text("zone");
    let zone = zones.iter().find(|z| z.navn == name);
    let zone = zone.ok_or_else(|| row.at.wrong("zone", name, "navnet på en sone i zones.geojson"))?;
    let p_blant_k = value(row, "p_state", "p_blant_k", None)?;
    if p_blant_k.number().is_some_and(|p| !(0.0..=1.0).contains(&p)) {
        return Err(row.at.wrong("p_blant_k", row.text("p_blant_k"), "en andel fra 0 til 1"));
    }
    let barn = value(row, "barn_state", "barn", Some(("barn_lo", "barn_hi")))?;
    if barn.number().zip(barn.interval()).is_some_and(|(n, (lo, hi))| !(0.0 <= lo && lo <= n && n <= hi)) {
        return Err(row.at.wrong("barn", row.text("barn"), "mellom barn_lo og barn_hi, begge minst 0"));
    }
    Ok(ZoneNeed { zone: zone.id.clone(), source: source.clone(), p_blant_k, barn })
}

/// A value by its state; a number stands only where the state is `known`.
fn value(
    row: &Row,
    state: &'static str,
    number: &'static str,
    interval: Option<(&'static str, &'static str)>,
) -> Result<Value, AuthoredError> {
    let (lo, hi) = match interval {
        Some((lo, hi)) => (row.number(lo)?, row.number(hi)?),
        None => (None, None),
    };
    match (row.text(state), row.number(number)?) {
        ("known", Some(value)) => Ok(Value::Known { value, lo, hi }),
        ("suppressed", None) => Ok(Value::Suppressed { lo, hi }),
        ("missing", None) => Ok(Value::Missing),
        ("known", None) => Err(row.at.wrong(number, "", "et tall når tilstanden er known")),
        ("suppressed" | "missing", Some(_)) => {
            Err(row.at.wrong(number, row.text(number), "tomt når tallet ikke vises eller mangler"))
        }
        _ => Err(row.at.wrong(state, row.text(state), "known, suppressed eller missing")),
    }
}
