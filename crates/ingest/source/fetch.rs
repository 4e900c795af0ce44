//! Fetches an address to a scratch folder: bounded in time, size and redirects, and never into a private network unasked.

use super::{MAX_BYTES, PrivateNetwork, guard};
use crate::{IngestError, Progress, Stage};
use std::{
    fs::File,
    io::{Read, Write},
    path::{Path, PathBuf},
    time::Duration,
};
use ureq::{Agent, Error, Proxy, unversioned::transport::DefaultConnector};

const TIMEOUT: Duration = Duration::from_secs(600);
const CONNECT: Duration = Duration::from_secs(20);
const REDIRECTS: u32 = 5;

/// Fetches `address` into `folder`; the file keeps the address's name, with an ending that tells the format.
pub(crate) fn fetch(
    address: &str,
    shown: &str,
    network: PrivateNetwork,
    folder: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<PathBuf, IngestError> {
    let failed = |reason: String| IngestError::Fetch { url: shown.to_owned(), reason };
    let mut answer = agent(network).get(address).call().map_err(|e| refusal(e, shown))?;
    let total = answer.body().content_length();
    let mut reader = answer.body_mut().with_config().limit(MAX_BYTES).reader();
    let mut head = vec![0; 1 << 16];
    let n = fill(&mut reader, &mut head).map_err(|e| failed(e.to_string()))?;
    head.truncate(n);
    let path = folder.join(file_name(address, &head));
    let write = |e: std::io::Error| IngestError::Io { file: shown.to_owned(), source: e };
    let mut out = File::create(&path).map_err(write)?;
    let (mut part, mut done) = (head, 0);
    while !part.is_empty() {
        out.write_all(&part).map_err(write)?;
        done += part.len() as u64;
        progress(Progress { stage: Stage::Fetch, done, total });
        part.resize(1 << 16, 0);
        let n = fill(&mut reader, &mut part).map_err(|e| failed(e.to_string()))?;
        part.truncate(n);
    }
    Ok(path)
}

fn agent(network: PrivateNetwork) -> Agent {
    // A proxy resolves the name itself, past the guard.
    let proxy = if network == PrivateNetwork::Allowed { Proxy::try_from_env() } else { None };
    let config = Agent::config_builder()
        .timeout_global(Some(TIMEOUT))
        .timeout_connect(Some(CONNECT))
        .max_redirects(REDIRECTS)
        .proxy(proxy)
        .user_agent(concat!("satsing/", env!("CARGO_PKG_VERSION")))
        .build();
    Agent::with_parts(config, DefaultConnector::default(), guard::Guard::new(network))
}

fn refusal(error: Error, shown: &str) -> IngestError {
    let url = shown.to_owned();
    match error {
        Error::Io(e) if e.to_string() == guard::REFUSED => IngestError::PrivateAddress { url },
        Error::StatusCode(code) => IngestError::Fetch { url, reason: format!("tjeneren svarte {code}") },
        Error::HostNotFound => IngestError::Fetch { url, reason: "tjeneren finnes ikke".to_owned() },
        other => IngestError::Fetch { url, reason: other.to_string() },
    }
}

fn fill(reader: &mut impl Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut n = 0;
    while n < buffer.len() {
        match reader.read(&mut buffer[n..])? {
            0 => break,
            more => n += more,
        }
    }
    Ok(n)
}

/// The last part of the path; where it has no ending that GDAL knows, the first bytes give one.
fn file_name(address: &str, head: &[u8]) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    let name: String = last.chars().map(|c| if c.is_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect();
    let known = ["gpkg", "geojson", "json", "gml", "xml", "sos", "zip", "fgb", "kml", "csv", "txt", "tsv", "xlsx"];
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_lowercase());
    if ending.is_some_and(|e| known.contains(&e.as_str())) {
        return name;
    }
    let name = if name.is_empty() { "hentet" } else { name.as_str() };
    format!("{name}.{}", ending_of(head))
}

fn ending_of(head: &[u8]) -> &'static str {
    let start = head.trim_ascii_start();
    match start {
        [b'S', b'Q', b'L', b'i', b't', b'e', ..] => "gpkg",
        [b'P', b'K', ..] => "zip",
        [b'.', b'H', b'O', b'D', b'E', ..] => "sos",
        [b'f', b'g', b'b', ..] => "fgb",
        [b'<', ..] | [0xef, 0xbb, 0xbf, b'<', ..] => "gml",
        _ => "geojson",
    }
}

/// The address without user, password and the values of parameters that look like keys.
pub(crate) fn without_secrets(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest[..end].rsplit('@').next().unwrap_or_default();
    let (path, query) = rest[end..].split_once('?').map_or((&rest[end..], None), |(p, q)| (p, Some(q)));
    let mut out = format!("{scheme}://{host}{path}");
    for (i, part) in query.into_iter().flat_map(|q| q.split('&')).enumerate() {
        out.push(if i == 0 { '?' } else { '&' });
        let name = part.split('=').next().unwrap_or_default();
        let lower = name.to_lowercase();
        let secret = ["key", "token", "secret", "pass", "sig", "auth"].iter().any(|w| lower.contains(w));
        out.push_str(if secret { name } else { part });
    }
    out
}
