//! What happens to single rows on the way: rejected, repaired, renamed, warned about. Geometry is checked here, for all layers alike.

use super::Entry;
use crate::{
    Crs, Duplicate, Field, OutsideKommune, Recipe, Reject, RepairedRow, Report,
    read::Request,
    source::Source,
    text::{counted, distance, thousands},
    vector::{Shape, Table},
};
use domain::Kommune;
use geo::{BoundingRect, Euclidean, Length};
use geo_types::{LineString, MultiPolygon, Point, Rect};
use std::collections::BTreeMap;

/// A row farther than this from the kommune's box is refused, m; one between is taken in with a warning.
const FAR_M: f64 = 5_000.0;
/// Most warnings of one import that are listed one by one.
const MOST_WARNINGS: usize = 200;

/// The report and the rejects in the making.
pub(crate) struct Ledger<'a> {
    pub(crate) report: Report,
    rejects: Vec<Reject>,
    kommune: &'a Kommune,
    /// Words that no list knows: (what, word, counted as) → first row, how many.
    strange: BTreeMap<(&'static str, String, String), (u64, u64)>,
}

impl<'a> Ledger<'a> {
    pub(crate) fn new(request: &Request<'a>, recipe: &Recipe, source: &Source, tables: &[Table]) -> Self {
        let rows = tables.iter().map(|t| t.rows.len() as u64).sum();
        let mut warnings = source.notes.clone();
        warnings.extend(tables.iter().flat_map(|t| t.notes.clone()));
        warnings.dedup();
        let mut from: Vec<&str> = tables.iter().map(|t| t.crs.as_str()).collect();
        from.dedup();
        let report = Report {
            layer: request.layer,
            file: source.file.clone(),
            recipe: recipe.name.clone(),
            read_layers: tables.iter().map(|t| t.layer.clone()).collect(),
            crs: Some(Crs { from: from.join(", "), to: "EPSG:25832" }),
            read: rows,
            accepted: 0,
            rejected: 0,
            not_records: 0,
            persons: None,
            dwellings: None,
            hidden_under_5: None,
            streets: None,
            repaired: vec![],
            duplicates: vec![],
            outside_kommune: vec![],
            overlaps: vec![],
            unknown_fields: unknown_fields(recipe, tables),
            warnings,
        };
        Self { report, rejects: vec![], kommune: request.kommune, strange: BTreeMap::new() }
    }

    /// Refuses a row. `field` is the field that is wrong; none where it is the geometry.
    pub(crate) fn reject(&mut self, entry: &Entry, field: Option<Field>, reason: impl Into<String>) {
        let many = self.report.read_layers.len() > 1;
        let reason = reason.into();
        self.rejects.push(Reject {
            row: entry.row,
            id: entry.get(Field::Id).map(str::to_owned),
            name: entry.get(Field::Name).or_else(|| entry.get(Field::AreaName)).map(str::to_owned),
            field: field
                .and_then(|f| entry.column(f).map_or_else(|| Some(f.as_str().to_owned()), |c| Some(c.to_owned()))),
            reason: if many { format!("lag {}: {reason}", entry.layer()) } else { reason },
        });
    }

    /// Adds a warning.
    pub(crate) fn warn(&mut self, text: impl Into<String>) {
        self.report.warnings.push(text.into());
    }

    /// Notes a word that no list knows; many rows with the same word make one warning.
    pub(crate) fn strange(&mut self, entry: &Entry, what: &'static str, word: &str, counted_as: &str) {
        let key = (what, word.to_owned(), counted_as.to_owned());
        self.strange.entry(key).or_insert((entry.row, 0)).1 += 1;
    }

    /// The required name of a row, or a reject.
    pub(crate) fn name(&mut self, entry: &Entry) -> Option<String> {
        let name = entry.get(Field::Name).filter(|n| !domain::name::slug(n).is_empty());
        if name.is_none() {
            self.reject(entry, Some(Field::Name), "mangler navn; fyll ut feltet");
        }
        name.map(str::to_owned)
    }

    /// The row's area, checked and repaired, or a reject.
    pub(crate) fn area(&mut self, entry: &mut Entry) -> Option<MultiPolygon<f64>> {
        match std::mem::replace(&mut entry.shape, Shape::None) {
            Shape::Area(area) => self.inside(entry, area.bounding_rect()).then(|| self.valid(entry, area)).flatten(),
            shape => self.no_shape(entry, &shape, "en flate (polygon)"),
        }
    }

    /// The row's lines, each with at least two positions and a length, or a reject. Parts without a length are left out
    /// of a row that has others.
    pub(crate) fn lines(&mut self, entry: &mut Entry) -> Option<Vec<LineString<f64>>> {
        let lines = match std::mem::replace(&mut entry.shape, Shape::None) {
            Shape::Lines(lines) => lines,
            shape => return self.no_shape(entry, &shape, "en linje"),
        };
        if !self.inside(entry, lines.bounding_rect()) {
            return None;
        }
        let kept: Vec<_> = lines.0.into_iter().filter(|l| Euclidean.length(l) > 0.0).collect();
        if kept.is_empty() {
            self.reject(entry, None, "linjen har ingen lengde; den må ha minst to ulike punkter");
            return None;
        }
        Some(kept)
    }

    /// The row's position, or a reject.
    pub(crate) fn point(&mut self, entry: &Entry) -> Option<Point<f64>> {
        match &entry.shape {
            Shape::Point(point) => self.inside(entry, Some(Rect::new(point.0, point.0))).then_some(*point),
            shape => self.no_shape(entry, shape, "et punkt"),
        }
    }

    fn no_shape<T>(&mut self, entry: &Entry, shape: &Shape, expected: &str) -> Option<T> {
        let reason = match shape {
            Shape::None => format!("har ingen geometri; raden må ha {expected}"),
            Shape::Broken(why) => why.clone(),
            other => format!("har {}; raden må ha {expected}", other.name()),
        };
        self.reject(entry, None, reason);
        None
    }

    /// Whether the row is near enough to the kommune; notes it if it lies outside.
    fn inside(&mut self, entry: &Entry, rect: Option<Rect<f64>>) -> bool {
        let gap = rect.map_or(f64::INFINITY, |r| gap(r, self.kommune.bbox));
        if gap > FAR_M {
            let reason = format!(
                "ligger {} utenfor {} kommune; sjekk koordinatene og koordinatsystemet",
                distance(gap),
                self.kommune.navn
            );
            self.reject(entry, None, reason);
            return false;
        }
        if gap > 0.0 {
            let name = entry.label();
            self.warn(format!(
                "rad {} {name}: ligger {} utenfor {} kommune",
                entry.row,
                distance(gap),
                self.kommune.navn
            ));
            self.report.outside_kommune.push(OutsideKommune { row: entry.row, name, distance_m: gap });
        }
        true
    }

    fn valid(&mut self, entry: &Entry, area: MultiPolygon<f64>) -> Option<MultiPolygon<f64>> {
        let faults = crate::fault::in_words(&spatial::faults(&area));
        if faults.is_empty() {
            return Some(area);
        }
        let Some(repaired) = spatial::repair(&area) else {
            self.reject(entry, None, format!("flaten kan ikke repareres: {}", faults.join("; ")));
            return None;
        };
        let (name, before, after) = (entry.label(), repaired.before.0, repaired.after.0);
        self.warn(format!(
            "rad {} {name}: flaten er reparert ({}); areal før {} m², etter {} m²",
            entry.row,
            faults.join("; "),
            thousands(before),
            thousands(after)
        ));
        self.report.repaired.push(RepairedRow { row: entry.row, name, faults, before_m2: before, after_m2: after });
        Some(repaired.geometry)
    }

    /// Makes the slugs unique; what was changed is reported. `rows` has (row, name) for each slug.
    pub(crate) fn unique(&mut self, slugs: &mut [String], rows: &[(u64, String)]) {
        let before = slugs.to_vec();
        for i in domain::id::make_unique(slugs) {
            let (row, name) = rows[i].clone();
            let (id, kept_as) = (before[i].clone(), slugs[i].clone());
            self.warn(format!("rad {row} {name}: id {id} er brukt før; raden er beholdt som {kept_as}"));
            self.report.duplicates.push(Duplicate { row, name, id, kept_as });
        }
    }

    /// The report and the rejects.
    pub(crate) fn finish(mut self) -> (Report, Vec<Reject>) {
        for ((what, word, counted_as), (row, n)) in std::mem::take(&mut self.strange) {
            let more = if n > 1 { format!(" og {} til", counted(n - 1, "rad", "rader")) } else { String::new() };
            self.warn(format!("rad {row}{more}: {what} «{word}» er ukjent og er ført som {counted_as}"));
        }
        let n = self.report.warnings.len();
        if n > MOST_WARNINGS {
            self.report.warnings.truncate(MOST_WARNINGS);
            self.warn(format!("og {} varsler til", n - MOST_WARNINGS));
        }
        (self.report, self.rejects)
    }
}

fn unknown_fields(recipe: &Recipe, tables: &[Table]) -> Vec<String> {
    let mut unknown = Vec::new();
    for table in tables {
        let used: Vec<usize> = recipe.fields.keys().flat_map(|f| recipe.columns(*f, &table.fields)).collect();
        for (i, name) in table.fields.iter().enumerate() {
            if !used.contains(&i) && !unknown.contains(name) {
                unknown.push(name.clone());
            }
        }
    }
    unknown
}

/// Distance between two boxes, m; 0 where they meet.
fn gap(a: Rect<f64>, b: Rect<f64>) -> f64 {
    let apart = |a_lo: f64, a_hi: f64, b_lo: f64, b_hi: f64| (b_lo - a_hi).max(a_lo - b_hi).max(0.0);
    let dx = apart(a.min().x, a.max().x, b.min().x, b.max().x);
    let dy = apart(a.min().y, a.max().y, b.min().y, b.max().y);
    dx.hypot(dy)
}
