//! `arenas.csv`: schools and kindergartens with rounded positions.

use super::provenance::Origin;
use super::table::{self, Row};
use super::{AuthoredError, ReadData, text};
use domain::{
    Category, GeoQuality, Import, Kommune, Place, PlaceId, Records, Sector, SourceId, Trust, UniversalArena, id,
};
use geo_types::{Coord, Point};
use jiff::Timestamp;

const FILE: &str = "arenas.csv";
/// `sone` says in which levekårssone the source puts the arena; the shapes are made to agree, a test checks it.
pub(crate) const COLUMNS: &[&str] = &["navn", "kategori", "sektor", "universell", "grunn", "sone", "lon", "lat"];
const ORIGIN: Origin = Origin {
    source: "demo-arenaer",
    tittel: "Skoler og barnehager i og ved satsingsområdene, avrundet posisjon",
    opphav: "Satsingskart; navn og steder etter Trondheim kommune og Udir",
    trust: Trust::Skjematisk,
    file: FILE,
    varsler: &["Skjematiske demodata: posisjonene er avrundet til om lag 100 m, og listen dekker ikke hele kommunen."],
};

pub(crate) fn read(read: ReadData, kommune: &Kommune, now: Timestamp) -> Result<Import, AuthoredError> {
    let csv = text(read, FILE)?;
    let rows = table::rows(FILE, &csv, COLUMNS)?;
    let mut ids: Vec<String> = rows.iter().map(|r| domain::name::slug(r.text("navn"))).collect();
    id::make_unique(&mut ids);
    let source = ORIGIN.id()?;
    let places = rows.iter().zip(ids).map(|(r, id)| place(r, id, &source, kommune)).collect::<Result<Vec<_>, _>>()?;
    Ok(Import { provenance: ORIGIN.provenance(&[(FILE, &csv)], places.len(), now)?, records: Records::Places(places) })
}

fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> String {
    format!("ett av {}", all.iter().map(|v| word(*v)).collect::<Vec<_>>().join(", "))
}

fn place(row: &Row, id: String, source: &SourceId, kommune: &Kommune) -> Result<Place, AuthoredError> {
    let wrong = |field: &'static str, expected: String| row.at.wrong(field, row.text(field), expected);
    let er = match row.text("universell") {
        "ja" => true,
        "nei" => false,
        _ => return Err(wrong("universell", "ja eller nei".into())),
    };
    if row.text("grunn").is_empty() {
        return Err(wrong("grunn", "grunnen til at stedet er eller ikke er en universell arena".into()));
    }
    let point = spatial::from_lonlat(Coord { x: row.required("lon")?, y: row.required("lat")? });
    if !geo::Intersects::intersects(&kommune.bbox, &point) {
        return Err(wrong("lon", format!("en lengde- og breddegrad (EPSG:4326) i {}", kommune.navn)));
    }
    Ok(Place {
        id: PlaceId::new(id).map_err(|_| wrong("navn", "et navn med minst én bokstav".into()))?,
        source: source.clone(),
        source_ref: None,
        navn: row.text("navn").to_owned(),
        aliases: vec![],
        category: Category::parse(row.text("kategori"))
            .ok_or_else(|| wrong("kategori", words(Category::ALL, Category::as_str)))?,
        sector: Sector::parse(row.text("sektor")).ok_or_else(|| wrong("sektor", words(Sector::ALL, Sector::as_str)))?,
        universal_arena: UniversalArena { er, grunn: row.text("grunn").to_owned() },
        address: None,
        url: None,
        point: Some(Point::from(point)),
        geo_quality: GeoQuality::Avrundet,
    })
}
