//! Takes coordinates to EPSG:25832 by PROJ, once, at the edge. Axis order is east, north (traditional GIS order) throughout.

use super::{open::LayerInfo, quiet, shape::Shape};
use crate::{IngestError, source::Source};
use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};
use geo::{CoordsIter, MapCoordsInPlace};
use geo_types::Coord;
use std::cell::Cell;

/// The plane of the whole service.
const TARGET: u32 = 25832;

/// Takes shapes of one layer to EPSG:25832.
pub(crate) struct Projector {
    file: String,
    from: String,
    degrees: bool,
    /// None where the coordinates are in the plane already.
    transform: Option<CoordTransform>,
    /// The recipe's system, kept for a file whose format means degrees but whose numbers are none.
    fallback: Option<String>,
    notes: Vec<String>,
}

impl Projector {
    /// `said` is what the file says, `recipe` what the recipe says; the file is believed first.
    pub(crate) fn new(
        said: Option<SpatialRef>,
        info: &LayerInfo,
        source: &Source,
        recipe: Option<&str>,
    ) -> Result<Self, IngestError> {
        let file = source.file.clone();
        // The "Undefined Cartesian SRS" and "Undefined geographic SRS" of a GeoPackage say as little as none.
        let undefined = |s: &SpatialRef| s.name().is_some_and(|n| n.starts_with("Undefined"));
        let said = said.filter(|s| (s.is_projected() || s.is_geographic() || s.is_compound()) && !undefined(s));
        let mut notes = Vec::new();
        let srs = match (said, recipe) {
            (Some(srs), recipe) => {
                let own = name_of(&srs);
                if let Some(other) = recipe.filter(|r| !r.eq_ignore_ascii_case(&own) && !srs.is_geographic()) {
                    notes.push(format!("oppskriften sier {other}, men filen sier {own}; filen er fulgt"));
                }
                srs
            }
            (None, Some(definition)) => defined(definition, &file)?,
            (None, None) => return Err(IngestError::NoCrs { file, layer: info.name.clone() }),
        };
        let fallback = recipe.filter(|_| srs.is_geographic()).map(str::to_owned);
        let from = name_of(&srs);
        let transform = transform(srs, &from, &file)?;
        let degrees = transform.as_ref().is_some_and(|t| t.1);
        Ok(Self { file, from, degrees, transform: transform.map(|t| t.0), fallback, notes })
    }

    /// The system the coordinates came in.
    pub(crate) fn from(&self) -> String {
        self.from.clone()
    }

    /// What people should know about it.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    /// Takes `shape` of row `row` to the plane; a coordinate that cannot be taken there makes the shape broken.
    pub(crate) fn project(&mut self, shape: &mut Shape, row: u64) -> Result<(), IngestError> {
        let coords: Vec<Coord<f64>> = match &*shape {
            Shape::Point(p) => vec![p.0],
            Shape::Area(area) => area.coords_iter().collect(),
            Shape::Lines(lines) => lines.coords_iter().collect(),
            Shape::None | Shape::Other(_) | Shape::Broken(_) => return Ok(()),
        };
        if self.degrees {
            self.check_degrees(&coords, row)?;
        }
        let Some(transform) = &self.transform else { return Ok(()) };
        let (mut x, mut y): (Vec<f64>, Vec<f64>) = coords.iter().map(|c| (c.x, c.y)).unzip();
        let done = transform.transform_coords(&mut x, &mut y, &mut []);
        if done.is_err() || x.iter().chain(&y).any(|v| !v.is_finite()) {
            quiet::listen();
            *shape = Shape::Broken(format!("koordinatene kan ikke regnes om fra {} til EPSG:{TARGET}", self.from));
            return Ok(());
        }
        // `map_coords_in_place` and `coords_iter` walk in the same order.
        let next = Cell::new(0);
        let take = |_| {
            let i = next.replace(next.get() + 1);
            Coord { x: x[i], y: y[i] }
        };
        match shape {
            Shape::Point(p) => p.map_coords_in_place(take),
            Shape::Area(area) => area.map_coords_in_place(take),
            Shape::Lines(lines) => lines.map_coords_in_place(take),
            Shape::None | Shape::Other(_) | Shape::Broken(_) => {}
        }
        Ok(())
    }

    /// Degrees beyond the globe mean that the file's system is not what it says; GeoJSON without `crs` is the usual case.
    fn check_degrees(&mut self, coords: &[Coord<f64>], row: u64) -> Result<(), IngestError> {
        let Some(bad) = coords.iter().find(|c| c.x.abs() > 360.0 || c.y.abs() > 90.0) else { return Ok(()) };
        let Some(definition) = self.fallback.take() else {
            let (file, crs) = (self.file.clone(), self.from.clone());
            return Err(IngestError::NotDegrees { file, crs, row, x: bad.x, y: bad.y });
        };
        let srs = defined(&definition, &self.file)?;
        let crs = name_of(&srs);
        self.notes.push(format!(
            "{} står i filen, men koordinatene er ikke grader; {crs} fra oppskriften er brukt",
            self.from
        ));
        let transform = transform(srs, &crs, &self.file)?;
        self.degrees = transform.as_ref().is_some_and(|t| t.1);
        self.transform = transform.map(|t| t.0);
        self.from = crs;
        Ok(())
    }
}

fn defined(definition: &str, file: &str) -> Result<SpatialRef, IngestError> {
    quiet::listen();
    SpatialRef::from_definition(definition).map_err(|_| IngestError::UnknownCrs {
        file: file.to_owned(),
        crs: definition.to_owned(),
        reason: quiet::failures("ukjent kode"),
    })
}

/// `EPSG:n` where there is one, else the name.
fn name_of(srs: &SpatialRef) -> String {
    srs.authority().ok().or_else(|| srs.name()).unwrap_or_else(|| "ukjent".to_owned())
}

/// The transform and whether it starts in degrees; none for the plane under another name: 3044 is its north-east form (GDAL
/// gives east, north), 5972 and 6172 are it with a height.
fn transform(mut srs: SpatialRef, from: &str, file: &str) -> Result<Option<(CoordTransform, bool)>, IngestError> {
    if ["EPSG:25832", "EPSG:3044", "EPSG:5972", "EPSG:6172"].contains(&from) {
        return Ok(None);
    }
    let unknown = |reason: String| IngestError::UnknownCrs { file: file.to_owned(), crs: from.to_owned(), reason };
    let degrees = srs.is_geographic();
    srs.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    let mut target = SpatialRef::from_epsg(TARGET).map_err(|e| unknown(e.to_string()))?;
    target.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    quiet::listen();
    let transform = CoordTransform::new(&srs, &target).map_err(|e| unknown(quiet::failures(&e.to_string())))?;
    Ok(Some((transform, degrees)))
}
