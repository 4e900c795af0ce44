//! Between columns and the types of `domain`: reading tells table, row and column of what cannot be read, and writing
//! refuses what a database would turn into something else.

use super::{Cell, Row, Value, fault::Fault, geometry};
use domain::{Localised, PartialDate, Period, Value as Figure};
use geo_types::{Geometry, LineString, MultiPolygon, Point};
use serde::{
    Serialize,
    de::{DeserializeOwned, IntoDeserializer, value::Error as NotAWord},
};
use std::{fmt::Display, str::FromStr};

/// The cells of one row.
pub(crate) struct Cells<'a> {
    row: &'a dyn Row,
    table: &'static str,
    fid: i64,
}

impl<'a> Cells<'a> {
    /// Takes a row that has a `fid`.
    pub(crate) fn new(row: &'a dyn Row, table: &'static str) -> Result<Self, Fault> {
        let without = Self { row, table, fid: 0 };
        Ok(Self { fid: without.get("fid")?, ..without })
    }

    /// A failure in one column of this row.
    pub(crate) fn bad(&self, column: &'static str, why: impl Display) -> Fault {
        Fault::Row { table: self.table, fid: self.fid, column, why: why.to_string() }
    }

    /// A plain column.
    pub(crate) fn get<T: FromCell<'a>>(&self, column: &'static str) -> Result<T, Fault> {
        T::from_cell(self.cell(column)?).map_err(|e| self.bad(column, e))
    }

    fn cell(&self, column: &'static str) -> Result<Cell<'a>, Fault> {
        self.row.cell(column).map_err(|e| self.bad(column, e))
    }

    /// A text that is something more, for example an id or a date.
    pub(crate) fn parse<T: FromStr<Err: Display>>(&self, column: &'static str) -> Result<T, Fault> {
        self.text(column)?.parse().map_err(|e| self.bad(column, e))
    }

    /// As `parse`, where the column may be NULL.
    pub(crate) fn parse_opt<T: FromStr<Err: Display>>(&self, column: &'static str) -> Result<Option<T>, Fault> {
        let text: Option<String> = self.get(column)?;
        text.map(|t| t.parse().map_err(|e| self.bad(column, e))).transpose()
    }

    /// One word of a closed list.
    pub(crate) fn word<T>(&self, column: &'static str, read: fn(&str) -> Option<T>) -> Result<T, Fault> {
        let text = self.text(column)?;
        read(text).ok_or_else(|| self.bad(column, format!("{text:?} is not in the list")))
    }

    /// As `word`, for a list whose words only `serde` knows.
    pub(crate) fn tag<T: DeserializeOwned>(&self, column: &'static str) -> Result<T, Fault> {
        let text: &str = self.text(column)?;
        T::deserialize(text.into_deserializer()).map_err(|e: NotAWord| self.bad(column, e))
    }

    /// A text in three languages; none where it has no bokmål.
    pub(crate) fn localised_opt(&self, c: &LocalisedColumns) -> Result<Option<Localised>, Fault> {
        let other = |column| self.get::<Option<String>>(column).map(Option::unwrap_or_default);
        let Some(nb) = self.get(c.nb)? else { return Ok(None) };
        Ok(Some(Localised { nb, nn: other(c.nn)?, en: other(c.en)? }))
    }

    /// A text in three languages.
    pub(crate) fn localised(&self, c: &LocalisedColumns) -> Result<Localised, Fault> {
        self.localised_opt(c)?.ok_or_else(|| self.bad(c.nb, "there is no text"))
    }

    /// A list or structure that is kept as JSON.
    pub(crate) fn json<T: DeserializeOwned>(&self, column: &'static str) -> Result<T, Fault> {
        serde_json::from_str(self.text(column)?).map_err(|e| self.bad(column, e))
    }

    /// A count.
    pub(crate) fn count<T: TryFrom<i64, Error: Display>>(&self, column: &'static str) -> Result<T, Fault> {
        T::try_from(self.get(column)?).map_err(|e| self.bad(column, e))
    }

    /// A period in two columns.
    pub(crate) fn period(&self, from: &'static str, to: &'static str) -> Result<Period, Fault> {
        Ok(Period { from: self.parse_opt(from)?, to: self.parse_opt(to)? })
    }

    /// The area in `geom`.
    pub(crate) fn area(&self) -> Result<MultiPolygon<f64>, Fault> {
        match self.cell("geom")? {
            Cell::Bytes(kept) => geometry::multi_polygon(kept).map_err(|why| self.bad("geom", why)),
            _ => Err(self.bad("geom", "there is no geometry")),
        }
    }

    /// As `area`, where `geom` may be NULL.
    pub(crate) fn area_opt(&self) -> Result<Option<MultiPolygon<f64>>, Fault> {
        match self.cell("geom")? {
            Cell::Null => Ok(None),
            _ => self.area().map(Some),
        }
    }

    /// The line in `geom`.
    pub(crate) fn line(&self) -> Result<LineString<f64>, Fault> {
        match self.cell("geom")? {
            Cell::Bytes(kept) => geometry::line(kept).map_err(|why| self.bad("geom", why)),
            _ => Err(self.bad("geom", "there is no geometry")),
        }
    }

    /// The position in `geom`, which may be NULL.
    pub(crate) fn position(&self) -> Result<Option<Point<f64>>, Fault> {
        match self.cell("geom")? {
            Cell::Null => Ok(None),
            Cell::Bytes(kept) => geometry::point(kept).map_err(|why| self.bad("geom", why)),
            _ => Err(self.bad("geom", "it is not a geometry")),
        }
    }

    /// A figure with its state, in five columns.
    pub(crate) fn figure(&self, c: &FigureColumns) -> Result<Figure, Fault> {
        let (lo, hi) = (self.get(c.lo)?, self.get(c.hi)?);
        Ok(match self.text(c.state)? {
            "known" => Figure::Known { value: self.get(c.value)?, lo, hi },
            "suppressed" => Figure::Suppressed { lo, hi },
            "missing" => Figure::Missing,
            "imputed" => Figure::Imputed {
                value: self.get(c.value)?,
                lo,
                hi,
                method: self.get::<Option<String>>(c.method)?.unwrap_or_default(),
            },
            other => return Err(self.bad(c.state, format!("{other:?} is not in the list"))),
        })
    }

    fn text(&self, column: &'static str) -> Result<&'a str, Fault> {
        self.get(column)
    }
}

/// What a cell can be read as.
pub(crate) trait FromCell<'a>: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// In words, where something else stands there.
    fn from_cell(cell: Cell<'a>) -> Result<Self, String>;
}

fn other<T>(wanted: &str, cell: Cell<'_>) -> Result<T, String> {
    let found = match cell {
        Cell::Null => "nothing",
        Cell::Flag(_) => "a yes or no",
        Cell::Integer(_) => "a whole number",
        Cell::Real(_) => "a number",
        Cell::Text(_) => "a text",
        Cell::Bytes(_) => "bytes",
    };
    Err(format!("{wanted} is wanted, and {found} stands there"))
}

impl<'a> FromCell<'a> for &'a str {
    fn from_cell(cell: Cell<'a>) -> Result<Self, String> {
        if let Cell::Text(text) = cell { Ok(text) } else { other("a text", cell) }
    }
}

impl FromCell<'_> for String {
    fn from_cell(cell: Cell<'_>) -> Result<Self, String> {
        <&str>::from_cell(cell).map(str::to_owned)
    }
}

impl FromCell<'_> for i64 {
    fn from_cell(cell: Cell<'_>) -> Result<Self, String> {
        if let Cell::Integer(n) = cell { Ok(n) } else { other("a whole number", cell) }
    }
}

impl FromCell<'_> for i16 {
    fn from_cell(cell: Cell<'_>) -> Result<Self, String> {
        let n = i64::from_cell(cell)?;
        Self::try_from(n).map_err(|_| format!("{n} is out of range"))
    }
}

impl FromCell<'_> for f64 {
    fn from_cell(cell: Cell<'_>) -> Result<Self, String> {
        match cell {
            Cell::Real(n) => Ok(n),
            // SQLite keeps 12.0 that another program wrote as 12.
            #[expect(clippy::cast_precision_loss, reason = "as SQLite itself does it")]
            Cell::Integer(n) => Ok(n as Self),
            _ => other("a number", cell),
        }
    }
}

impl FromCell<'_> for bool {
    fn from_cell(cell: Cell<'_>) -> Result<Self, String> {
        match cell {
            Cell::Flag(flag) => Ok(flag),
            Cell::Integer(n) => Ok(n != 0),
            _ => other("a yes or no", cell),
        }
    }
}

impl<'a, T: FromCell<'a>> FromCell<'a> for Option<T> {
    fn from_cell(cell: Cell<'a>) -> Result<Self, String> {
        if cell == Cell::Null { Ok(None) } else { T::from_cell(cell).map(Some) }
    }
}

/// Names of the columns of one figure.
pub(crate) struct FigureColumns {
    pub(crate) value: &'static str,
    pub(crate) state: &'static str,
    pub(crate) lo: &'static str,
    pub(crate) hi: &'static str,
    pub(crate) method: &'static str,
}

/// Names of the columns of a text in three languages.
pub(crate) struct LocalisedColumns {
    pub(crate) nb: &'static str,
    pub(crate) nn: &'static str,
    pub(crate) en: &'static str,
}

/// A text.
pub(crate) fn text(text: impl AsRef<str>) -> Value {
    Value::Text(text.as_ref().to_owned())
}

/// A text that may be missing.
pub(crate) fn text_opt(text: Option<&(impl AsRef<str> + ?Sized)>) -> Value {
    text.map_or(Value::Null, |t| Value::Text(t.as_ref().to_owned()))
}

/// Something with a stable text, for example an id.
pub(crate) fn shown(what: impl Display) -> Value {
    Value::Text(what.to_string())
}

/// One word of a closed list that only `serde` knows.
pub(crate) fn tag(word: &impl Serialize) -> Result<Value, String> {
    match serde_json::to_value(word).map_err(|e| e.to_string())? {
        serde_json::Value::String(word) => Ok(Value::Text(word)),
        other => Err(format!("{other} is not a word")),
    }
}

/// A text in three languages: bokmål, nynorsk, English.
pub(crate) fn localised(text: &Localised) -> [Value; 3] {
    [&text.nb, &text.nn, &text.en].map(|t| Value::Text(t.clone()))
}

/// As `localised`, where there may be none.
pub(crate) fn localised_opt(text: Option<&Localised>) -> [Value; 3] {
    text.map_or([Value::Null, Value::Null, Value::Null], localised)
}

/// A date that may be missing.
pub(crate) fn date(date: Option<PartialDate>) -> Value {
    date.map_or(Value::Null, shown)
}

/// Yes or no.
pub(crate) fn flag(flag: bool) -> Value {
    Value::Flag(flag)
}

/// A geometry.
pub(crate) fn shape(geometry: impl Into<Geometry<f64>>) -> Value {
    Value::Geometry(geometry.into())
}

/// A geometry that may be missing.
pub(crate) fn shape_opt(geometry: Option<impl Into<Geometry<f64>>>) -> Value {
    geometry.map_or(Value::Null, shape)
}

/// A count.
pub(crate) fn count(n: u64) -> Result<Value, String> {
    i64::try_from(n).map(Value::Integer).map_err(|_| format!("{n} is too large"))
}

/// A number. SQLite would keep a NaN as NULL, and PostgreSQL as a number that is no number.
pub(crate) fn number(n: f64) -> Result<Value, String> {
    if n.is_finite() { Ok(Value::Real(n)) } else { Err(format!("{n} is not a number that can be kept")) }
}

/// A list or structure as JSON.
pub(crate) fn json(what: &impl Serialize) -> Result<Value, String> {
    serde_json::to_string(what).map(Value::Text).map_err(|e| e.to_string())
}

/// A figure: value, state, lower end, upper end, method.
pub(crate) fn figure(figure: &Figure) -> Result<[Value; 5], String> {
    let end = |n: Option<f64>| n.map_or(Ok(Value::Null), number);
    Ok(match figure {
        Figure::Known { value, lo, hi } => [number(*value)?, text("known"), end(*lo)?, end(*hi)?, Value::Null],
        Figure::Suppressed { lo, hi } => [Value::Null, text("suppressed"), end(*lo)?, end(*hi)?, Value::Null],
        Figure::Missing => [Value::Null, text("missing"), Value::Null, Value::Null, Value::Null],
        Figure::Imputed { value, lo, hi, method } => {
            [number(*value)?, text("imputed"), end(*lo)?, end(*hi)?, text(method)]
        }
    })
}
