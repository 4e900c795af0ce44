//! The kommune.

use crate::sql::{
    cells::{Cells, number, text},
    fault::Fault,
    record::{Record, Values},
};
use domain::Kommune;
use geo_types::{Rect, coord};

impl Record for Kommune {
    const TABLE: &'static str = "kommune";
    const COLUMNS: &'static [&'static str] = &["nummer", "navn", "organ", "min_x", "min_y", "max_x", "max_y"];

    fn key(&self) -> String {
        self.nummer.clone()
    }

    fn values(&self) -> Result<Values, String> {
        let Self { nummer, navn, organ, bbox } = self;
        let (min, max) = (bbox.min(), bbox.max());
        let corners = [number(min.x)?, number(min.y)?, number(max.x)?, number(max.y)?];
        Ok([text(nummer), text(navn), text(organ)].into_iter().chain(corners).collect())
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        let min = coord! { x: c.get("min_x")?, y: c.get("min_y")? };
        let max = coord! { x: c.get("max_x")?, y: c.get("max_y")? };
        Ok(Self { nummer: c.get("nummer")?, navn: c.get("navn")?, organ: c.get("organ")?, bbox: Rect::new(min, max) })
    }
}
