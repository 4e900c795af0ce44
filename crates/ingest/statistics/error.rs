//! Why a whole file of statistics is refused. The messages reach planners: Norwegian bokmål, with file, row and column
//! where there is one, and what would be right.

/// A file of statistics that is refused as a whole; nothing of it is taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StatisticsError {
    /// Neither CSV nor XLSX.
    #[error("{file} kan ikke leses som tabell: {reason}")]
    NotATable {
        /// File or address.
        file: String,
        /// What is wrong and what would be right.
        reason: String,
    },
    /// A workbook that would fill the memory when it is unpacked.
    #[error(
        "{file} er for stor: utpakket er den på {unpacked_mib} MiB, og grensen er {limit_mib} MiB; \
         ta ut ark og bilder som ikke trengs, eller lagre arket som CSV"
    )]
    Unpacked {
        /// File or address.
        file: String,
        /// What it says of itself, MiB, rounded up.
        unpacked_mib: u64,
        /// The most that is accepted, MiB.
        limit_mib: u64,
    },
    /// Bytes that are not of the encoding that the recipe says.
    #[error("{file}, rad {row}: teksten er ikke {encoding}; {hint}")]
    Encoding {
        /// File or address.
        file: String,
        /// First row where it shows.
        row: u64,
        /// The encoding of the recipe.
        encoding: &'static str,
        /// What to change.
        hint: &'static str,
    },
    /// The delimiter is to be found, and cannot be.
    #[error("{file}: finner ikke ett skilletegn som passer ({found}); sett `delimiter` i oppskriften")]
    Delimiter {
        /// File or address.
        file: String,
        /// Candidates with the number of columns that each gives.
        found: String,
    },
    /// A sheet that is not there, or several and none is named.
    #[error("{file}: {}; arkene er: {}; sett `sheet` i oppskriften",
        wanted.as_ref().map_or_else(|| "det er flere ark".to_owned(), |w| format!("det er ikke noe ark som heter {w}")),
        sheets.join(", "))]
    NoSheet {
        /// File or address.
        file: String,
        /// The sheet of the recipe.
        wanted: Option<String>,
        /// The sheets there are.
        sheets: Vec<String>,
    },
    /// The row of the header is empty or beyond the end.
    #[error("{file}: rad {row} skal være overskriften, men er tom; sett `header_row` i oppskriften")]
    NoHeader {
        /// File or address.
        file: String,
        /// The row of the header.
        row: u64,
    },
    /// A header and nothing under it.
    #[error("{file}: det er ingen rader under overskriften i rad {header_row}; sjekk at det er rett fil og ark")]
    NoRows {
        /// File or address.
        file: String,
        /// The row of the header.
        header_row: u64,
    },
    /// A column that the recipe needs is not there.
    #[error(transparent)]
    ColumnAbsent(Box<ColumnAbsent>),
    /// Two columns of one name, and the recipe reads that name.
    #[error("{file}, rad {header_row}: kolonnene {} heter begge «{header}»; gi dem hvert sitt navn", columns.join(" og "))]
    HeaderTwice {
        /// File or address.
        file: String,
        /// The row of the header.
        header_row: u64,
        /// The name.
        header: String,
        /// The columns by letter.
        columns: Vec<String>,
    },
    /// No recipe fits the header.
    #[error(
        "ingen oppskrift for statistikk passer til {file}; kolonnene er: {}; oppskriftene er: {}; \
         velg en med --recipe, eller lag en som sier hva kolonnene betyr",
        or_none(existing), recipes.join(", ")
    )]
    NoRecipe {
        /// File or address.
        file: String,
        /// The columns there are, as the first recipe that opens the file sees them.
        existing: Vec<String>,
        /// Recipes that were tried.
        recipes: Vec<String>,
    },
    /// More than one recipe fits equally well.
    #[error("flere oppskrifter passer like godt til {file}: {}; velg en med --recipe", recipes.join(", "))]
    SeveralRecipes {
        /// File or address.
        file: String,
        /// The recipes that fit.
        recipes: Vec<String>,
    },
    /// An indicator of the recipe that the catalogue does not have.
    #[error(
        "oppskriften {recipe} leser indikatoren «{indicator}», som ikke står i katalogen{}",
        did_you_mean(suggestion)
    )]
    UnknownIndicator {
        /// Name of the recipe.
        recipe: String,
        /// The id.
        indicator: String,
        /// The nearest there is.
        suggestion: Option<String>,
    },
    /// There is no catalogue to read by.
    #[error("katalogen over indikatorer er tom; les inn katalogen (data/indicators.toml) før tallene i {file}")]
    NoCatalogue {
        /// File or address.
        file: String,
    },
    /// Two values for a unit and a period.
    #[error(transparent)]
    Twice(Box<Twice>),
    /// Figures for a finer division than the indicator may be shown for.
    #[error(
        "{file}, rad {row}: «{indicator}» leses ikke inn per {level}, for det skal ikke finnes tall finere enn {finest}; \
         ingenting er tatt inn: bruk tall per {finest}, eller ta ut radene"
    )]
    TooFine {
        /// File or address.
        file: String,
        /// First row where it shows.
        row: u64,
        /// The indicator.
        indicator: String,
        /// The division of the row.
        level: &'static str,
        /// The finest that is allowed.
        finest: &'static str,
    },
}

/// A column that a recipe needs and a table lacks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{file}: oppskriften {recipe} trenger {what} (kjent som {}), men overskriften i rad {header_row} har bare: {}",
    or_none(accepted),
    or_none(existing)
)]
pub struct ColumnAbsent {
    /// File or address.
    pub file: String,
    /// Name of the recipe.
    pub recipe: String,
    /// What the column is for.
    pub what: String,
    /// Names it may have.
    pub accepted: Vec<String>,
    /// The row of the header.
    pub header_row: u64,
    /// The columns there are.
    pub existing: Vec<String>,
}

/// Two values for a unit and a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{file}: rad {row_a} (kolonne {column_a}) og rad {row_b} (kolonne {column_b}) gir begge {measure} for {unit}, \
     {indicator} i {period}{note}; det kan bare være ett tall for en sone og en periode, så ingenting er tatt inn: \
     ta bort den ene raden"
)]
pub struct Twice {
    /// File or address.
    pub file: String,
    /// The row that came first.
    pub row_a: u64,
    /// Its column, letter and header.
    pub column_a: String,
    /// The row that came later.
    pub row_b: u64,
    /// Its column, letter and header.
    pub column_b: String,
    /// What both give, in words.
    pub measure: &'static str,
    /// The unit as the later row writes it.
    pub unit: String,
    /// The indicator.
    pub indicator: String,
    /// The period.
    pub period: String,
    /// That the crosswalk made them one, where it did.
    pub note: String,
}

fn or_none(names: &[String]) -> String {
    if names.is_empty() { "ingen".to_owned() } else { names.join(", ") }
}

/// `; mente du «…»?`, or nothing.
pub(crate) fn did_you_mean(suggestion: &Option<String>) -> String {
    suggestion.as_ref().map_or_else(String::new, |s| format!("; mente du «{s}»?"))
}
