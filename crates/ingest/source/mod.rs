//! Brings a file or an address to where GDAL can read it without ever writing beside it, with its SHA-256.

mod fetch;
mod gml;
mod guard;
mod sosi;

use crate::{IngestError, Progress, Stage};
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{BufReader, Read},
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// Most bytes of one file.
pub(crate) const MAX_BYTES: u64 = 2 << 30;

/// Most bytes of GML that is looked through for references.
const MOST_GML: u64 = 512 << 20;

/// Whether a URL may lead into a private network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PrivateNetwork {
    /// Addresses of private, local and loopback networks are refused, after every redirect too.
    #[default]
    Refused,
    /// Any address: for the kommune's own servers, said by a recipe or by the one who runs the command.
    Allowed,
}

/// An input that is ready to be opened.
pub(crate) struct Source {
    /// What GDAL opens.
    pub(crate) open: PathBuf,
    /// File name or address for people, without folders and secrets.
    pub(crate) file: String,
    /// File name without ending: the name of a source that has no layer name.
    pub(crate) stem: String,
    /// SHA-256 of the bytes, hex.
    pub(crate) sha256: String,
    /// What was done to the bytes before reading, for people.
    pub(crate) notes: Vec<String>,
    /// Lives as long as what GDAL reads in it.
    _scratch: Option<TempDir>,
}

impl Source {
    /// A file in a folder of its own that goes with it; `file` is what people call it.
    pub(crate) fn in_scratch(open: PathBuf, file: String, scratch: TempDir) -> Self {
        let (stem, sha256) = (stem(Path::new(&file)), String::new());
        Self { open, file, stem, sha256, notes: vec![], _scratch: Some(scratch) }
    }
}

/// Makes `source` ready: fetches an address, hashes, and copies what GDAL would write beside.
pub(crate) fn prepare(
    source: &str,
    network: PrivateNetwork,
    progress: &mut dyn FnMut(Progress),
) -> Result<Source, IngestError> {
    let address = source.strip_prefix("/vsicurl/").unwrap_or(source);
    if address.starts_with("http://") || address.starts_with("https://") {
        return from_address(address, network, progress);
    }
    if source.starts_with("/vsi") || source.contains("://") {
        let reason = "bare filer og adresser som begynner med http:// eller https:// leses".to_owned();
        return Err(IngestError::Unreadable { file: source.to_owned(), reason });
    }
    from_file(Path::new(source))
}

fn from_file(path: &Path) -> Result<Source, IngestError> {
    let missing = || IngestError::MissingFile { path: path.to_owned() };
    let file = path.file_name().ok_or_else(missing)?.to_string_lossy().into_owned();
    let meta = std::fs::metadata(path).map_err(|_| missing())?;
    // A FileGDB is a folder; GDAL only reads in it.
    let sha256 = if meta.is_dir() { hash_folder(path, &file)? } else { hash(path, &file, meta.len())? };
    let (open, scratch, notes) = openable(path, &file)?;
    Ok(Source { open, stem: stem(path), file, sha256, notes, _scratch: scratch })
}

fn from_address(
    address: &str,
    network: PrivateNetwork,
    progress: &mut dyn FnMut(Progress),
) -> Result<Source, IngestError> {
    let shown = fetch::without_secrets(address);
    progress(Progress { stage: Stage::Fetch, done: 0, total: None });
    let scratch = scratch(&shown)?;
    let path = fetch::fetch(address, &shown, network, scratch.path(), progress)?;
    let len = std::fs::metadata(&path).map_err(io(&shown))?.len();
    let sha256 = hash(&path, &shown, len)?;
    let (open, copy, notes) = openable(&path, &shown)?;
    Ok(Source { open, stem: stem(&path), file: shown, sha256, notes, _scratch: copy.or(Some(scratch)) })
}

type Openable = (PathBuf, Option<TempDir>, Vec<String>);

/// What GDAL opens: the file itself, an archive by its virtual path, or a copy where reading would write.
fn openable(path: &Path, file: &str) -> Result<Openable, IngestError> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "zip" => {
            // GDAL wants the archive's whole path after the prefix: /vsizip//tmp/a.zip.
            let mut open = std::ffi::OsString::from("/vsizip/");
            open.push(std::path::absolute(path).map_err(io(file))?);
            Ok((open.into(), None, vec![]))
        }
        "sos" | "sosi" => {
            let (copy, scratch) = copied(path, file)?;
            let (bytes, notes) = sosi::readable(std::fs::read(path).map_err(io(file))?);
            std::fs::write(&copy, bytes).map_err(io(file))?;
            Ok((copy, Some(scratch), notes))
        }
        // Beside GML lies a .gfs that decides the types; a copy has none and leaves none.
        "gml" | "xml" => {
            let (copy, scratch) = copied(path, file)?;
            if std::fs::metadata(&copy).map_err(io(file))?.len() > MOST_GML {
                return Ok((copy, Some(scratch), vec![]));
            }
            let (bytes, notes) = gml::readable(std::fs::read(&copy).map_err(io(file))?);
            std::fs::write(&copy, bytes).map_err(io(file))?;
            Ok((copy, Some(scratch), notes))
        }
        "gpkg" if has_wal(path) => copied(path, file).map(|(copy, scratch)| (copy, Some(scratch), vec![])),
        _ => Ok((path.to_owned(), None, vec![])),
    }
}

/// A writable copy, with the write-ahead log of a GeoPackage if there is one.
fn copied(path: &Path, file: &str) -> Result<(PathBuf, TempDir), IngestError> {
    let scratch = scratch(file)?;
    let copy = scratch.path().join(path.file_name().unwrap_or(path.as_os_str()));
    let logs = (sidecar(path, "-wal"), sidecar(&copy, "-wal"));
    for (from, to) in [(path, &copy), (&logs.0, &logs.1)] {
        if from.exists() {
            // Bytes only: the permissions of a read-only original would keep GDAL from opening the copy.
            let mut reader = File::open(from).map_err(io(file))?;
            let mut writer = File::create(to).map_err(io(file))?;
            std::io::copy(&mut reader, &mut writer).map_err(io(file))?;
        }
    }
    Ok((copy, scratch))
}

fn sidecar(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// SQLite in WAL mode (bytes 18 and 19 are 2): even a reader makes `-wal` and `-shm` beside it.
fn has_wal(path: &Path) -> bool {
    let mut head = [0; 20];
    File::open(path).and_then(|mut f| f.read_exact(&mut head)).is_ok() && head[18..] == [2, 2]
}

/// A folder that goes when it is dropped.
pub(crate) fn scratch(file: &str) -> Result<TempDir, IngestError> {
    tempfile::Builder::new().prefix("satsing-").tempdir().map_err(io(file))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn io(file: &str) -> impl FnOnce(std::io::Error) -> IngestError + use<> {
    let file = file.to_owned();
    move |source| IngestError::Io { file, source }
}

fn hash(path: &Path, file: &str, len: u64) -> Result<String, IngestError> {
    if len > MAX_BYTES {
        let what = format!("{} MB", len >> 20);
        return Err(IngestError::TooLarge { file: file.to_owned(), what, limit: MAX_BYTES });
    }
    let mut digest = Sha256::new();
    feed(path, &mut digest).map_err(io(file))?;
    Ok(hex(digest))
}

/// Names and bytes of the files in a folder, in order of name.
fn hash_folder(path: &Path, file: &str) -> Result<String, IngestError> {
    let entries = std::fs::read_dir(path).map_err(io(file))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|e| e.path()).filter(|p| p.is_file()).collect();
    paths.sort();
    let mut digest = Sha256::new();
    for p in paths {
        digest.update(p.file_name().unwrap_or_default().as_encoded_bytes());
        feed(&p, &mut digest).map_err(io(file))?;
    }
    Ok(hex(digest))
}

fn feed(path: &Path, digest: &mut Sha256) -> std::io::Result<()> {
    let mut reader = BufReader::with_capacity(1 << 16, File::open(path)?);
    std::io::copy(&mut reader, digest).map(drop)
}

fn hex(digest: Sha256) -> String {
    digest.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests;
