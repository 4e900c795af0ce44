//! What happens to rows on the way: refused, left out, translated, hidden, warned about.

use super::{
    Input,
    choose::Chosen,
    grid::Grid,
    unit::{Refused, Unit},
};
use crate::{Reject, Report, text::counted};
use domain::Layer;

/// Most translated codes that are listed one by one.
const MOST_LISTED: usize = 10;

/// The report and the rejects in the making.
#[derive(Default)]
pub(crate) struct Ledger {
    rejects: Vec<Reject>,
    /// Rows that the recipe leaves out.
    pub(crate) left_out: u64,
    /// Numbers under 5 that were in the file and are not kept.
    pub(crate) hidden: u64,
    /// What a person should look at.
    pub(crate) warnings: Vec<String>,
    translated: Vec<String>,
    padded: u64,
}

impl Ledger {
    /// Refuses a row, or one figure of it. The reason names row, column and header.
    pub(crate) fn reject(&mut self, grid: &Grid, row: u64, refused: Refused) {
        let Refused { column, code, name, reason } = refused;
        let place = column.map_or_else(String::new, |c| format!(", kolonne {}", grid.column(c)));
        self.rejects.push(Reject {
            row,
            id: code,
            name,
            field: column.map(|c| grid.header[c].clone()),
            reason: format!("rad {row}{place}: {reason}"),
        });
    }

    /// Notes what was done to the code of a unit.
    pub(crate) fn unit(&mut self, unit: &Unit) {
        self.padded += u64::from(unit.padded);
        if let Some((old, new)) = &unit.translated {
            let pair = format!("{old} → {new}");
            if !self.translated.contains(&pair) {
                self.translated.push(pair);
            }
        }
    }

    /// The report and the rejects.
    pub(crate) fn finish(self, input: &Input, chosen: &Chosen, accepted: u64) -> (Report, Vec<Reject>) {
        let rejected = self.rejects.len() as u64;
        let mut warnings = chosen.recipe.remarks.clone();
        warnings.extend(chosen.grid.notes.iter().cloned());
        if self.padded > 0 {
            let width = chosen.recipe.units.code_width.unwrap_or_default();
            let codes = counted(self.padded, "kode", "koder");
            warnings.push(format!("{codes} var lagret som tall; nuller foran er satt tilbake, så de har {width} tegn"));
        }
        if !self.translated.is_empty() {
            let listed = self.translated.iter().take(MOST_LISTED).cloned().collect::<Vec<_>>().join(", ");
            let more = self.translated.len().saturating_sub(MOST_LISTED);
            let more = if more > 0 { format!(" og {more} til") } else { String::new() };
            warnings.push(format!("eldre koder er oversatt med nøkkelen i oppskriften: {listed}{more}"));
        }
        if self.left_out > 0 {
            let rows = counted(self.left_out, "rad", "rader");
            warnings.push(format!("{rows} er holdt utenfor av oppskriften (keep, only eller leave_out)"));
        }
        if self.hidden > 0 {
            warnings
                .push(format!("{} under 5 er skjult, uansett hva kilden viser", counted(self.hidden, "tall", "tall")));
        }
        warnings.extend(self.warnings);
        if accepted == 0 {
            warnings.push("ingen tall ble tatt inn; se hvorfor i listen over avviste rader".to_owned());
        }
        let report = Report {
            layer: Layer::Indicators,
            file: input.file.to_owned(),
            recipe: chosen.recipe.name.clone(),
            read_layers: chosen.grid.sheet.iter().cloned().collect(),
            crs: None,
            read: accepted + rejected,
            accepted,
            rejected,
            not_records: chosen.grid.blank + self.left_out,
            persons: None,
            dwellings: None,
            hidden_under_5: Some(self.hidden),
            streets: None,
            repaired: vec![],
            duplicates: vec![],
            outside_kommune: vec![],
            overlaps: vec![],
            unknown_fields: chosen.layout.unused(&chosen.grid),
            warnings,
        };
        (report, self.rejects)
    }
}
