//! What kind of file an upload is, by its bytes, and the file in a folder of its own under a name of ours.

use super::UploadError;
use crate::source::{self, Source};
use std::{
    io::{Cursor, Read},
    path::{Path, PathBuf},
};
use zip::ZipArchive;

/// Most files in a zip.
const MOST_FILES: usize = 100;
/// The files of a shapefile that are read; others in the zip are passed over.
const SHAPEFILE: [&str; 5] = ["shp", "shx", "dbf", "prj", "cpg"];

/// A file that one driver reads.
pub(super) struct Unpacked {
    pub(super) source: Source,
    pub(super) driver: &'static str,
}

/// Writes the upload to a folder that goes with the source.
pub(super) fn unpacked(bytes: &[u8], filename: &str, limit: u64) -> Result<Unpacked, UploadError> {
    let folder = source::scratch("opplasting").map_err(|e| UploadError::Unreadable { reason: e.to_string() })?;
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let (name, driver) = if bytes.starts_with(b"PK") {
        shapefile(bytes, folder.path(), limit)?;
        ("opplasting.shp", "ESRI Shapefile")
    } else if bytes.starts_with(b"SQLite format 3\0") {
        write(&folder.path().join("opplasting.gpkg"), bytes)?;
        ("opplasting.gpkg", "GPKG")
    } else if text.trim_ascii_start().starts_with(b"{") {
        write(&folder.path().join("opplasting.geojson"), text)?;
        ("opplasting.geojson", "GeoJSON")
    } else {
        return Err(UploadError::UnknownFormat);
    };
    let file = Path::new(filename).file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    Ok(Unpacked { source: Source::in_scratch(folder.path().join(name), file, folder), driver })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), UploadError> {
    std::fs::write(path, bytes).map_err(|e| UploadError::Unreadable { reason: e.to_string() })
}

fn damaged(error: &dyn std::fmt::Display) -> UploadError {
    UploadError::DamagedZip { reason: error.to_string() }
}

/// Unpacks the one shapefile of a zip. Folders in the zip mean nothing, and its names become ours.
fn shapefile(bytes: &[u8], folder: &Path, limit: u64) -> Result<(), UploadError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    if zip.len() > MOST_FILES {
        return Err(damaged(&format!("{} files", zip.len())));
    }
    let names: Vec<PathBuf> = zip.file_names().flatten().map(|n| PathBuf::from(n.as_ref())).collect();
    // Programs for Mac put a shadow of each file beside it.
    let ours = |p: &&PathBuf| !p.starts_with("__MACOSX") && SHAPEFILE.contains(&ending(p).as_str());
    let shapes: Vec<&PathBuf> = names.iter().filter(ours).filter(|p| ending(p) == "shp").collect();
    let shape = match shapes.as_slice() {
        [] => return Err(UploadError::NoShapefile),
        [only] => only.with_extension(""),
        many => return Err(UploadError::SeveralShapefiles { n: many.len() }),
    };
    let mut room = limit;
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).map_err(|e| damaged(&e))?;
        let Ok(path) = file.name().map(|n| PathBuf::from(n.as_ref())) else { continue };
        if !ours(&&path) || path.with_extension("") != shape {
            continue;
        }
        // What the zip says of its sizes is not believed.
        let mut content = Vec::new();
        let read = file.by_ref().take(room + 1).read_to_end(&mut content).map_err(|e| damaged(&e))? as u64;
        room = room.checked_sub(read).ok_or(UploadError::UnpackedTooLarge { limit })?;
        write(&folder.join(format!("opplasting.{}", ending(&path))), &content)?;
    }
    Ok(())
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}
