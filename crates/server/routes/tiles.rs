//! Vector tiles and TileJSON. Order: layer and range, then the validator, then the bytes.

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::{Ask, Encoding, parameters};
use crate::respond::{IMMUTABLE, REVALIDATE, digest, matches, not_modified, ok};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, Method, Request, header};
use axum::response::Response;
use bytes::Bytes;
use serde::Serialize;
use snapshot::{LAYERS, Snapshot};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use tile::{Encoded, MAX_ZOOM, Pyramid, TileId};
use utoipa::ToSchema;

const MVT: HeaderValue = HeaderValue::from_static("application/vnd.mapbox-vector-tile");
static EMPTY: LazyLock<Encoded> = LazyLock::new(|| Encoded::new(Bytes::new()));

/// TileJSON 3.0.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TileJson {
    tilejson: &'static str,
    name: String,
    version: &'static str,
    scheme: &'static str,
    tiles: Vec<String>,
    minzoom: u8,
    maxzoom: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    bounds: Option<[f64; 4]>,
    attribution: String,
    /// True where a layer holds schematic or invented records.
    skjematisk: bool,
    vector_layers: Vec<VectorLayer>,
}

/// A layer of a TileJSON.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct VectorLayer {
    id: String,
    fields: BTreeMap<String, String>,
    minzoom: u8,
    maxzoom: u8,
}

/// Pyramids of the named layers, in the order asked, each once.
fn layers(snapshot: &Snapshot, names: &str) -> Result<Vec<(String, Arc<Pyramid>)>, Problem> {
    let mut found: Vec<(String, Arc<Pyramid>)> = Vec::new();
    for name in names.split(',').map(str::trim) {
        let unknown = || Problem::UnknownLayer { value: name.to_owned(), known: LAYERS.map(String::from).to_vec() };
        let pyramid = snapshot.pyramid(name).ok_or_else(unknown)?;
        if !found.iter().any(|(n, _)| n == name) {
            found.push((name.to_owned(), Arc::clone(pyramid)));
        }
    }
    Ok(found)
}

/// Hash of all tiles of the layers: it makes the validator of each, and a link that carries it is kept for ever.
fn version(layers: &[(String, Arc<Pyramid>)]) -> Cow<'_, str> {
    match layers {
        [(_, only)] => only.version().into(),
        _ => {
            let parts: Vec<String> = layers.iter().map(|(n, p)| format!("{n}={}", p.version())).collect();
            digest(&parts.join(",")).into()
        }
    }
}

/// Validator and keeping time of a tile. The address says which tile, so the version says which bytes.
fn stamps(version: &str, encoding: Encoding, linked: Option<&str>) -> (String, HeaderValue) {
    (format!("\"{version}{}\"", encoding.mark()), if linked == Some(version) { IMMUTABLE } else { REVALIDATE })
}

/// The answer for a tile of one layer, which lies ready in the snapshot. None is for the router to answer: another path,
/// another method, several layers, or something wrong with the request.
pub(crate) fn at_hand<B>(app: &App, request: &Request<B>) -> Option<Response> {
    let mut parts = request.uri().path().strip_prefix("/tiles/")?.split('/');
    let (Some(name), Some(z), Some(x), Some(y), None) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let snapshot = app.snapshot().filter(|_| request.method() == Method::GET)?;
    let (pyramid, id) = (snapshot.pyramid(name)?, tile_id(z, x, y).ok()?);
    let encoding = Encoding::negotiate(request.headers());
    let linked = parameters(request.uri()).find(|(k, v)| k == "v" && !v.is_empty()).map(|(_, v)| v);
    let (etag, cache) = stamps(pyramid.version(), encoding, linked.as_deref());
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok());
    Some(match matches(known, &etag) {
        true => not_modified(&etag, cache),
        false => ok(pyramid.get(id).unwrap_or(&EMPTY), encoding, MVT, &etag, cache),
    })
}

fn tile_id(z: &str, x: &str, y: &str) -> Result<TileId, Problem> {
    let y = y.split('.').next().unwrap_or(y);
    let outside = || Problem::OutsideMap { tile: format!("{z}/{x}/{y}"), max_zoom: MAX_ZOOM };
    let (z, x, y) =
        (z.parse().map_err(|_| outside())?, x.parse().map_err(|_| outside())?, y.parse().map_err(|_| outside())?);
    TileId::new(z, x, y).map_err(|_| outside())
}

/// A tile of one or several layers.
#[utoipa::path(get, path = "/tiles/{layers}/{z}/{x}/{y}",
    params(("layers" = String, Path, description = "Layer names, comma between"), ("z" = String, Path), ("x" = String, Path), ("y" = String, Path)),
    responses((status = 200, description = "MVT 2.1; an empty tile has no bytes"), (status = 304), (status = 404, body = crate::ProblemDocument)))]
pub(super) async fn tile(
    State(app): State<App>,
    Path((names, z, x, y)): Path<(String, String, String, String)>,
    ask: Ask,
) -> Result<Response, HttpError> {
    let snapshot = app.ready(&ask)?;
    let layers = layers(&snapshot, &names).map_err(|p| ask.fail(p))?;
    let id = tile_id(&z, &x, &y).map_err(|p| ask.fail(p))?;
    let version = version(&layers).into_owned();
    let (etag, cache) = stamps(&version, ask.encoding, ask.parameter("v"));
    if matches(ask.if_none_match.as_deref(), &etag) {
        return Ok(not_modified(&etag, cache));
    }
    if let [(_, pyramid)] = layers.as_slice() {
        return Ok(ok(pyramid.get(id).unwrap_or(&EMPTY), ask.encoding, MVT, &etag, cache));
    }
    let key = format!("tile|{version}|{}/{}/{}", id.z(), id.x(), id.y());
    let compose = move || {
        let parts: Vec<&Encoded> = layers.iter().filter_map(|(_, p)| p.get(id)).collect();
        Ok(tile::compose(&parts).to_vec())
    };
    let encoded = app.encoded(&ask, key, compose).await?;
    Ok(ok(&encoded, ask.encoding, MVT, &etag, cache))
}

/// TileJSON of one or several layers: `/tiles/zones,areas.json`.
#[utoipa::path(get, path = "/tiles/{file}", params(("file" = String, Path, description = "Layer names and `.json`")),
    responses((status = 200, body = TileJson), (status = 304), (status = 404, body = crate::ProblemDocument)))]
pub(super) async fn tilejson(
    State(app): State<App>,
    Path(file): Path<String>,
    ask: Ask,
) -> Result<Response, HttpError> {
    let Some(names) = file.strip_suffix(".json").map(str::to_owned) else {
        return Err(ask.fail(Problem::NotFound { value: file }));
    };
    let base = app
        .config
        .public_url
        .clone()
        .unwrap_or_else(|| format!("http://{}", ask.host.as_deref().unwrap_or("localhost")));
    app.json(&ask, &base.clone(), "application/json", move |s| describe(s, &names, &base)).await
}

fn describe(snapshot: &Snapshot, names: &str, base: &str) -> Result<TileJson, Problem> {
    let layers = layers(snapshot, names)?;
    let joined: Vec<&str> = layers.iter().map(|(n, _)| n.as_str()).collect();
    let joined = joined.join(",");
    let meta = snapshot.meta();
    let bounds = layers.iter().filter_map(|(_, p)| p.bounds_lonlat());
    let attribution: Vec<&str> =
        meta.kilder.iter().map(|k| k.opphav.as_str()).collect::<std::collections::BTreeSet<_>>().into_iter().collect();
    Ok(TileJson {
        tilejson: "3.0.0",
        name: joined.clone(),
        version: "1.0.0",
        scheme: "xyz",
        tiles: vec![format!("{base}/tiles/{joined}/{{z}}/{{x}}/{{y}}?v={}", version(&layers))],
        minzoom: layers.iter().map(|(_, p)| p.min_zoom()).min().unwrap_or(0),
        maxzoom: layers.iter().map(|(_, p)| p.max_zoom()).max().unwrap_or(MAX_ZOOM),
        bounds: bounds.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]),
        attribution: attribution.join("; "),
        skjematisk: layers.iter().any(|(n, _)| meta.skjematisk.contains(n)),
        vector_layers: layers
            .iter()
            .map(|(n, p)| VectorLayer {
                id: n.clone(),
                fields: p.fields().iter().map(|(k, v)| (k.to_string(), v.to_string())).collect(),
                minzoom: p.min_zoom(),
                maxzoom: p.max_zoom(),
            })
            .collect(),
    })
}
