//! Programmes and delprosjekter.

use crate::sql::{
    Value,
    cells::{Cells, count, date, flag, json, shown, text, text_opt},
    fault::Fault,
    record::{Record, Values},
};
use domain::{Programme, ProgrammeId, ProgrammeStatus, Scope};

impl Record for Programme {
    const TABLE: &'static str = "programmes";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "forelder",
        "navn",
        "aliaser",
        "fra",
        "til",
        "status",
        "status_tekst",
        "omfang",
        "soner",
        "malgruppe",
        "midler_nok",
        "resultater",
        "partnere",
        "sensitiv",
        "merknad",
        "kilder",
    ];

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn values(&self) -> Result<Values, String> {
        Ok(vec![
            shown(&self.id),
            text_opt(self.parent.as_ref().map(ProgrammeId::as_str)),
            text(&self.navn),
            json(&self.aliases)?,
            date(self.period.from),
            date(self.period.to),
            text(self.status.as_str()),
            text_opt(self.status_tekst.as_ref()),
            text(self.scope.as_str()),
            json(&self.zone_names)?,
            text_opt(self.target_group.as_ref()),
            self.funds_nok.map_or(Ok(Value::Null), count)?,
            json(&self.results)?,
            json(&self.partner_names)?,
            flag(self.sensitive),
            text_opt(self.note.as_ref()),
            json(&self.sources)?,
        ])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        let funds: Option<i64> = c.get("midler_nok")?;
        let funds = funds.map(u64::try_from).transpose().map_err(|e| c.bad("midler_nok", e))?;
        Ok(Self {
            id: c.parse("id")?,
            parent: c.parse_opt("forelder")?,
            navn: c.get("navn")?,
            aliases: c.json("aliaser")?,
            period: c.period("fra", "til")?,
            status: c.word("status", ProgrammeStatus::parse)?,
            status_tekst: c.get("status_tekst")?,
            scope: c.word("omfang", Scope::parse)?,
            zone_names: c.json("soner")?,
            target_group: c.get("malgruppe")?,
            funds_nok: funds,
            results: c.json("resultater")?,
            partner_names: c.json("partnere")?,
            sensitive: c.get("sensitiv")?,
            note: c.get("merknad")?,
            sources: c.json("kilder")?,
        })
    }
}
