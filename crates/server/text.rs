//! The server's texts for people, from the catalogue in `text/`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Language {
    /// Bokmål, the default.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

impl Language {
    /// The first language of an `Accept-Language` header that there are texts in.
    pub(crate) fn from_header(header: Option<&str>) -> Self {
        let tags = header.unwrap_or_default().split(',');
        let known = |tag: &str| match tag.split([';', '-']).next().map(str::trim) {
            Some("nb" | "no") => Some(Self::Nb),
            Some("nn") => Some(Self::Nn),
            Some("en") => Some(Self::En),
            _ => None,
        };
        tags.filter_map(known).next().unwrap_or_default()
    }

    /// The tag of the language.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
        }
    }
}

impl snapshot::Words for Language {
    fn text(&self, group: &str, key: &str, values: &[(&str, &str)]) -> String {
        text(*self, group, key, values)
    }

    fn pick<'a>(&self, text: &'a domain::Localised) -> &'a str {
        match self {
            Self::Nb => &text.nb,
            Self::Nn => &text.nn,
            Self::En => &text.en,
        }
    }
}

type Catalogue = HashMap<String, HashMap<String, String>>;

static CATALOGUES: LazyLock<[Catalogue; 3]> = LazyLock::new(|| {
    // A catalogue that does not parse gives its keys as texts; the test below keeps that from happening.
    [include_str!("text/nb.toml"), include_str!("text/nn.toml"), include_str!("text/en.toml")]
        .map(|t| toml::from_str(t).unwrap_or_default())
});

/// A text, with `{name}` filled in from `values`.
pub(crate) fn text(language: Language, group: &str, key: &str, values: &[(&str, &str)]) -> String {
    let found = CATALOGUES[language as usize].get(group).and_then(|g| g.get(key));
    let mut out = found.cloned().unwrap_or_else(|| key.to_owned());
    for (name, value) in values {
        out = out.replace(&format!("{{{name}}}"), value);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_language_has_the_same_texts() {
        let keys = |c: &Catalogue| -> BTreeSet<String> {
            c.iter().flat_map(|(g, texts)| texts.keys().map(move |k| format!("{g}.{k}"))).collect()
        };
        let [nb, nn, en] = &*CATALOGUES;
        assert!(keys(nb).len() > 30);
        assert_eq!(keys(nb), keys(nn));
        assert_eq!(keys(nb), keys(en));
    }

    #[test]
    fn the_language_follows_the_header() {
        assert_eq!(Language::from_header(Some("nn-NO,nn;q=0.9,en;q=0.5")), Language::Nn);
        assert_eq!(Language::from_header(Some("fr, en;q=0.5")), Language::En);
        assert_eq!(Language::from_header(None), Language::Nb);
    }
}
