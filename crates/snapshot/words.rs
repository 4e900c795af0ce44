//! Texts for people inside an answer: the catalogues belong to whoever asks, the snapshot only names what it wants to say.

use domain::Localised;

/// Texts in the language of a question.
pub trait Words {
    /// A text of a catalogue, with `{name}` filled in from `values`.
    fn text(&self, group: &str, key: &str, values: &[(&str, &str)]) -> String;

    /// A text of the data in the same language.
    fn pick<'a>(&self, text: &'a Localised) -> &'a str;
}

/// Keys in place of texts.
#[cfg(test)]
pub(crate) struct Keys;

#[cfg(test)]
impl Words for Keys {
    fn text(&self, group: &str, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<&str> = values.iter().map(|v| v.1).collect();
        format!("{group}.{key}({})", values.join("; "))
    }

    fn pick<'a>(&self, text: &'a Localised) -> &'a str {
        &text.nb
    }
}
