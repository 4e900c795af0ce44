//! Why an upload is refused. What people read comes from the catalogues, by [`UploadError::key`] and the fields.

/// An upload that is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum UploadError {
    /// More bytes than are taken in.
    #[error("the file has {bytes} bytes, and at most {limit} are taken: simplify it or cut it")]
    TooLarge {
        /// Bytes of the file.
        bytes: u64,
        /// The most.
        limit: u64,
    },
    /// A zip that holds more than is taken in.
    #[error("the zip holds more than {limit} bytes: simplify what is in it")]
    UnpackedTooLarge {
        /// The most.
        limit: u64,
    },
    /// Neither GeoJSON nor `GeoPackage` nor a zip.
    #[error("the file is no GeoJSON, GeoPackage or zipped shapefile: export it as one of them")]
    UnknownFormat,
    /// A zip that cannot be unpacked.
    #[error("the zip cannot be unpacked ({reason}): pack it again")]
    DamagedZip {
        /// What is wrong with it.
        reason: String,
    },
    /// A zip without a shapefile.
    #[error("there is no .shp in the zip: pack .shp, .shx, .dbf and .prj together")]
    NoShapefile,
    /// A zip with several shapefiles.
    #[error("there are {n} shapefiles in the zip: pack one")]
    SeveralShapefiles {
        /// How many.
        n: usize,
    },
    /// Several layers, and nothing says which.
    #[error("the file has several layers ({}): upload one", layers.join(", "))]
    SeveralLayers {
        /// Their names.
        layers: Vec<String>,
    },
    /// GDAL does not read it.
    #[error("the file cannot be read: {reason}")]
    Unreadable {
        /// What GDAL says.
        reason: String,
    },
    /// The file does not say which coordinate system it is in.
    #[error("the file does not say its coordinate system: add .prj, or export it in EPSG:25832")]
    NoCrs,
    /// A system that is not taken.
    #[error("the file is in {crs}: export it in EPSG:25832, EPSG:25833 or EPSG:4326")]
    OtherCrs {
        /// The system as the file names it.
        crs: String,
    },
    /// Degrees are meant, but the numbers are none.
    #[error("the file should have degrees, and has ({x}, {y}): name its coordinate system")]
    NotDegrees {
        /// First coordinate.
        x: f64,
        /// Second coordinate.
        y: f64,
    },
    /// Something else than polygons.
    #[error("the file has {found}: only polygons are taken")]
    NotPolygons {
        /// What it has, in Norwegian.
        found: String,
    },
    /// No polygon, or none with an area.
    #[error("there is no polygon with an area in the file")]
    Empty,
    /// More vertices than are taken in.
    #[error("the polygons have {vertices} vertices, and at most {limit} are taken: simplify them")]
    TooManyVertices {
        /// Vertices of all polygons.
        vertices: u64,
        /// The most.
        limit: u64,
    },
    /// Coordinates that are no numbers, or that cannot be projected.
    #[error("row {row} has coordinates that are no places")]
    BadCoordinates {
        /// Place in the file, from 1.
        row: u64,
    },
    /// A border that crosses itself so that it is not clear what is inside.
    #[error("the border of row {row} crosses itself: {before_m2:.0} m² as drawn, {after_m2:.0} m² when repaired")]
    SelfIntersecting {
        /// Place in the file, from 1.
        row: u64,
        /// Area as drawn, m².
        before_m2: f64,
        /// Area by the even-odd rule, m².
        after_m2: f64,
    },
    /// Too far from the kommune.
    #[error("the polygon reaches {km:.0} km beyond where the kommune's data lie")]
    Elsewhere {
        /// How far it reaches out of the allowed box, km.
        km: f64,
    },
}

impl UploadError {
    /// A word for the reason, by which a catalogue has its text.
    pub fn key(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "for-stor",
            Self::UnpackedTooLarge { .. } => "for-stor-utpakket",
            Self::UnknownFormat => "ukjent-format",
            Self::DamagedZip { .. } => "odelagt-zip",
            Self::NoShapefile => "mangler-shp",
            Self::SeveralShapefiles { .. } => "flere-shp",
            Self::SeveralLayers { .. } => "flere-lag",
            Self::Unreadable { .. } => "uleselig",
            Self::NoCrs => "mangler-koordinatsystem",
            Self::OtherCrs { .. } => "annet-koordinatsystem",
            Self::NotDegrees { .. } => "ikke-grader",
            Self::NotPolygons { .. } => "ikke-flater",
            Self::Empty => "tom",
            Self::TooManyVertices { .. } => "for-mange-hjorner",
            Self::BadCoordinates { .. } => "odelagte-koordinater",
            Self::SelfIntersecting { .. } => "krysser-seg-selv",
            Self::Elsewhere { .. } => "et-annet-sted",
        }
    }
}
