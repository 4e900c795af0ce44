//! A small made-up kommune for the tests: three square zones in a row, one gap, a few arenas, one programme of each kind.

use domain::programme::Subject;
use domain::*;
use geo::{MultiPolygon, Point, Rect, point, polygon};

/// Lower left corner of zone number `i`, 1 km squares; the third lies 2 km off.
fn corner(i: usize) -> (f64, f64) {
    (570_000.0 + [0.0, 1000.0, 4000.0][i], 7_033_000.0)
}

pub(crate) fn square(x: f64, y: f64, side: f64) -> MultiPolygon<f64> {
    MultiPolygon::new(vec![
        polygon![(x: x, y: y), (x: x + side, y: y), (x: x + side, y: y + side), (x: x, y: y + side)],
    ])
}

fn zone(i: usize, navn: &str, aliases: &[&str]) -> Zone {
    let (x, y) = corner(i);
    Zone {
        id: ZoneId::from_name(navn).unwrap(),
        zone_set: ZoneSetId::new("prove").unwrap(),
        navn: navn.into(),
        aliases: aliases.iter().map(|a| (*a).into()).collect(),
        code: None,
        border: Border { opphav: "prøve".into(), dato: None, forelopig: true },
        geometry: square(x, y, 1000.0),
    }
}

fn place(navn: &str, category: Category, at: Option<Point<f64>>) -> Place {
    Place {
        id: PlaceId::from_name(navn).unwrap(),
        source: SourceId::new("steder").unwrap(),
        source_ref: None,
        navn: navn.into(),
        aliases: vec![],
        category,
        sector: Sector::Kommunal,
        universal_arena: UniversalArena {
            er: matches!(category, Category::Skole | Category::Barnehage),
            grunn: "prøve".into(),
        },
        address: Some("Prøvegata 3".into()),
        url: None,
        point: at,
        geo_quality: GeoQuality::Adresse,
    }
}

fn actor(navn: &str, category: Category, sensitive: bool) -> Actor {
    Actor {
        id: ActorId::from_name(navn).unwrap(),
        navn: navn.into(),
        aliases: vec![],
        category,
        sector: Sector::Kommunal,
        sector_stated: true,
        universal_arena: UniversalArena { er: false, grunn: "prøve".into() },
        place_names: vec![navn.into()],
        part_of: None,
        bydel: None,
        generic: false,
        sensitive,
        note: None,
        sources: vec![],
    }
}

fn programme(id: &str, parent: Option<&str>, sensitive: bool) -> Programme {
    Programme {
        id: ProgrammeId::new(id).unwrap(),
        parent: parent.map(|p| ProgrammeId::new(p).unwrap()),
        navn: id.into(),
        aliases: vec![],
        period: Period { from: "2021".parse().ok(), to: "2023".parse().ok() },
        status: ProgrammeStatus::Viderefort,
        status_tekst: None,
        scope: Scope::Sted,
        zone_names: vec!["Vestby".into()],
        target_group: None,
        funds_nok: None,
        results: vec![],
        partner_names: vec![],
        sensitive,
        note: None,
        sources: vec![],
    }
}

pub(crate) fn relation(
    subject: Subject,
    programme: &str,
    from: &str,
    to: Option<&str>,
    state: RelationState,
    serves: &[&str],
) -> Relation {
    Relation {
        subject,
        programme: ProgrammeId::new(programme).unwrap(),
        period: Period { from: from.parse().ok(), to: to.and_then(|t| t.parse().ok()) },
        state,
        form: if to.is_some() { Form::Prosjekt } else { Form::Linje },
        serves_zone_names: serves.iter().map(|s| (*s).into()).collect(),
        source: Citation { kilde: "prøve".into(), url: None, dato: None },
    }
}

pub(crate) fn by_actor(navn: &str) -> Subject {
    Subject::Actor(ActorId::from_name(navn).unwrap())
}

fn text(t: &str) -> Localised {
    Localised { nb: t.into(), nn: t.into(), en: t.into() }
}

/// An indicator without noise, so that need is certain; or with it.
pub(crate) fn indicator(id: &str, theme: Option<&str>, role: Role, noise: NoiseModel) -> Indicator {
    Indicator {
        id: IndicatorId::new(id).unwrap(),
        navn: text(id),
        kort: text(id),
        definisjon: text("prøve"),
        tema: theme.map(|t| ThemeId::new(t).unwrap()),
        enhet: if role == Role::Grunntall { Unit::Antall } else { Unit::Prosent },
        retning: Direction::HigherIsMoreExposed,
        teller: text("prøve"),
        nevner: None,
        nevner_id: None,
        alder: None,
        studenter: Students::Med,
        variant: None,
        finest: Geography::Sone,
        stoy: noise,
        variasjon: Sampling::None,
        kilde: "prøve".into(),
        rolle: role,
        i_indeks: role == Role::Levekar,
        merknad: None,
    }
}

pub(crate) const NOISED: NoiseModel = NoiseModel::Telling { half_width: 5, skjult_fra: LowestHidden::Zero };

/// A figure of a zone, by name; a share in percent where there is a denominator.
pub(crate) fn figure(id: &str, zone: &str, year: i16, count: Value, n: Value) -> Observation {
    let value = match (count.number(), n.number()) {
        (Some(x), Some(n)) => Value::known(100.0 * x / n),
        _ => count.clone(),
    };
    Observation {
        indicator: IndicatorId::new(id).unwrap(),
        source: SourceId::new("tall").unwrap(),
        level: Geography::Sone,
        unit: UnitId::from_name(zone).unwrap(),
        navn: zone.into(),
        period: StatPeriod::year(year),
        count,
        n,
        value,
        mark: None,
        definition: None,
    }
}

pub(crate) fn catalogue() -> Catalogue {
    Catalogue {
        themes: vec![Theme { id: ThemeId::new("okonomi").unwrap(), navn: text("Økonomi"), kort: text("Økonomi") }],
        indicators: vec![
            indicator("lavinntekt", Some("okonomi"), Role::Levekar, NoiseModel::Ingen),
            indicator("barn-0-17", None, Role::Grunntall, NOISED),
        ],
        profiles: vec![WeightProfile {
            id: ProfileId::new("lik-vekt").unwrap(),
            navn: text("Like vekter"),
            beskrivelse: text("prøve"),
            themes: vec![],
        }],
    }
}

fn area(navn: &str, zones: &[&str]) -> Area {
    Area {
        id: AreaId::from_name(navn).unwrap(),
        list: AreaId::new(domain::area::SATSINGSOMRADER).unwrap(),
        order: 1,
        navn: navn.into(),
        aliases: vec![],
        zone_names: zones.iter().map(|z| (*z).into()).collect(),
        parts_as_written: vec![],
        became: None,
        satsinger: vec![AreaStatus {
            navn: "Områdesatsing".into(),
            period: Period { from: "2022".parse().ok(), to: "2024".parse().ok() },
            periode_tekst: None,
            deler: vec!["Vestby".into()],
            sources: vec![],
        }],
        qualities: vec![],
        note: None,
        sources: vec![],
    }
}

/// Hidden, without bounds.
pub(crate) const HIDDEN: Value = Value::Suppressed { lo: None, hi: None };

/// Vestby (high need), Østby (low need), Fjernby (hidden need); a school in Østby serves Vestby; one kindergarten lies outside.
pub(crate) fn dataset() -> Dataset {
    let (x0, y0) = corner(0);
    let (x1, _) = corner(1);
    let (x2, _) = corner(2);
    let inside = |x: f64| Some(point!(x: x + 500.0, y: y0 + 500.0));
    use RelationState::{Aktiv, Avsluttet, Ukjent};
    Dataset {
        version: Version(7),
        kommune: Some(Kommune {
            nummer: "9999".into(),
            navn: "Prøve".into(),
            organ: "formannskapet".into(),
            bbox: Rect::new((x0 - 1e4, y0 - 1e4), (x0 + 1e4, y0 + 1e4)),
        }),
        zone_sets: vec![ZoneSet {
            id: ZoneSetId::new("prove").unwrap(),
            navn: "Prøve".into(),
            gyldig: Period::default(),
            source: SourceId::new("soner").unwrap(),
        }],
        zones: vec![zone(0, "Vestby", &["Vesterby"]), zone(1, "Østby", &[]), zone(2, "Fjernby", &[])],
        districts: vec![District {
            id: DistrictId::new("fjernby").unwrap(),
            source: SourceId::new("kretser").unwrap(),
            navn: "FJERNBY".into(),
            code: None,
            geometry: square(x1 + 900.0, y0, 3500.0),
        }],
        places: vec![
            place("Vestby barnehage", Category::Barnehage, inside(x0)),
            place("Østby skole", Category::Skole, inside(x1)),
            place("Fjernby skole", Category::Skole, inside(x2)),
            place("Enslig barnehage", Category::Barnehage, Some(point!(x: x1 + 1250.0, y: y0 + 500.0))),
            place("Rusklinikken", Category::Spesialisthelsetjeneste, inside(x0)),
            Place { geo_quality: GeoQuality::Postnr, ..place("Usikker barnehage", Category::Barnehage, inside(x0)) },
        ],
        cells: vec![PopulationCell {
            id: "c1".into(),
            source: SourceId::new("rute").unwrap(),
            persons: 100.0,
            year: Some(2015),
            geometry: square(x0 - 500.0, y0, 1000.0),
        }],
        plan_areas: vec![],
        streets: vec![],
        addresses: vec![],
        scenarios: vec![],
        catalogue: catalogue(),
        observations: vec![
            figure("lavinntekt", "Vestby", 2023, Value::known(300.0), Value::known(1000.0)),
            figure("lavinntekt", "Østby", 2023, Value::known(100.0), Value::known(1000.0)),
            figure("lavinntekt", "Fjernby", 2023, HIDDEN, HIDDEN),
            figure("barn-0-17", "Vestby", 2023, Value::known(400.0), Value::Missing),
            figure("barn-0-17", "Østby", 2023, Value::known(200.0), Value::Missing),
            figure("barn-0-17", "Fjernby", 2023, Value::Suppressed { lo: Some(0.0), hi: Some(4.0) }, Value::Missing),
        ],
        facts: Facts {
            area_lists: vec![],
            areas: vec![area("Vestby og Østby", &["Vestby", "Østby"]), area("Tapt", &["Ukjentby"])],
            actors: vec![
                actor("Vestby barnehage", Category::Barnehage, false),
                actor("Østby skole", Category::Skole, false),
                actor("Rusklinikken", Category::Spesialisthelsetjeneste, true),
                actor("NAV Falkenborg", Category::Nav, false),
            ],
            programmes: vec![
                programme("modellen", None, false),
                programme("sammen-i-vestby", Some("modellen"), false),
                programme("sensitivt", Some("modellen"), true),
                programme("annen", None, false),
            ],
            relations: vec![
                relation(by_actor("Østby skole"), "sammen-i-vestby", "2022-09", Some("2023-12"), Aktiv, &["Vestby"]),
                relation(by_actor("Østby skole"), "sammen-i-vestby", "2024", None, Aktiv, &["Vestby"]),
                relation(by_actor("NAV Falkenborg"), "sammen-i-vestby", "2022-09", None, Aktiv, &["Vestby"]),
                relation(by_actor("Rusklinikken"), "sammen-i-vestby", "2021", None, Aktiv, &["Vestby"]),
                relation(by_actor("Vestby barnehage"), "sensitivt", "2021", None, Aktiv, &["Vestby"]),
                relation(Subject::ZoneArenas("Fjernby".into()), "modellen", "2024", None, Ukjent, &[]),
                relation(by_actor("Vestby barnehage"), "annen", "2021", None, Avsluttet, &[]),
            ],
        },
        imports: vec![],
    }
}
