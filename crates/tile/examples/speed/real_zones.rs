//! The real levekårssoner in EPSG:3857, for the speed example and for tests; none where the shared data is not there.

use geo::MapCoords;
use geo_types::{Geometry, MultiPolygon};
use geozero::{ToGeo, wkb::GpkgWkb};
use rusqlite::{Connection, OpenFlags};
use std::error::Error;
use std::path::Path;

const DATA: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/levekaarssoner_2020_trondheim_25832.gpkg");

/// A name and its area.
pub(crate) type Zone = (String, MultiPolygon<f64>);

/// All zones, in file order.
pub(crate) fn real_zones() -> Result<Option<Vec<Zone>>, Box<dyn Error>> {
    if !Path::new(DATA).exists() {
        println!("skipped: {DATA} is not there");
        return Ok(None);
    }
    // Opened as immutable: the shared folder may be read-only, and a journal could not be made there.
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let file = Connection::open_with_flags(format!("file:{DATA}?immutable=1"), flags)?;
    let mut rows = file.prepare("SELECT levekaarsnavn, geom FROM levekaarssoner ORDER BY fid")?;
    let mut rows = rows.query([])?;
    let mut zones = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        let Geometry::MultiPolygon(polygons) = GpkgWkb(row.get::<_, Vec<u8>>(1)?).to_geo()? else {
            return Err(format!("{name} is not a MultiPolygon").into());
        };
        zones.push((name, polygons.map_coords(spatial::to_mercator)));
    }
    Ok(Some(zones))
}
