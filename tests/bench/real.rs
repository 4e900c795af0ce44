//! The real files, and a store that holds them.

use crate::process;
use anyhow::{Context, Result, bail};
use domain::{Layer, Records};
use geo::MultiPolygon;
use ingest::Request;
use std::path::{Path, PathBuf};

/// Where the real data are, beside the project.
pub(crate) const FOLDER: &str = "../shared/data";
/// The levekårssoner.
const ZONES: &str = "levekaarssoner_2020_trondheim_25832.gpkg";
/// The population grid of 250 m.
const CELLS: &str = "befolkning_250m_2015_trondheim_25833.gpkg";
/// Layers and files in the order of a first import.
const FILES: [(&str, &str); 5] = [
    ("zones", ZONES),
    ("places", "barnehager_trondheim_25832.gpkg"),
    ("places", "grunnskoler_trondheim_4326.geojson"),
    ("population", CELLS),
    ("districts", "barneskolekrets_trondheim_25832.geojson"),
];

/// The folder with the real data, where it is there.
pub(crate) fn folder() -> Option<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).canonicalize().ok().filter(|f| f.join(ZONES).exists())
}

/// Imports the five files into a new store in `folder`, by the program itself; returns the store's path.
pub(crate) fn store(data: &Path, folder: &Path) -> Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let store = folder.join("satsing.gpkg");
    for (layer, file) in FILES {
        let mut import = process::satsing(&["import", layer]);
        process::run(import.arg(data.join(file)).arg("--store").arg(&store))?;
    }
    Ok(store)
}

fn records(data: &Path, layer: Layer, file: &str) -> Result<Records> {
    let path = data.join(file);
    let source = path.to_str().context("the path of the data is not UTF-8")?;
    let own = |name: &str| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)).ok();
    let kommune = ingest::facts::kommune(&own)?;
    let request = Request { layer, source, recipe: None, kommune: &kommune, now: jiff::Timestamp::UNIX_EPOCH };
    let outcome = ingest::read(&request, &mut |_| {})?;
    Ok(outcome.import.context("no row could be read")?.records)
}

/// Shapes of the 60 levekårssoner, EPSG:25832.
pub(crate) fn zones(data: &Path) -> Result<Vec<MultiPolygon<f64>>> {
    let Records::Zones(_, zones) = records(data, Layer::Zones, ZONES)? else { bail!("{ZONES} gave no zones") };
    Ok(zones.into_iter().map(|z| z.geometry).collect())
}

/// Shapes of the 2 058 grid cells, EPSG:25832.
pub(crate) fn cells(data: &Path) -> Result<Vec<MultiPolygon<f64>>> {
    let Records::Population(cells) = records(data, Layer::Population, CELLS)? else { bail!("{CELLS} gave no cells") };
    Ok(cells.into_iter().map(|c| c.geometry).collect())
}
