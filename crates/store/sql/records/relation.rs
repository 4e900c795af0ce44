//! Relations between actors, places and programmes.

use crate::sql::{
    cells::{Cells, date, json, shown, text, text_opt},
    fault::Fault,
    record::{Record, Values},
};
use domain::{Citation, Form, Relation, RelationState, programme::Subject};

impl Record for Relation {
    const TABLE: &'static str = "relations";
    const COLUMNS: &'static [&'static str] = &[
        "hvem_slag",
        "hvem",
        "program",
        "fra",
        "til",
        "tilstand",
        "form",
        "betjener_soner",
        "kilde",
        "kilde_url",
        "kilde_dato",
    ];

    fn key(&self) -> String {
        let (_, who) = parts(&self.subject);
        format!("{who} – {}", self.programme)
    }

    fn values(&self) -> Result<Values, String> {
        let (kind, who) = parts(&self.subject);
        Ok(vec![
            text(kind),
            text(who),
            shown(&self.programme),
            date(self.period.from),
            date(self.period.to),
            text(self.state.as_str()),
            text(self.form.as_str()),
            json(&self.serves_zone_names)?,
            text(&self.source.kilde),
            text_opt(self.source.url.as_ref()),
            date(self.source.dato),
        ])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        let kind: String = c.get("hvem_slag")?;
        let subject = match kind.as_str() {
            "actor" => Subject::Actor(c.parse("hvem")?),
            "place" => Subject::Place(c.parse("hvem")?),
            "zone_arenas" => Subject::ZoneArenas(c.get("hvem")?),
            other => return Err(c.bad("hvem_slag", format!("{other:?} is not in the list"))),
        };
        Ok(Self {
            subject,
            programme: c.parse("program")?,
            period: c.period("fra", "til")?,
            state: c.word("tilstand", RelationState::parse)?,
            form: c.word("form", Form::parse)?,
            serves_zone_names: c.json("betjener_soner")?,
            source: Citation { kilde: c.get("kilde")?, url: c.get("kilde_url")?, dato: c.parse_opt("kilde_dato")? },
        })
    }
}

fn parts(subject: &Subject) -> (&'static str, &str) {
    match subject {
        Subject::Actor(id) => ("actor", id.as_str()),
        Subject::Place(id) => ("place", id.as_str()),
        Subject::ZoneArenas(name) => ("zone_arenas", name),
    }
}
