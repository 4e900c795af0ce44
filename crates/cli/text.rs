//! Texts of the command line, from the catalogue in `text/nb.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

static TEXTS: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| toml::from_str(include_str!("text/nb.toml")).unwrap_or_default());

/// A text with `{name}` filled in.
pub(crate) fn text(key: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
    let mut out = TEXTS.get(key).cloned().unwrap_or_else(|| key.to_owned());
    for (name, value) in values {
        out = out.replace(&format!("{{{name}}}"), &value.to_string());
    }
    out
}

/// Writes a line of results; a closed pipe is no error of ours.
pub(crate) fn say(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// Writes a line about progress or trouble.
pub(crate) fn note(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
