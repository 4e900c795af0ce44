//! Closed lists of words, the enums of this vocabulary.

/// A closed list of words: an enum with one stable text for each variant.
#[macro_export]
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $slug:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $slug)] $variant,)* }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable word used in files and answers.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $slug,)* }
            }

            /// Reads the stable word; case and Norwegian letters do not matter.
            pub fn parse(text: &str) -> Option<Self> {
                let text = $crate::name::slug(text);
                Self::ALL.iter().copied().find(|v| $crate::name::slug(v.as_str()) == text)
            }
        }
    };
}
