//! The file of a backup: `satsing.gpkg` and `manifest.json` in a zip.

use crate::{MovedTable, StoreError};
use domain::Version;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// Name of the store in the zip.
pub(super) const STORE: &str = "satsing.gpkg";
const MANIFEST: &str = "manifest.json";
/// What the manifest begins with, so that no other zip is taken for a backup.
const FORMAT: &str = "satsing-backup-1";
/// A manifest is a few kB.
const MOST_MANIFEST: u64 = 1 << 20;

/// What a backup says of itself.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    format: String,
    /// The program that made it.
    program: String,
    /// When it was made.
    laget: String,
    /// Number of the last migration of the file in it; tables of another one cannot be compared.
    skjema: u32,
    /// The last version in it.
    versjon: u64,
    /// Bytes and hash of the file with the store.
    #[serde(default)]
    bytes: u64,
    #[serde(default)]
    sha256: String,
    /// Rows and hash of every table.
    tabeller: Vec<MovedTable>,
}

impl Manifest {
    pub(super) fn new(made: Timestamp, version: Version, tables: Vec<MovedTable>) -> Self {
        Self {
            format: FORMAT.to_owned(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            laget: made.to_string(),
            skjema: crate::gpkg::SCHEMA,
            versjon: version.0,
            bytes: 0,
            sha256: String::new(),
            tabeller: tables,
        }
    }

    /// Whether these tables are those of the backup; else which one is not.
    pub(super) fn compare(&self, tables: &[MovedTable]) -> Result<(), String> {
        // The file itself has been compared by its hash; opening it may have brought it up to date.
        if self.skjema != crate::gpkg::SCHEMA {
            return Ok(());
        }
        let other = self.tabeller.iter().find(|wanted| tables.iter().all(|found| found != *wanted));
        match other {
            Some(table) => Err(format!("table {} is not the one that was backed up", table.table)),
            None if tables.len() != self.tabeller.len() => Err("it has other tables than were backed up".to_owned()),
            None => Ok(()),
        }
    }
}

/// Bytes and hash of what a reader gives, written on to `to`.
fn hashed(mut from: impl Read, mut to: impl Write) -> io::Result<(u64, String)> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        let n = from.read(&mut buffer)?;
        if n == 0 {
            return Ok((bytes, format!("{:x}", hash.finalize())));
        }
        hash.update(&buffer[..n]);
        to.write_all(&buffer[..n])?;
        bytes += n as u64;
    }
}

/// Zips the store in `folder` to `out`, by way of another name in the folder, so that there is never half a file.
pub(super) fn write(folder: &Path, out: &Path, mut manifest: Manifest) -> Result<(), StoreError> {
    let io = |path: &Path| {
        let path = path.to_owned();
        move |source| StoreError::Io { path, source }
    };
    let (store, part) = (folder.join(STORE), folder.join("ny.zip"));
    let from = File::open(&store).map_err(io(&store))?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let to = options.open(&part).map_err(io(&part))?;
    let whole = || -> io::Result<()> {
        let mut zip = ZipWriter::new(BufWriter::new(to));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
        zip.start_file(STORE, options)?;
        (manifest.bytes, manifest.sha256) = hashed(BufReader::new(from), &mut zip)?;
        zip.start_file(MANIFEST, options)?;
        zip.write_all(&serde_json::to_vec_pretty(&manifest)?)?;
        let mut file = zip.finish()?;
        file.flush()?;
        // A backup that is said to be there is there after a power cut too.
        file.get_ref().sync_all()
    };
    whole().map_err(io(out))?;
    match fs::hard_link(&part, out) {
        Ok(()) => Ok(()),
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(StoreError::Exists { path: out.to_owned() }),
        Err(_) => fs::rename(&part, out).map_err(io(out)),
    }
}

/// Unpacks a backup into a folder and compares the hash of the file.
pub(super) fn read(file: &Path, folder: &Path) -> Result<Manifest, StoreError> {
    let from = File::open(file).map_err(|source| StoreError::Io { path: file.to_owned(), source })?;
    unzip(from, folder.join(STORE)).map_err(|trouble| match trouble {
        Trouble::Bad(why) => StoreError::BadBackup { path: file.to_owned(), why },
        Trouble::Io(source) => StoreError::Io { path: folder.to_owned(), source },
    })
}

enum Trouble {
    Bad(String),
    Io(io::Error),
}

impl From<ZipError> for Trouble {
    fn from(error: ZipError) -> Self {
        Self::Bad(match error {
            ZipError::FileNotFound => format!("it does not hold {STORE} and {MANIFEST}"),
            other => other.to_string(),
        })
    }
}

fn unzip(from: File, to: PathBuf) -> Result<Manifest, Trouble> {
    let bad = |why: String| Trouble::Bad(why);
    let mut zip = ZipArchive::new(BufReader::new(from))?;
    let mut text = String::new();
    let read = zip.by_name(MANIFEST)?.take(MOST_MANIFEST).read_to_string(&mut text);
    read.map_err(|e| bad(format!("{MANIFEST}: {e}")))?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|e| bad(format!("{MANIFEST}: {e}")))?;
    if manifest.format != FORMAT {
        return Err(bad(format!("it has the format {:?}, and this program reads {FORMAT:?}", manifest.format)));
    }
    let out = crate::gpkg::private_file(&to).map_err(Trouble::Io)?;
    // Not one byte more than the manifest says, whatever the zip unpacks to.
    let content = zip.by_name(STORE)?.take(manifest.bytes.saturating_add(1));
    let (bytes, sha256) = hashed(content, BufWriter::new(out)).map_err(|e| bad(format!("{STORE}: {e}")))?;
    if (bytes, &sha256) != (manifest.bytes, &manifest.sha256) {
        return Err(bad(format!("{STORE} is not the file that was backed up (its hash is another)")));
    }
    Ok(manifest)
}
