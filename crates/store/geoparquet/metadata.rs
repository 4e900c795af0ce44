//! The `geo` key of GeoParquet 1.1.0: <https://geoparquet.org/releases/v1.1.0/>.

use super::column::{BBOX, Found, SIDES};
use serde_json::{Map, Value, json};

/// EPSG:25832 as PROJ 9.5 writes it (`projinfo -o PROJJSON EPSG:25832`), without where it is used.
const CRS: &str = include_str!("epsg25832.json");

/// The value of the key for a file with one column of geometries.
///
/// # Errors
/// None in practice: the CRS is part of the program.
pub(super) fn geo(column: &str, found: &Found) -> serde_json::Result<String> {
    let crs: Value = serde_json::from_str(CRS)?;
    let covering: Map<String, Value> = SIDES.iter().map(|side| ((*side).to_owned(), json!([BBOX, side]))).collect();
    let mut about = json!({
        "encoding": "WKB",
        "geometry_types": found.kinds,
        "crs": crs,
        "edges": "planar",
        "covering": { BBOX: covering },
    });
    if let Some(b) = found.bounds {
        about["bbox"] = json!([b.min_x, b.min_y, b.max_x, b.max_y]);
    }
    let columns = json!({ column: about });
    serde_json::to_string(&json!({ "version": "1.1.0", "primary_column": column, "columns": columns }))
}
