//! Opens a file and says which layers and fields it has.

use super::{
    csv, osm, quiet,
    rows::{self, Table},
};
use crate::{IngestError, source::Source};
use gdal::{
    DatasetOptions, GdalOpenFlags,
    vector::{LayerAccess, geometry_type_flatten, geometry_type_to_name},
};
use geo_types::Rect;
use std::sync::MutexGuard;

/// Drivers that read a file and nothing else. Others can be led elsewhere by what stands in the file: a VRT names other
/// files and addresses, WFS and OAPIF descriptions name servers. Of CSV only files with columns of a position are for this
/// reader.
const DRIVERS: &[&str] = &[
    "GPKG",
    "GeoJSON",
    "GeoJSONSeq",
    "TopoJSON",
    "ESRIJSON",
    "FlatGeobuf",
    "GML",
    "SOSI",
    "ESRI Shapefile",
    "MapInfo File",
    "OpenFileGDB",
    "LIBKML",
    "KML",
    "GPX",
    "DXF",
    "DGN",
    "JML",
    "S57",
    "OSM",
    "CSV",
];

/// An open file.
pub(crate) struct Dataset {
    inner: gdal::Dataset,
    pub(crate) layers: Vec<LayerInfo>,
    // Declared last, so that the file is closed before the next reader starts.
    _turn: MutexGuard<'static, ()>,
}

/// A layer in a file.
#[derive(Debug, Clone)]
pub(crate) struct LayerInfo {
    pub(crate) index: usize,
    pub(crate) name: String,
    pub(crate) fields: Vec<String>,
    /// False for a table without a geometry column.
    pub(crate) has_geometry: bool,
    /// The declared geometry type in GDAL's words.
    pub(crate) geometry: String,
}

/// Opens `source` for reading.
pub(crate) fn open(source: &Source) -> Result<Dataset, IngestError> {
    open_as(source, DRIVERS)
}

/// As [`open`], by some of the drivers only.
pub(crate) fn open_as(source: &Source, drivers: &[&str]) -> Result<Dataset, IngestError> {
    let turn = quiet::one_at_a_time();
    quiet::listen();
    // GML guesses numbers else, and 0301 becomes 301.
    gdal::config::set_thread_local_config_option("GML_FIELDTYPES", "ALWAYS_STRING")
        .map_err(|e| unreadable(source, &e.to_string()))?;
    let ending = source.open.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let open_options: Option<&[&str]> = match ending.as_str() {
        "gml" | "xml" => Some(&["WRITE_GFS=NO"]),
        "csv" | "tsv" | "zip" if drivers.contains(&"CSV") => Some(&csv::OPTIONS),
        _ => None,
    };
    let inner = gdal::Dataset::open_ex(
        &source.open,
        DatasetOptions {
            open_flags: GdalOpenFlags::GDAL_OF_VECTOR | GdalOpenFlags::GDAL_OF_READONLY,
            allowed_drivers: Some(drivers),
            open_options,
            ..DatasetOptions::default()
        },
    )
    .map_err(|e| unreadable(source, &reason(&e)))?;
    let layers: Vec<LayerInfo> = inner.layers().enumerate().map(|(index, layer)| describe(index, &layer)).collect();
    if layers.is_empty() {
        return Err(unreadable(source, "filen har ingen lag"));
    }
    Ok(Dataset { inner, layers, _turn: turn })
}

fn describe(index: usize, layer: &gdal::vector::Layer) -> LayerInfo {
    let defn = layer.defn();
    let kind = defn.geometry_type();
    LayerInfo {
        index,
        name: layer.name(),
        fields: defn.fields().map(|f| f.name()).collect(),
        has_geometry: defn.geom_fields().next().is_some(),
        geometry: geometry_type_to_name(geometry_type_flatten(kind)),
    }
}

/// What GDAL says without the wrapper's own words around it.
fn reason(error: &gdal::errors::GdalError) -> String {
    use gdal::errors::GdalError::{CplError, NullPointer};
    let own = match error {
        CplError { msg, .. } | NullPointer { msg, .. } if msg.is_empty() => "formatet er ukjent".to_owned(),
        CplError { msg, .. } | NullPointer { msg, .. } => msg.clone(),
        other => other.to_string(),
    };
    quiet::failures(&own)
}

fn unreadable(source: &Source, reason: &str) -> IngestError {
    // The path in GDAL's text is that of the scratch copy.
    let reason = reason.replace(&source.open.display().to_string(), &source.file);
    IngestError::Unreadable { file: source.file.clone(), reason }
}

impl Dataset {
    /// Reads the rows of one layer. `near` (EPSG:25832) is where rows are wanted: of OpenStreetMap, which comes by the
    /// country, only what lies there is read, as long as something does.
    pub(crate) fn read(
        &self,
        info: &LayerInfo,
        source: &Source,
        crs: Option<&str>,
        near: Rect<f64>,
        progress: &mut dyn FnMut(u64, Option<u64>),
    ) -> Result<Table, IngestError> {
        let layer = || self.inner.layer(info.index).map_err(|e| unreadable(source, &reason(&e)));
        match self.inner.driver().short_name().as_str() {
            "OSM" => {}
            "CSV" => {
                let said = csv::crs(&mut layer()?, info, source)?;
                return rows::read(&mut layer()?, info, source, said.as_deref().or(crs), progress);
            }
            _ => return rows::read(&mut layer()?, info, source, crs, progress),
        }
        osm::only(&self.inner, &info.name);
        if let Some(window) = osm::degrees(near) {
            let mut layer = layer()?;
            layer.set_spatial_filter_rect(window.min().x, window.min().y, window.max().x, window.max().y);
            let mut table = rows::read(&mut layer, info, source, crs, progress)?;
            layer.clear_spatial_filter();
            if !table.rows.is_empty() {
                table.notes.push("bare det som ligger i eller nær kommunen er lest".to_owned());
                return Ok(table);
            }
        }
        rows::read(&mut layer()?, info, source, crs, progress)
    }
}
