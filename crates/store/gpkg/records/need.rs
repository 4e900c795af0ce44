//! Need inputs.

use crate::gpkg::{
    cells::{Cells, FigureColumns, figure, shown},
    fault::Fault,
    record::{Record, Values},
};
use domain::{SourceId, ZoneNeed};

const P: FigureColumns = FigureColumns {
    value: "p_blant_k",
    state: "p_blant_k_tilstand",
    lo: "p_blant_k_lav",
    hi: "p_blant_k_hoy",
    method: "p_blant_k_metode",
};

const CHILDREN: FigureColumns =
    FigureColumns { value: "barn", state: "barn_tilstand", lo: "barn_lav", hi: "barn_hoy", method: "barn_metode" };

impl Record for ZoneNeed {
    const TABLE: &'static str = "needs";
    const COLUMNS: &'static [&'static str] = &[
        "sone",
        "kilde",
        P.value,
        P.state,
        P.lo,
        P.hi,
        P.method,
        CHILDREN.value,
        CHILDREN.state,
        CHILDREN.lo,
        CHILDREN.hi,
        CHILDREN.method,
    ];

    fn key(&self) -> String {
        self.zone.to_string()
    }

    fn source(&self) -> Option<&SourceId> {
        Some(&self.source)
    }

    fn values(&self) -> Result<Values, String> {
        let ids = [shown(&self.zone), shown(&self.source)];
        Ok(ids.into_iter().chain(figure(&self.p_blant_k)?).chain(figure(&self.barn)?).collect())
    }

    fn read(c: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            zone: c.parse("sone")?,
            source: c.parse("kilde")?,
            p_blant_k: c.figure(&P)?,
            barn: c.figure(&CHILDREN)?,
        })
    }
}
