//! What GDAL's reader of CSV must be told: which columns are the position, and in which system it is.

use super::open::LayerInfo;
use crate::{IngestError, recipe::key, source::Source};
use gdal::vector::{Layer, LayerAccess};

/// Names of the columns of a position; case does not matter.
pub(super) const OPTIONS: [&str; 3] = [
    "X_POSSIBLE_NAMES=Øst,ØST,øst,Ost,Oest,East,Easting,X,Lon,Lng,Longitude,Lengdegrad",
    "Y_POSSIBLE_NAMES=Nord,North,Northing,Y,Lat,Latitude,Breddegrad",
    "KEEP_GEOM_COLUMNS=YES",
];
/// Columns that name the system of their row.
const EPSG: [&str; 2] = ["epsgkode", "epsg"];
/// Columns that are degrees by their name.
const DEGREES: [&str; 4] = ["lon", "lng", "longitude", "lengdegrad"];

/// The system that the rows say they are in, or that the names of their columns mean; none where neither tells.
///
/// # Errors
/// [`IngestError::Unreadable`] without columns of a position, or where the rows are not all in one system.
pub(super) fn crs(layer: &mut Layer, info: &LayerInfo, source: &Source) -> Result<Option<String>, IngestError> {
    let refused = |reason: String| IngestError::Unreadable { file: source.file.clone(), reason };
    if !info.has_geometry {
        let there = info.fields.join(", ");
        return Err(refused(format!(
            "CSV-filen har ingen kolonner med posisjon; den må ha Øst og Nord, eller Lon og Lat. Den har {there}"
        )));
    }
    let Some(column) = info.fields.iter().position(|f| EPSG.contains(&key(f).as_str())) else {
        let in_degrees = info.fields.iter().any(|f| DEGREES.contains(&key(f).as_str()));
        return Ok(in_degrees.then(|| "EPSG:4326".to_owned()));
    };
    let mut found: Option<String> = None;
    for (feature, row) in layer.features().zip(1_u64..) {
        let said = feature.field_as_string(column).ok().flatten().unwrap_or_default();
        let number: String = said.chars().filter(char::is_ascii_digit).collect();
        match &found {
            _ if number.is_empty() => {}
            Some(other) if *other != number => {
                return Err(refused(format!(
                    "radene er i ulike koordinatsystemer: rad {row} har «{said}» i {}, tidligere rader EPSG:{other}; \
                     lagre filen i ett",
                    info.fields[column]
                )));
            }
            Some(_) => {}
            None => found = Some(number),
        }
    }
    Ok(found.map(|n| format!("EPSG:{n}")))
}
