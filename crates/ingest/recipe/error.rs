//! Why a recipe cannot be used. GIS staff read these, so they are in Norwegian bokmål.

/// A recipe that cannot be read, or that is not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecipeError {
    /// Not TOML, or not of the shape of a recipe.
    #[error("oppskriften {file} kan ikke leses: {reason}")]
    Syntax {
        /// Name of the file.
        file: String,
        /// What and where.
        reason: String,
    },
    /// A part is not there.
    #[error("oppskriften {name} ({file}) mangler {what}")]
    Incomplete {
        /// Name of the file.
        file: String,
        /// Name of the recipe.
        name: String,
        /// What to add.
        what: &'static str,
    },
    /// A required field has no names.
    #[error(
        "oppskriften {name} ({file}) krever feltet `{field}`, men [fields] sier ikke hva det heter; legg til {field} = [\"…\"]"
    )]
    RequiredUnnamed {
        /// Name of the file.
        file: String,
        /// Name of the recipe.
        name: String,
        /// The field.
        field: &'static str,
    },
    /// Two recipes of one name.
    #[error("to oppskrifter heter {name}; gi den i {file} et annet navn")]
    Twice {
        /// Name of the file.
        file: String,
        /// The name.
        name: String,
    },
    /// No recipe of that name.
    #[error("det finnes ingen oppskrift som heter {name}; oppskriftene er: {}", names.join(", "))]
    Unknown {
        /// The name asked for.
        name: String,
        /// The names there are.
        names: Vec<String>,
    },
}
