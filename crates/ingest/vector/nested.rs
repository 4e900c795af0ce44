//! Fields that hold a JSON object (as OGC API answers do): each part becomes a field of its own, `arealplanId.kommunenummer`.

use super::rows::Table;
use serde_json::{Map, Value};

/// Adds a field for every part of every JSON object in the table.
pub(crate) fn unfold(table: &mut Table) {
    for column in 0..table.fields.len() {
        let prefix = table.fields[column].clone();
        unfold_column(table, column, |text| {
            let mut parts = Vec::new();
            object(text).iter().for_each(|map| flatten(&prefix, map, &mut parts));
            parts
        });
    }
}

/// Adds a field for every part that `split` finds in the texts of one column.
pub(super) fn unfold_column(table: &mut Table, column: usize, split: impl Fn(Option<&str>) -> Vec<(String, String)>) {
    let found: Vec<_> = table.rows.iter().map(|r| split(r.values[column].as_deref())).collect();
    if found.iter().all(Vec::is_empty) {
        return;
    }
    let start = table.fields.len();
    for (row, parts) in found.into_iter().enumerate() {
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
