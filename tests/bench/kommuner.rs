//! A part of the made-up Norway as records of a store: zones, places, population cells, plan areas and figures of so many
//! kommuner. The same every time.

use crate::country;
use anyhow::{Context, Result};
use domain::{
    Border, Catalogue, Category, ChangeSet, GeoQuality, Geography, Import, Indicator, Kommune, Observation, Period,
    Place, PlanArea, PlanKind, PlanStatus, PopulationCell, Provenance, Records, Role, Sector, StatPeriod, Trust, Unit,
    UniversalArena, Value, Zone, ZoneSet,
};
use geo::{BoundingRect, Coord, LineString, MultiPolygon, Point, Polygon, Rect, coord};

/// Of each zone; with 42 zones a kommune has 336 places, 2 016 cells and 294 plan areas, much as Trondheim has for its 60.
const PLACES: usize = 8;
const CELLS: [usize; 2] = [8, 6];
const PLAN_AREAS: usize = 7;
/// Corners of a plan area.
const CORNERS: usize = 40;
const INDICATORS: usize = 15;
/// Corners of a side between two zones: 400 for a zone.
const SIDE: usize = 100;
const YEAR: i16 = 2025;
/// Source of the place that is changed.
pub(crate) const EDITED: &str = "endret";

/// How many of each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// Kommuner.
    pub(crate) kommuner: usize,
    /// Zones along both axes of the lattice of the country.
    zones: [usize; 2],
}

/// One kommune, a small county, and the country with as many zones as Norway has grunnkretser.
pub(crate) const SIZES: [Size; 3] = [
    Size { kommuner: 1, zones: [7, 6] },
    Size { kommuner: 20, zones: [29, 28] },
    Size { kommuner: 357, zones: [100, 145] },
];

impl Size {
    pub(crate) fn zones(self) -> usize {
        self.zones[0] * self.zones[1]
    }

    /// In words, for the table.
    pub(crate) fn words(self) -> String {
        let zones = self.zones();
        let cells = CELLS[0] * CELLS[1];
        format!(
            "{} kommuner: {} zones, {} places, {} cells, {} plan areas, {} figures",
            self.kommuner,
            zones,
            zones * PLACES,
            zones * cells,
            zones * PLAN_AREAS,
            zones * INDICATORS
        )
    }
}

fn id<T>(text: &str) -> Result<T>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    Ok(text.parse()?)
}

fn import(source: &str, trust: Trust, records: Records) -> Result<Import> {
    let provenance = Provenance {
        source: id(source)?,
        tittel: source.to_owned(),
        opphav: "laget".into(),
        lisens: String::new(),
        trust,
        hentet: jiff::Timestamp::UNIX_EPOCH,
        sha256: String::new(),
        fil: String::new(),
        oppskrift: String::new(),
        lest: 0,
        tatt_inn: 0,
        avvist: 0,
        varsler: vec![],
    };
    Ok(Import { provenance, records })
}

/// A zone with the box that everything in it is strewn over.
struct Ground {
    zone: usize,
    shape: MultiPolygon<f64>,
    inner: Rect<f64>,
}

impl Ground {
    /// A position in the box, by shares of its sides.
    fn at(&self, x: f64, y: f64) -> Coord<f64> {
        self.inner.min() + Coord { x: x * self.inner.width(), y: y * self.inner.height() }
    }

    fn name(&self) -> String {
        format!("Sone {}", self.zone)
    }
}

fn grounds(size: Size) -> Result<Vec<Ground>> {
    let [columns, rows] = size.zones;
    let all = country::zones(SIDE);
    let cut = all.into_iter().enumerate().filter(|(n, _)| {
        let (i, j) = (n % country::ZONES[0], n / country::ZONES[0]);
        i < columns && j < rows
    });
    let ground = |(zone, shape): (usize, MultiPolygon<f64>)| {
        let all = shape.bounding_rect().context("a zone has corners")?;
        // Borders wander, so that only the middle of the box is sure to lie in the zone.
        let margin = Coord { x: 0.25 * all.width(), y: 0.25 * all.height() };
        Ok(Ground { zone, shape, inner: Rect::new(all.min() + margin, all.max() - margin) })
    };
    cut.map(ground).collect()
}

/// The change that fills a store.
pub(crate) fn filled(size: Size) -> Result<ChangeSet> {
    let grounds = grounds(size)?;
    let catalogue = catalogue()?;
    let figures = figures(&grounds, &catalogue)?;
    let set = ZoneSet { id: id("laget")?, navn: "Laget".into(), gyldig: Period::default(), source: id("laget")? };
    let imports = vec![
        import("laget", Trust::Ekte, Records::Zones(set, grounds.iter().map(zone).collect::<Result<_>>()?))?,
        import("steder", Trust::Ekte, Records::Places(all(&grounds, places)?))?,
        edit("Et sted")?,
        import("ruter", Trust::Ekte, Records::Population(all(&grounds, cells)?))?,
        import("kpa", Trust::Ekte, Records::Plan(all(&grounds, plan_areas)?))?,
        import("katalog", Trust::Fakta, Records::Catalogue(catalogue))?,
        import("levekar", Trust::Ekte, Records::Indicators(figures))?,
    ];
    let bbox = Rect::new(coord! { x: 0.0, y: 6_400_000.0 }, coord! { x: 700_000.0, y: 7_250_000.0 });
    let kommune = Kommune { nummer: "0000".into(), navn: "Laget".into(), organ: "formannskapet".into(), bbox };
    Ok(ChangeSet { base: None, reason: "laget".into(), kommune: Some(kommune), imports })
}

/// One place of a source of its own, so that it can be changed alone.
fn edit(name: &str) -> Result<Import> {
    let point = Some(Point::new(110_000.0, 6_510_000.0));
    import(EDITED, Trust::Ekte, Records::Places(vec![place(EDITED, name, point, "endret-1")?]))
}

/// The change of that place.
pub(crate) fn edited() -> Result<ChangeSet> {
    Ok(ChangeSet { base: None, reason: "endret".into(), kommune: None, imports: vec![edit("Et annet navn")?] })
}

fn all<T>(grounds: &[Ground], each: impl Fn(&Ground) -> Result<Vec<T>>) -> Result<Vec<T>> {
    Ok(grounds.iter().map(each).collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

fn zone(ground: &Ground) -> Result<Zone> {
    Ok(Zone {
        id: id(&format!("sone-{}", ground.zone))?,
        zone_set: id("laget")?,
        navn: ground.name(),
        aliases: vec![],
        code: None,
        border: Border { opphav: "laget".into(), dato: None, forelopig: false },
        geometry: ground.shape.clone(),
    })
}

fn place(source: &str, name: &str, point: Option<Point<f64>>, key: &str) -> Result<Place> {
    Ok(Place {
        id: id(key)?,
        source: id(source)?,
        source_ref: Some(key.to_owned()),
        navn: name.to_owned(),
        aliases: vec![],
        category: Category::Barnehage,
        sector: Sector::Kommunal,
        universal_arena: UniversalArena { er: true, grunn: "laget".into() },
        address: Some("Storgata 1".into()),
        url: None,
        point,
        geo_quality: GeoQuality::Adresse,
    })
}

fn places(ground: &Ground) -> Result<Vec<Place>> {
    let mut unit = country::sequence(ground.zone as u64);
    let made = (0..PLACES).map(|n| {
        let point = Point(ground.at(unit(), unit()));
        let category = if n == 0 { Category::Skole } else { Category::Barnehage };
        let name = format!("Sted {} {n}", ground.zone);
        Ok(Place { category, ..place("steder", &name, Some(point), &format!("sted-{}-{n}", ground.zone))? })
    });
    made.collect()
}

fn area(corners: impl Iterator<Item = Coord<f64>>) -> MultiPolygon<f64> {
    MultiPolygon(vec![Polygon::new(LineString(corners.collect()), vec![])])
}

fn cells(ground: &Ground) -> Result<Vec<PopulationCell>> {
    let mut unit = country::sequence(1_000_000 + ground.zone as u64);
    let [columns, rows] = CELLS;
    let made = (0..rows).flat_map(|j| (0..columns).map(move |i| (i, j))).map(|(i, j)| {
        let corner = |(a, b): (usize, usize)| ground.at((i + a) as f64 / columns as f64, (j + b) as f64 / rows as f64);
        Ok(PopulationCell {
            id: format!("{}-{i}-{j}", ground.zone),
            source: id("ruter")?,
            persons: (unit() * 40.0).floor(),
            year: Some(YEAR),
            geometry: area([(0, 0), (1, 0), (1, 1), (0, 1)].into_iter().map(corner)),
        })
    });
    made.collect()
}

/// Purposes beside each other in three columns, with a byggesone and a hensynssone over them.
fn plan_areas(ground: &Ground) -> Result<Vec<PlanArea>> {
    let made = (0..PLAN_AREAS).map(|n| {
        let (kind, code) = match n {
            0 => (PlanKind::Byggesone, "2"),
            1 => (PlanKind::Hensynssone, "320"),
            _ => (PlanKind::Arealformal, ["1110", "1130", "1160", "3001", "3040"][n % 5]),
        };
        let (x, y) = ((n % 3) as f64 / 3.0 + 1.0 / 6.0, (n / 3) as f64 / 3.0 + 1.0 / 6.0);
        let corner = |k: usize| {
            let angle = std::f64::consts::TAU * k as f64 / CORNERS as f64;
            let reach = 0.14 + 0.02 * (5.0 * angle).sin();
            ground.at(x + reach * angle.cos(), y + reach * angle.sin())
        };
        Ok(PlanArea {
            id: id(&format!("plan-{}-{n}", ground.zone))?,
            source: id("kpa")?,
            kind,
            objekttype: String::new(),
            code: code.into(),
            navn: "Laget".into(),
            status: if n % 2 == 0 { PlanStatus::Framtidig } else { PlanStatus::Navaerende },
            planident: "k20210049".into(),
            planstatus: "vedtatt".into(),
            ikraft: None,
            geometry: area((0..CORNERS).map(corner)),
        })
    });
    made.collect()
}

/// The catalogue that comes with the program.
fn catalogue() -> Result<Catalogue> {
    let read = |path: &str| std::fs::read_to_string(format!("{}/data/{path}", env!("CARGO_MANIFEST_DIR"))).ok();
    let imports = ingest::facts::load(&read, jiff::Timestamp::UNIX_EPOCH)?;
    let catalogue = imports.into_iter().find_map(|i| match i.records {
        Records::Catalogue(catalogue) => Some(catalogue),
        _ => None,
    });
    catalogue.context("data/ holds a catalogue")
}

/// Base numbers and shares of them, with small counts hidden.
fn figures(grounds: &[Ground], catalogue: &Catalogue) -> Result<Vec<Observation>> {
    let base = catalogue.indicators.iter().filter(|i| i.rolle == Role::Grunntall);
    let shares = catalogue.indicators.iter().filter(|i| i.enhet == Unit::Prosent && i.variant.is_none());
    let chosen: Vec<&Indicator> = base.chain(shares).take(INDICATORS).collect();
    anyhow::ensure!(chosen.len() == INDICATORS, "the catalogue has {} indicators to use", chosen.len());
    let mut unit = country::sequence(5);
    let mut made = Vec::new();
    for ground in grounds {
        let people = 300.0 + (unit() * 1_500.0).floor();
        let children = (people * (0.1 + 0.15 * unit())).floor();
        for indicator in &chosen {
            let of_children = |id: &domain::IndicatorId| id.as_str() == "barn-0-17";
            let n = if indicator.nevner_id.as_ref().is_some_and(of_children) { children } else { people };
            let count = (n * (0.02 + 0.2 * unit())).floor();
            let (count, n, value) = match indicator.enhet {
                Unit::Antall => {
                    let own = Value::known(if of_children(&indicator.id) { children } else { people });
                    (own.clone(), Value::Missing, own)
                }
                _ if count < 5.0 => {
                    let bounds = |most: f64| Value::Suppressed { lo: Some(0.0), hi: Some(most) };
                    (bounds(4.0), Value::known(n), bounds(400.0 / n))
                }
                _ => (Value::known(count), Value::known(n), Value::known(100.0 * count / n)),
            };
            made.push(Observation {
                indicator: indicator.id.clone(),
                source: id("levekar")?,
                level: Geography::Sone,
                unit: id(&format!("sone-{}", ground.zone))?,
                navn: ground.name(),
                period: StatPeriod::year(YEAR),
                count,
                n,
                value,
                mark: None,
                definition: None,
            });
        }
    }
    Ok(made)
}
