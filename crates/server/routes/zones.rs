//! Zones, a zone's profile, and its arenas as CSV.

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use crate::text::{Language, text};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use geojson::{Feature, FeatureCollection, Geometry, GeometryValue};
use serde::Serialize;
use snapshot::answer::{ArenaInfo, Meta, ZoneInfo, ZoneProfile};
use snapshot::{OverlapQuery, Snapshot};
use utoipa::ToSchema;

/// Zones of the current set.
#[derive(Serialize, ToSchema)]
pub(crate) struct Zones {
    zones: Vec<ZoneInfo>,
    meta: Meta,
}

/// A zone.
#[derive(Serialize, ToSchema)]
pub(crate) struct Zone {
    zone: ZoneProfile,
    meta: Meta,
}

/// Zones of the current set; with `Accept: application/geo+json` with their shapes in EPSG:4326.
#[utoipa::path(get, path = "/api/v1/zones", responses((status = 200, body = Zones), (status = 304)))]
pub(super) async fn list(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    if ask.geojson {
        return app.json(&ask, "", "application/geo+json", collection).await;
    }
    app.json(&ask, "", "application/json", |s| Ok(Zones { zones: s.zones(), meta: s.meta() })).await
}

/// A zone's profile on a date and for a programme.
#[utoipa::path(get, path = "/api/v1/zones/{id}",
    params(("id" = String, Path), ("date" = Option<String>, Query), ("programme" = Option<String>, Query), ("k" = Option<usize>, Query)),
    responses((status = 200, body = Zone), (status = 304), (status = 400, body = crate::ProblemDocument), (status = 404, body = crate::ProblemDocument)))]
pub(super) async fn one(State(app): State<App>, Path(id): Path<String>, ask: Ask) -> Result<Response, HttpError> {
    let query = ask.overlap_query(app.today())?;
    let key = query.date.to_string();
    app.json(&ask, &key, "application/json", move |s| Ok(Zone { zone: profile(s, &id, &query)?, meta: s.meta() })).await
}

/// A zone's arenas as CSV for a spreadsheet: UTF-8 with a mark, semicolons.
#[utoipa::path(get, path = "/api/v1/zones/{id}/arenas.csv",
    params(("id" = String, Path), ("date" = Option<String>, Query), ("programme" = Option<String>, Query)),
    responses((status = 200, description = "CSV"), (status = 404, body = crate::ProblemDocument)))]
pub(super) async fn arenas_csv(
    State(app): State<App>,
    Path(id): Path<String>,
    ask: Ask,
) -> Result<Response, HttpError> {
    let query = ask.overlap_query(app.today())?;
    let (key, language) = (query.date.to_string(), ask.language);
    let file = format!("attachment; filename=\"arenaer-{id}-{key}.csv\"");
    let rows = move |s: &Snapshot| {
        let programme = s.overlap(&query)?.meta.programme.navn;
        Ok(csv(&profile(s, &id, &query)?.arenaer, language, &query.date.to_string(), &programme))
    };
    let mut response = app.bytes(&ask, &key, "text/csv; charset=utf-8", rows).await?;
    if let Ok(value) = HeaderValue::from_str(&file) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

fn profile(s: &Snapshot, id: &str, query: &OverlapQuery) -> Result<ZoneProfile, Problem> {
    s.zone_profile(id, query)?.ok_or_else(|| Problem::NotFound { value: id.to_owned() })
}

fn collection(s: &Snapshot) -> Result<FeatureCollection, Problem> {
    let fail = |e: serde_json::Error| Problem::Internal { cause: e.to_string() };
    let (_, zones) = s.dataset().current_zones();
    let mut features = Vec::with_capacity(zones.len());
    for (info, zone) in s.zones().into_iter().zip(zones) {
        let properties = match serde_json::to_value(&info).map_err(fail)? {
            serde_json::Value::Object(map) => Some(map),
            _ => None,
        };
        let shape = s.lonlat_shape(&zone.geometry);
        features.push(Feature {
            id: Some(geojson::feature::Id::String(info.id)),
            bbox: None,
            geometry: Some(Geometry::new(GeometryValue::from(&shape))),
            properties,
            foreign_members: None,
        });
    }
    let mut members = serde_json::Map::new();
    members.insert("meta".to_owned(), serde_json::to_value(s.meta()).map_err(fail)?);
    Ok(FeatureCollection { bbox: None, features, foreign_members: Some(members) })
}

/// A field that a spreadsheet would take for a formula is made a text, and quotes are doubled.
fn field(value: &str) -> String {
    let risky = value.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = if risky { format!("'{value}") } else { value.to_owned() };
    if safe.contains([';', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

fn csv(arenas: &[ArenaInfo], language: Language, date: &str, programme: &str) -> Vec<u8> {
    let head = |key| text(language, "csv", key, &[]);
    let word = |key: &str| text(language, "ord", key, &[]);
    let columns = ["navn", "kategori", "forhold", "avstand", "modell", "fra", "former", "kilde", "dato", "programme"];
    let mut out = String::from("\u{feff}");
    out.push_str(&columns.map(head).join(";"));
    out.push_str("\r\n");
    for a in arenas {
        let former: Vec<String> = a.former.iter().map(|f| word(f)).collect();
        let row = [
            a.navn.clone(),
            word(&a.kategori),
            word(a.forhold.as_deref().unwrap_or_default()),
            format!("{:.0}", a.avstand_m),
            word(&a.modell),
            a.fra.clone().unwrap_or_default(),
            former.join(", "),
            a.kilde.as_ref().map(|k| k.kilde.clone()).unwrap_or_default(),
            date.to_owned(),
            programme.to_owned(),
        ];
        out.push_str(&row.map(|f| field(&f)).join(";"));
        out.push_str("\r\n");
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn a_field_cannot_become_a_formula_or_break_the_row() {
        assert_eq!(field("=1+1"), "'=1+1");
        assert_eq!(field("a;\"b\""), "\"a;\"\"b\"\"\"");
        assert_eq!(field("Lilleby skole"), "Lilleby skole");
    }
}
