//! Fields that hold a JSON object (as OGC API answers do): each part becomes a field of its own, `arealplanId.kommunenummer`.

use super::rows::Table;
use serde_json::{Map, Value};

/// Adds a field for every part of every JSON object in the table.
pub(crate) fn unfold(table: &mut Table) {
    for column in 0..table.fields.len() {
        let objects: Vec<Option<Map<String, Value>>> =
            table.rows.iter().map(|r| object(r.values[column].as_deref())).collect();
        if objects.iter().all(Option::is_none) {
            continue;
        }
        let start = table.fields.len();
        let prefix = table.fields[column].clone();
        for (row, found) in objects.into_iter().enumerate() {
            let mut parts = Vec::new();
            found.iter().for_each(|map| flatten(&prefix, map, &mut parts));
            for (name, text) in parts {
                let at = place(&mut table.fields, start, name);
                let values = &mut table.rows[row].values;
                values.resize(values.len().max(at + 1), None);
                values[at] = Some(text);
            }
        }
        let width = table.fields.len();
        table.rows.iter_mut().for_each(|r| r.values.resize(width, None));
    }
}

fn object(text: Option<&str>) -> Option<Map<String, Value>> {
    text.filter(|t| t.starts_with('{')).and_then(|t| serde_json::from_str(t).ok())
}

fn place(fields: &mut Vec<String>, start: usize, name: String) -> usize {
    let known = fields[start..].iter().position(|f| *f == name);
    known.map_or_else(
        || {
            fields.push(name);
            fields.len() - 1
        },
        |i| start + i,
    )
}

fn flatten(prefix: &str, map: &Map<String, Value>, out: &mut Vec<(String, String)>) {
    for (name, value) in map {
        let path = format!("{prefix}.{name}");
        match value {
            Value::Object(inner) => flatten(&path, inner, out),
            Value::String(s) if !s.trim().is_empty() => out.push((path, s.trim().to_owned())),
            Value::Number(n) => out.push((path, n.to_string())),
            Value::Bool(b) => out.push((path, b.to_string())),
            Value::String(_) | Value::Null | Value::Array(_) => {}
        }
    }
}
