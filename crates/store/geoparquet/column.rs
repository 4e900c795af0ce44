//! A column of a layer between SQLite's values and Parquet's: its types on both sides, and the values of a row group.

use crate::{
    gpkg::Bounds,
    sql::geometry::{self, Kept},
};
use geo_types::Geometry;
use geozero::{CoordDimensions, ToWkb};
use parquet::{
    basic::{LogicalType, Repetition, Type as Physical},
    data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type},
    errors::Result as ParquetResult,
    file::writer::SerializedRowGroupWriter,
    schema::types::{Type, TypePtr},
};
use rusqlite::types::ValueRef;
use std::{collections::BTreeSet, io::Write, sync::Arc};

/// The column with the boxes of the geometries, and its fields.
pub(super) const BBOX: &str = "bbox";
pub(super) const SIDES: [&str; 4] = ["xmin", "ymin", "xmax", "ymax"];

/// Values of a row group, those that are null left out.
#[derive(Debug)]
enum Values {
    Text(Vec<ByteArray>),
    Whole(Vec<i64>),
    Number(Vec<f64>),
    Flag(Vec<bool>),
    Shape(Shapes),
}

/// Geometries of a row group, and what is known of all of them so far.
#[derive(Debug, Default)]
struct Shapes {
    wkb: Vec<ByteArray>,
    boxes: Vec<Bounds>,
    /// As `nulls`, of the boxes: an empty geometry has none.
    present: Vec<i16>,
    found: Found,
}

/// What the geometries of a layer have in common.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// Names of GeoParquet, for example `MultiPolygon`.
    pub(super) kinds: BTreeSet<&'static str>,
    /// The box around all of them, metres in EPSG:25832; none where there are none.
    pub(super) bounds: Option<Bounds>,
}

/// A column with the values of the row group that is being filled.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    required: bool,
    values: Values,
    /// 1 where there is a value, 0 where there is none.
    present: Vec<i16>,
}

impl Column {
    /// A column as SQLite declares it; `NOT NULL` gives `required`.
    ///
    /// # Errors
    /// A reason in words where the type has no place in Parquet.
    pub(super) fn new(name: String, declared: &str, required: bool) -> Result<Self, String> {
        let values = match declared {
            "TEXT" => Values::Text(vec![]),
            "INTEGER" => Values::Whole(vec![]),
            "DOUBLE" => Values::Number(vec![]),
            "BOOLEAN" => Values::Flag(vec![]),
            "POINT" | "LINESTRING" | "MULTIPOLYGON" => Values::Shape(Shapes::default()),
            other => return Err(format!("{other:?} is no type of a column here")),
        };
        // The box of an empty geometry is null, and GeoParquet wants both columns to be alike.
        let required = required && !matches!(values, Values::Shape(_));
        Ok(Self { name, required, values, present: vec![] })
    }

    /// The fields of the schema: one, or geometry and box.
    pub(super) fn fields(&self) -> ParquetResult<Vec<TypePtr>> {
        let repetition = if self.required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
        let field = |physical, logical| {
            let field = Type::primitive_type_builder(&self.name, physical);
            field.with_repetition(repetition).with_logical_type(logical).build().map(Arc::new)
        };
        Ok(match &self.values {
            Values::Text(_) => vec![field(Physical::BYTE_ARRAY, Some(LogicalType::String))?],
            Values::Whole(_) => vec![field(Physical::INT64, None)?],
            Values::Number(_) => vec![field(Physical::DOUBLE, None)?],
            Values::Flag(_) => vec![field(Physical::BOOLEAN, None)?],
            Values::Shape(_) => vec![field(Physical::BYTE_ARRAY, None)?, boxes()?],
        })
    }

    /// Takes the value of the next row.
    ///
    /// # Errors
    /// A reason in words where it is of another type, or null where it must not be.
    pub(super) fn push(&mut self, value: ValueRef<'_>) -> Result<(), String> {
        let present = match (&mut self.values, value) {
            (_, ValueRef::Null) if self.required => return Err("it is empty".into()),
            (Values::Shape(shapes), ValueRef::Null) => shapes.push(None)?,
            (_, ValueRef::Null) => false,
            (Values::Text(list), ValueRef::Text(text)) => {
                std::str::from_utf8(text).map_err(|e| e.to_string())?;
                list.push(ByteArray::from(text.to_vec()));
                true
            }
            (Values::Whole(list), ValueRef::Integer(number)) => {
                list.push(number);
                true
            }
            (Values::Number(list), ValueRef::Real(number)) => {
                list.push(number);
                true
            }
            (Values::Flag(list), ValueRef::Integer(number)) => {
                list.push(number != 0);
                true
            }
            (Values::Shape(shapes), ValueRef::Blob(blob)) => shapes.push(geometry::any(Kept::Gpkg(blob))?)?,
            (_, other) => return Err(format!("{} is not of its type", other.data_type())),
        };
        self.present.push(i16::from(present));
        Ok(())
    }

    /// Writes the values as the next columns of a row group, and forgets them.
    pub(super) fn write<W: Write + Send>(&mut self, group: &mut SerializedRowGroupWriter<'_, W>) -> ParquetResult<()> {
        let present = std::mem::take(&mut self.present);
        let levels = (!self.required).then_some(present.as_slice());
        match &mut self.values {
            Values::Text(list) => put::<ByteArrayType, _>(group, list, levels),
            Values::Whole(list) => put::<Int64Type, _>(group, list, levels),
            Values::Number(list) => put::<DoubleType, _>(group, list, levels),
            Values::Flag(list) => put::<BoolType, _>(group, list, levels),
            Values::Shape(shapes) => {
                put::<ByteArrayType, _>(group, &mut shapes.wkb, levels)?;
                let (boxes, present) = (std::mem::take(&mut shapes.boxes), std::mem::take(&mut shapes.present));
                let sides: [fn(&Bounds) -> f64; 4] = [|b| b.min_x, |b| b.min_y, |b| b.max_x, |b| b.max_y];
                for side in sides {
                    put::<DoubleType, _>(group, &mut boxes.iter().map(side).collect(), Some(&present))?;
                }
                Ok(())
            }
        }
    }

    /// What is known of the geometries; none for a column without.
    pub(super) fn found(&self) -> Option<&Found> {
        match &self.values {
            Values::Shape(shapes) => Some(&shapes.found),
            _ => None,
        }
    }
}

/// The group of the four sides.
fn boxes() -> ParquetResult<TypePtr> {
    let side = |name: &&str| {
        let side = Type::primitive_type_builder(name, Physical::DOUBLE);
        side.with_repetition(Repetition::REQUIRED).build().map(Arc::new)
    };
    let sides = SIDES.iter().map(side).collect::<ParquetResult<_>>()?;
    Type::group_type_builder(BBOX).with_repetition(Repetition::OPTIONAL).with_fields(sides).build().map(Arc::new)
}

/// Writes the next column and empties the list.
fn put<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &mut Vec<T::T>,
    levels: Option<&[i16]>,
) -> ParquetResult<()> {
    let next = group.next_column()?;
    let mut column = next.ok_or_else(|| parquet::errors::ParquetError::General("a column too many".into()))?;
    column.typed::<T>().write_batch(values, levels, None)?;
    values.clear();
    column.close()
}

impl Shapes {
    /// Takes the next geometry, and says whether there is one.
    fn push(&mut self, shape: Option<Geometry<f64>>) -> Result<bool, String> {
        let around = shape.as_ref().and_then(Bounds::around);
        self.present.push(i16::from(around.is_some()));
        self.boxes.extend(around);
        self.found.bounds = match (self.found.bounds, around) {
            (Some(a), Some(b)) => Some(a.with(b)),
            (a, b) => a.or(b),
        };
        let Some(shape) = shape else { return Ok(false) };
        self.found.kinds.insert(match shape {
            Geometry::Point(_) => "Point",
            Geometry::LineString(_) => "LineString",
            _ => "MultiPolygon",
        });
        self.wkb.push(ByteArray::from(shape.to_wkb(CoordDimensions::xy()).map_err(|e| e.to_string())?));
        Ok(true)
    }
}
