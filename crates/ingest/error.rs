//! Why a whole file is refused. The messages reach planners, so they are in Norwegian bokmål; each says what would be right.

use std::path::PathBuf;

/// A file that is refused as a whole; nothing of it is taken in.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IngestError {
    /// No such file.
    #[error("finner ikke filen {}; sjekk stien og at du har lov til å lese den", path.display())]
    MissingFile {
        /// The path as given.
        path: PathBuf,
    },
    /// Reading or copying failed on the way.
    #[error("kan ikke lese {file}: {source}")]
    Io {
        /// File or address.
        file: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// More than the service takes in at once.
    #[error("{file} er for stor: {what} er over grensen på {limit}; del filen opp, eller klipp den til kommunen")]
    TooLarge {
        /// File or address.
        file: String,
        /// What there is too much of, with the number.
        what: String,
        /// The most that is accepted.
        limit: u64,
    },
    /// An address in a private or local network.
    #[error(
        "{url} peker til en lokal eller privat nettadresse og hentes ikke; last ned filen og les den inn, \
         eller sett `allow_private_network = true` i oppskriften"
    )]
    PrivateAddress {
        /// The address, without secrets.
        url: String,
    },
    /// Fetching failed.
    #[error("fikk ikke hentet {url}: {reason}; prøv igjen, eller last ned filen og les den inn derfra")]
    Fetch {
        /// The address, without secrets.
        url: String,
        /// What went wrong.
        reason: String,
    },
    /// GDAL finds no vector data in it.
    #[error(
        "{file} er ikke i et format som kan leses ({reason}); bruk GeoPackage, GeoJSON, GML, SOSI, Shapefile, \
         FlatGeobuf eller FileGDB"
    )]
    Unreadable {
        /// File or address.
        file: String,
        /// What GDAL says.
        reason: String,
    },
    /// More than one layer, and nothing says which.
    #[error(
        "{file} har flere lag ({}), og det er ikke sagt hvilket som skal leses; bruk en oppskrift med `layer_name`",
        layers.join(", ")
    )]
    SeveralLayers {
        /// File or address.
        file: String,
        /// The layers there are.
        layers: Vec<String>,
    },
    /// The recipe names a layer that is not there.
    #[error(
        "oppskriften {recipe} leser lag som heter {}, men {file} har {}; rett `layer_name` i oppskriften",
        wanted.join(" eller "), layers.join(", ")
    )]
    NoSuchLayer {
        /// File or address.
        file: String,
        /// Name of the recipe.
        recipe: String,
        /// Patterns of the recipe.
        wanted: Vec<String>,
        /// The layers there are.
        layers: Vec<String>,
    },
    /// A field that the recipe needs is not there.
    #[error(
        "oppskriften {recipe} trenger feltet `{field}` (kjent som {}), men {file} har ikke det; feltene er: {}",
        accepted.join(", "), list(existing)
    )]
    FieldAbsent {
        /// File or address.
        file: String,
        /// Name of the recipe.
        recipe: String,
        /// What is looked for.
        field: &'static str,
        /// Names it may have.
        accepted: Vec<String>,
        /// The fields of the file.
        existing: Vec<String>,
    },
    /// No shipped recipe fits the fields.
    #[error(
        "ingen oppskrift for {layer} passer til {file}; feltene er: {}; oppskriftene er: {}; \
         lag en oppskrift som sier hvilket felt som er navnet",
        list(existing), recipes.join(", ")
    )]
    NoRecipe {
        /// File or address.
        file: String,
        /// The layer asked for.
        layer: &'static str,
        /// The fields of the file.
        existing: Vec<String>,
        /// Recipes for that layer.
        recipes: Vec<String>,
    },
    /// The recipe is for another layer.
    #[error("oppskriften {recipe} gjelder {recipe_layer}, ikke {layer}; velg en annen oppskrift eller et annet lag")]
    OtherLayer {
        /// Name of the recipe.
        recipe: String,
        /// Its layer.
        recipe_layer: &'static str,
        /// The layer asked for.
        layer: &'static str,
    },
    /// A layer that files do not hold.
    #[error(
        "{layer} leses ikke fra geografiske filer; lag som kan leses er zones, districts, places, population, plan og network"
    )]
    NotALayerOfFiles {
        /// The layer asked for.
        layer: &'static str,
    },
    /// The file does not say which coordinate system it is in.
    #[error(
        "{file} (lag {layer}) sier ikke hvilket koordinatsystem den er i; sett `crs = \"EPSG:25832\"` (eller det som er rett) i oppskriften"
    )]
    NoCrs {
        /// File or address.
        file: String,
        /// Layer in it.
        layer: String,
    },
    /// Degrees are said, but the numbers are not degrees.
    #[error(
        "{file} skal etter {crs} ha koordinater i grader, men rad {row} har ({x}, {y}); \
         sett `crs` i oppskriften til det filen er i, for eksempel \"EPSG:25832\""
    )]
    NotDegrees {
        /// File or address.
        file: String,
        /// What the file says or what its format means.
        crs: String,
        /// First row where it shows.
        row: u64,
        /// First coordinate.
        x: f64,
        /// Second coordinate.
        y: f64,
    },
    /// A coordinate system that PROJ does not know or cannot take to EPSG:25832.
    #[error("koordinatsystemet {crs} i {file} kan ikke regnes om til EPSG:25832: {reason}")]
    UnknownCrs {
        /// File or address.
        file: String,
        /// The system as written.
        crs: String,
        /// What PROJ says.
        reason: String,
    },
    /// Every row has another kind of geometry than the layer takes.
    #[error("{file} har {found}, men {layer} skal ha {expected}; sjekk at det er rett fil for laget")]
    GeometryType {
        /// File or address.
        file: String,
        /// The layer asked for.
        layer: &'static str,
        /// What it takes, in words.
        expected: &'static str,
        /// What the file has, in words.
        found: String,
    },
    /// Zones that cover each other.
    #[error(
        "sonene i {file} overlapper: rad {row_a} {a} og rad {row_b} {b} dekker de samme {area_m2:.1} m² nær ({x:.0}, {y:.0}) i EPSG:25832{}; \
         rett grensene, ingen soner er tatt inn",
        if *more > 0 { format!(" (og {more} par til)") } else { String::new() }
    )]
    ZonesOverlap {
        /// File or address.
        file: String,
        /// One zone.
        a: String,
        /// Its row.
        row_a: u64,
        /// The other zone.
        b: String,
        /// Its row.
        row_b: u64,
        /// What both cover, m².
        area_m2: f64,
        /// Easting of a place in it, EPSG:25832.
        x: f64,
        /// Northing of a place in it, EPSG:25832.
        y: f64,
        /// How many pairs more.
        more: usize,
    },
    /// A table of statistics that is refused as a whole.
    #[error(transparent)]
    Statistics(#[from] crate::StatisticsError),
    /// A file without rows.
    #[error("{file} (lag {layer}) har ingen rader; sjekk at det er rett fil og lag")]
    NoRows {
        /// File or address.
        file: String,
        /// Layer in it.
        layer: String,
    },
}

fn list(names: &[String]) -> String {
    if names.is_empty() { "ingen".to_owned() } else { names.join(", ") }
}
