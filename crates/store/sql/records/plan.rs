//! Plan areas.

use crate::sql::{
    cells::{Cells, date, shape, shown, text},
    fault::Fault,
    record::{Record, Values},
};
use domain::{PlanArea, PlanKind, PlanStatus, SourceId};

impl Record for PlanArea {
    const TABLE: &'static str = "plan_areas";
    const COLUMNS: &'static [&'static str] =
        &["id", "kilde", "slag", "objekttype", "kode", "navn", "status", "planident", "planstatus", "ikraft", "geom"];

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn source(&self) -> Option<&SourceId> {
        Some(&self.source)
    }

    fn values(&self) -> Result<Values, String> {
        Ok(vec![
            shown(&self.id),
            shown(&self.source),
            text(self.kind.as_str()),
            text(&self.objekttype),
            text(&self.code),
            text(&self.navn),
            text(self.status.as_str()),
            text(&self.planident),
            text(&self.planstatus),
            date(self.ikraft),
            shape(self.geometry.clone()),
        ])
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: c.parse("id")?,
            source: c.parse("kilde")?,
            kind: c.word("slag", PlanKind::parse)?,
            objekttype: c.get("objekttype")?,
            code: c.get("kode")?,
            navn: c.get("navn")?,
            status: c.word("status", PlanStatus::parse)?,
            planident: c.get("planident")?,
            planstatus: c.get("planstatus")?,
            ikraft: c.parse_opt("ikraft")?,
            geometry: c.area()?,
        })
    }
}
