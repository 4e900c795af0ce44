//! The built page, embedded. `make page` builds it; without it the service still answers its API.

/// Files of the built page, by path from its root.
#[derive(rust_embed::RustEmbed)]
#[folder = "app/dist"]
#[allow_missing = true]
struct Dist;

/// One file of the page.
pub struct Asset {
    /// Content.
    pub bytes: std::borrow::Cow<'static, [u8]>,
    /// True for a file whose name carries a hash of its content, so that it may be kept for ever.
    pub hashed: bool,
}

/// A file by its path, for example `index.html` or `assets/index-1a2b3c.js`.
pub fn asset(path: &str) -> Option<Asset> {
    let file = Dist::get(path)?;
    Some(Asset { bytes: file.data, hashed: is_hashed(path) })
}

/// The build puts a hash into every name under `assets/` but those of the fonts, which the map style names.
fn is_hashed(path: &str) -> bool {
    path.starts_with("assets/") && !path.ends_with(".woff2")
}
