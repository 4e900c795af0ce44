//! GML in the forms that servers and programs write: prefixes, members, `srsName`, references, arcs.

use super::*;
use std::fmt::Write as _;

/// How a file is written.
struct Style {
    /// Prefix of the plan's own elements, with its colon.
    prefix: &'static str,
    /// Opening and closing of the collection and of each member.
    collection: [&'static str; 2],
    member: [&'static str; 2],
    /// How the coordinate system of the n-th geometry is named; empty = it is not.
    srs: fn(usize) -> &'static str,
    /// What stands after the opening of the collection.
    head: &'static str,
}

const WFS: Style = Style {
    prefix: "app:",
    collection: ["wfs:FeatureCollection", "wfs:FeatureCollection"],
    member: ["<wfs:member>", "</wfs:member>"],
    srs: |_| "http://www.opengis.net/def/crs/EPSG/0/25832",
    head: "",
};
const BARE: Style = Style {
    prefix: "",
    collection: ["gml:FeatureCollection", "gml:FeatureCollection"],
    member: ["", ""],
    srs: |_| "urn:ogc:def:crs:EPSG::25832",
    head: "<gml:featureMembers>",
};
const ENVELOPE: Style = Style {
    prefix: "kp:",
    srs: |_| "",
    collection: ["gml:FeatureCollection", "gml:FeatureCollection"],
    member: ["<gml:featureMember>", "</gml:featureMember>"],
    head: "<gml:boundedBy><gml:Envelope srsName=\"EPSG:25832\"><gml:lowerCorner>560000 7020000</gml:lowerCorner>\
           <gml:upperCorner>580000 7040000</gml:upperCorner></gml:Envelope></gml:boundedBy>",
};
const MIXED: Style = Style {
    srs: |n| if n % 2 == 0 { "urn:ogc:def:crs:EPSG::25832" } else { "http://www.opengis.net/def/crs/EPSG/0/25832" },
    ..WFS
};

fn file(objects: &[Object], style: &Style) -> String {
    let p = style.prefix;
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{} xmlns:wfs=\"http://www.opengis.net/wfs/2.0\" \
         xmlns:gml=\"http://www.opengis.net/gml/3.2\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         xmlns{}=\"http://skjema.geonorge.no/SOSI/produktspesifikasjon/Kommuneplan/20190401\">{}\n",
        style.collection[0],
        if p.is_empty() { String::new() } else { format!(":{}", p.trim_end_matches(':')) },
        style.head
    );
    for (n, o) in objects.iter().enumerate() {
        let text = |name: &str, value: &str| format!("<{p}{name}>{value}</{p}{name}>");
        let id = format!("00000000-0000-4000-8000-{n:012}");
        let plan = text("NasjonalArealplanId", &(text("kommunenummer", "5001") + &text("planidentifikasjon", PLAN)));
        let mut inside = text("identifikasjon", &text("Identifikasjon", &text("lokalId", &id)));
        inside += &text("arealplanId", &plan);
        inside += &text("område", &geometry(o, n, (style.srs)(n)));
        if o.kind == PlanKind::Planomrade {
            let words = [("plantype", o.code.as_str()), ("planstatus", "3"), ("ikrafttredelsesdato", made::IKRAFT[0])];
            words.iter().for_each(|(name, value)| inside += &text(name, value));
        }
        o.field.iter().for_each(|[name, _]| inside += &text(name, &o.code));
        o.status_code().iter().for_each(|code| inside += &text("arealbruksstatus", code));
        o.name.iter().for_each(|([name, _], value)| inside += &text(name, value));
        let feature = format!("<{p}{0} gml:id=\"f{n}\">{inside}</{p}{0}>", o.objekttype);
        writeln!(out, "{}{feature}{}", style.member[0], style.member[1]).unwrap();
    }
    let foot = if style.head.contains("featureMembers") { "</gml:featureMembers>" } else { "" };
    out + &format!("{foot}</{}>\n", style.collection[1])
}

fn geometry(o: &Object, n: usize, srs: &str) -> String {
    let srs = if srs.is_empty() { String::new() } else { format!(" srsName=\"{srs}\"") };
    let ring = |ring: &[(f64, f64)]| {
        let pos: Vec<String> = ring.iter().map(|(x, y)| format!("{x} {y}")).collect();
        format!("<gml:LinearRing><gml:posList>{}</gml:posList></gml:LinearRing>", pos.join(" "))
    };
    let rings = |part: usize| {
        let rings = o.rings(part);
        let holes: String = rings[1..].iter().map(|r| format!("<gml:interior>{}</gml:interior>", ring(r))).collect();
        format!("<gml:exterior>{}</gml:exterior>{holes}", ring(&rings[0]))
    };
    if o.parts.len() == 1 {
        return format!("<gml:Polygon gml:id=\"g{n}\"{srs}>{}</gml:Polygon>", rings(0));
    }
    let members: String = (0..o.parts.len())
        .map(|part| {
            let patch = format!("<gml:patches><gml:PolygonPatch>{}</gml:PolygonPatch></gml:patches>", rings(part));
            format!("<gml:surfaceMember><gml:Surface gml:id=\"g{n}.{part}\">{patch}</gml:Surface></gml:surfaceMember>")
        })
        .collect();
    format!("<gml:MultiSurface gml:id=\"g{n}\"{srs}>{members}</gml:MultiSurface>")
}

/// GML has a layer for each type, in the order the types first come; the areas in the order they are read.
fn in_layers(objects: &[Object]) -> Vec<Object> {
    let mut types: Vec<&str> = Vec::new();
    objects.iter().for_each(|o| {
        if !types.contains(&o.objekttype) {
            types.push(o.objekttype);
        }
    });
    types.iter().flat_map(|t| objects.iter().filter(move |o| o.objekttype == *t).cloned()).collect()
}

#[test]
fn every_area_comes_in_whatever_prefix_member_and_srs_name_the_file_uses() {
    let objects = plan();
    for (label, style) in [("wfs", WFS), ("no prefix", BARE), ("envelope", ENVELOPE), ("mixed srs", MIXED)] {
        let made = super::Made::text("plan.gml", file(&objects, &style));
        let (areas, report) = areas(&made.path, None);
        assert_whole(&areas, &in_layers(&objects), label);
        assert_eq!((report.accepted as usize, report.not_records), (objects.len(), 0), "{label}");
        assert!(areas.iter().any(|a| a.navn == "ukjent formål 9999"), "{label}");
    }
}

#[test]
fn a_surface_that_stands_elsewhere_in_the_file_is_read_whole_and_one_that_is_nowhere_is_refused() {
    let text = include_str!("../plan_xlink.gml");
    let made = super::Made::text("plan.gml", text);
    let outcome = made.read(Layer::Plan).unwrap();
    let Some(Records::Plan(areas)) = outcome.import.map(|i| i.records) else { panic!() };
    let found: Vec<_> = areas.iter().map(|a| (a.id.as_str(), spatial::area(&a.geometry).0)).collect();
    assert_eq!(found, [("f1", 20_000.0), ("f2", 10_000.0), ("f3", 10_000.0), ("f4", 10_000.0)]);
    assert_eq!(outcome.rejects.len(), 1);
    assert_eq!(outcome.rejects[0].id.as_deref(), Some("f5"));
    let told = "KpFareSone f5: geometrien viser til https://example.org/annen.gml#p1, som ikke kan leses i filen";
    assert!(outcome.report.warnings.iter().any(|w| w == told), "{:?}", outcome.report.warnings);
}

#[test]
fn a_plan_in_two_files_of_one_theme_each_has_two_sources() {
    let objects = plan();
    let of = |objekttype: &str| {
        let theme: Vec<_> = objects.iter().filter(|o| o.objekttype == objekttype).cloned().collect();
        let made = super::Made::text(&format!("{objekttype}.gml"), file(&theme, &WFS));
        made.read(Layer::Plan).unwrap().import.unwrap().provenance
    };
    let (noise, danger) = (of("KpStøySone"), of("KpFareSone"));
    assert_eq!((noise.source.as_str(), danger.source.as_str()), ("kommuneplan-kpstoysone", "kommuneplan-kpfaresone"));
    assert_eq!(noise.tittel, "Kommuneplanens arealdel: KpStøySone");
}
