//! Tags of OpenStreetMap in one text (`"foot"=>"no","layer"=>"1"`), as GDAL writes what has no field of its own: those that a
//! walker needs become fields `other_tags.foot`.

use super::{nested, rows::Table};

/// Fields that hold tags.
const HOLDERS: [&str; 2] = ["other_tags", "all_tags"];
/// The tags that become fields; a network has hundreds of others.
const TAGS: [&str; 11] =
    ["highway", "railway", "waterway", "foot", "access", "bridge", "tunnel", "layer", "motorroad", "service", "indoor"];

/// Adds the fields.
pub(crate) fn unfold(table: &mut Table) {
    for holder in HOLDERS {
        let Some(column) = table.fields.iter().position(|f| f == holder) else { continue };
        nested::unfold_column(table, column, |text| {
            let tags = text.map(pairs).unwrap_or_default();
            let wanted = tags.into_iter().filter(|(k, v)| TAGS.contains(&k.as_str()) && !v.is_empty());
            wanted.map(|(k, v)| (format!("{holder}.{k}"), v)).collect()
        });
    }
}

/// The pairs of an hstore text; what is no pair ends it.
fn pairs(text: &str) -> Vec<(String, String)> {
    let (mut out, mut rest) = (Vec::new(), text);
    while let Some((key, after)) = quoted(rest) {
        let Some((value, after)) = after.trim_start().strip_prefix("=>").and_then(|t| quoted(t.trim_start())) else {
            break;
        };
        out.push((key, value));
        rest = after.trim_start().trim_start_matches(',').trim_start();
    }
    out
}

/// The text in quotes at the start, and what comes after it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let (mut out, mut escaped) = (String::new(), false);
    for (i, c) in inner.char_indices() {
        match c {
            _ if escaped => {
                out.push(c);
                escaped = false;
            }
            '\\' => escaped = true,
            '"' => return Some((out, &inner[i + 1..])),
            c => out.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_quotes_and_commas_in_them() {
        let text = r#""foot"=>"no","name:en"=>"A \"B\", C","layer"=>"-1", "note"=>"a=>b""#;
        let found = pairs(text);
        let found: Vec<(&str, &str)> = found.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(found, [("foot", "no"), ("name:en", "A \"B\", C"), ("layer", "-1"), ("note", "a=>b")]);
        for damaged in ["", "\"foot", "\"foot\"=>", "foot=>no", "\"a\"=>\"b"] {
            assert_eq!(pairs(damaged), [], "{damaged}");
        }
    }
}
