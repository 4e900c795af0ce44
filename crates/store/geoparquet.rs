//! A folder to hand out for analysis: GeoParquet 1.1, one file for each layer of [`crate::export_gpkg`]. It is made from that
//! copy and from nothing else, so that what is not in the one is not in the other.

mod column;
mod file;
mod metadata;

use crate::{
    AnyStore, StoreError, export_gpkg,
    gpkg::{connect_to_read, shown},
    scratch::Scratch,
};
use domain::Observation;
use std::{fs, io, path::Path};

/// Name of the copy that the files are made from, and of the folder that they are made in.
const COPY: &str = "handout.gpkg";
const FILES: &str = "files";

/// Writes a folder with one Parquet file for each layer of the copy to hand out, `zones.parquet` and so on: the same
/// columns but for `fid`, and rows in the same order. Geometry is WKB in EPSG:25832, and `bbox` beside it the box in metres; layers
/// without geometry are plain Parquet. Texts that hold lists are JSON. A figure that is hidden or missing is null, and the
/// column of its state says which. The same records give the same bytes.
///
/// The folder comes to its name when all is in it.
///
/// # Errors
/// As [`crate::export_gpkg`]; [`StoreError::Exists`] where the folder is there already, and [`StoreError::Io`] where it cannot
/// be written. Then there is no folder.
pub async fn export_geoparquet(source: &AnyStore, out: &Path, published: &[Observation]) -> Result<(), StoreError> {
    let io = |path: &Path, source| StoreError::Io { path: path.to_owned(), source };
    let out = std::path::absolute(out).map_err(|e| io(out, e))?;
    if out.try_exists().map_err(|e| io(&out, e))? {
        return Err(StoreError::Exists { path: out });
    }
    let scratch = Scratch::beside(&out)?;
    let copy = scratch.file(COPY);
    export_gpkg(source, &copy, published).await?;
    let work = move || {
        let files = scratch.file(FILES);
        fs::create_dir(&files).map_err(|e| io(&files, e))?;
        write(&copy, &files)?;
        fs::rename(&files, &out).map_err(|e| match e.kind() {
            io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
                StoreError::Exists { path: out.clone() }
            }
            _ => io(&out, e),
        })
    };
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(StoreError::Stopping))
}

/// Every layer of a copy, in one consistent picture of it.
fn write(copy: &Path, folder: &Path) -> Result<(), StoreError> {
    let name = shown(copy);
    let connection = connect_to_read(copy).map_err(|f| f.at(&name))?;
    let layers = file::layers(&connection).map_err(|f| f.at(&name))?;
    for layer in layers {
        let columns = file::columns(&connection, &layer).map_err(|f| f.at(&name))?;
        file::write(&connection, &layer, columns, &folder.join(format!("{layer}.parquet"))).map_err(|e| e.at(&name))?;
    }
    Ok(())
}
