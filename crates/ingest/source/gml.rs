//! What GDAL's reader of GML does not master. A coordinate system that is spelt in two ways in one layer is none to it, so the
//! copy it reads has one spelling. Geometry that stands elsewhere in the file (`xlink:href`) it leaves out without a word, so
//! the copy has it where it belongs; a part that is nowhere in the file empties the geometry it is of, by name.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::{collections::HashMap, ops::Range};

/// Elements that stand between a feature's property and its coordinates.
const PARTS: &[&str] = &[
    "surfaceMember",
    "polygonMember",
    "curveMember",
    "lineStringMember",
    "geometryMember",
    "exterior",
    "interior",
    "patches",
    "segments",
    "baseCurve",
    "baseSurface",
];
/// What a reference may lead to.
const GEOMETRIES: &[&str] = &[
    "Polygon",
    "Surface",
    "MultiSurface",
    "CompositeSurface",
    "OrientableSurface",
    "Curve",
    "LineString",
    "MultiCurve",
    "CompositeCurve",
    "OrientableCurve",
    "Ring",
    "LinearRing",
    "Point",
];
/// References within references, no deeper than this.
const DEEPEST: u32 = 8;
/// Most bytes that references may add.
const MOST_ADDED: usize = 256 << 20;
/// Most notes of one file.
const MOST_NOTES: usize = 20;

/// A reference within a geometry: the whole element, its name, what it leads to, and whether it is a part of a geometry or a
/// feature's property.
struct Link {
    element: Range<usize>,
    part: bool,
    name: String,
    target: String,
}

/// A property of a feature, with the feature's id or type.
struct Property {
    content: Range<usize>,
    feature: String,
}

#[derive(Default)]
struct Found {
    targets: HashMap<String, Range<usize>>,
    links: Vec<Link>,
    properties: Vec<Property>,
}

struct Open {
    start: usize,
    content: usize,
    local: String,
    name: String,
    id: Option<String>,
    href: Option<String>,
}

/// Other spellings of `EPSG:` before the number of a plane system (258xx), which all mean east before north.
const SPELLINGS: [&[u8]; 3] = [
    b"http://www.opengis.net/def/crs/EPSG/0/258",
    b"urn:ogc:def:crs:EPSG::258",
    b"http://www.opengis.net/gml/srs/epsg.xml#258",
];

/// The bytes as GDAL reads them whole, and notes on what is not in them.
pub(crate) fn readable(bytes: Vec<u8>) -> (Vec<u8>, Vec<String>) {
    resolved(spelt_once(bytes))
}

fn spelt_once(bytes: Vec<u8>) -> Vec<u8> {
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        // Each spelling begins with one of two letters, and stands in quotes.
        let spelling = if matches!(bytes[at], b'h' | b'u') && at > 0 && matches!(bytes[at - 1], b'"' | b'\'') {
            SPELLINGS.iter().find(|s| bytes[at..].starts_with(s))
        } else {
            None
        };
        if let Some(spelling) = spelling {
            out.extend(b"EPSG:258");
            at += spelling.len();
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    out
}

/// The bytes with references put in place, and notes on what could not be; unchanged where there are none or where the
/// file is no well-formed XML, which GDAL says better.
fn resolved(bytes: Vec<u8>) -> (Vec<u8>, Vec<String>) {
    if !bytes.windows(7).any(|w| w == b":href=\"" || w == b":href='") {
        return (bytes, vec![]);
    }
    let Some(found) = scan(&bytes) else { return (bytes, vec![]) };
    if found.links.is_empty() {
        return (bytes, vec![]);
    }
    let (mut out, mut notes, mut at) = (Vec::with_capacity(bytes.len()), vec![], 0);
    for property in &found.properties {
        if property.content.start < at || !found.refers(&property.content) {
            continue;
        }
        out.extend(&bytes[at..property.content.start]);
        let before = out.len();
        let room = MOST_ADDED + bytes.len();
        if let Err(target) = put(&bytes, property.content.clone(), &found, DEEPEST, room, &mut out) {
            out.truncate(before);
            notes.push(format!("{}: geometrien viser til {target}, som ikke kan leses i filen", property.feature));
        }
        at = property.content.end;
    }
    out.extend(&bytes[at..]);
    if notes.len() > MOST_NOTES {
        let more = notes.len() - MOST_NOTES;
        notes.truncate(MOST_NOTES);
        notes.push(format!("og {more} flater til viser til geometri som ikke er i filen"));
    }
    (out, notes)
}

impl Found {
    /// The references that begin in a range, in order.
    fn links(&self, range: &Range<usize>) -> impl Iterator<Item = &Link> {
        let first = self.links.partition_point(|l| l.element.start < range.start);
        self.links[first..].iter().take_while(|l| l.element.end <= range.end)
    }

    /// Where the geometry stands that a reference leads to.
    fn target(&self, link: &Link) -> Option<&Range<usize>> {
        link.target.strip_prefix('#').and_then(|id| self.targets.get(id))
    }

    fn refers(&self, range: &Range<usize>) -> bool {
        self.links(range).next().is_some()
    }
}

/// Writes a range with its references put in place, or says which one cannot be.
fn put(
    bytes: &[u8],
    range: Range<usize>,
    found: &Found,
    deep: u32,
    room: usize,
    out: &mut Vec<u8>,
) -> Result<(), String> {
    let mut at = range.start;
    for link in found.links(&range) {
        if link.element.start < at {
            continue;
        }
        let target = found.target(link).filter(|_| deep > 0 && out.len() < room);
        let target = target.ok_or_else(|| link.target.clone())?;
        out.extend(&bytes[at..link.element.start]);
        out.extend(format!("<{}>", link.name).bytes());
        put(bytes, target.clone(), found, deep - 1, room, out)?;
        out.extend(format!("</{}>", link.name).bytes());
        at = link.element.end;
    }
    out.extend(&bytes[at..range.end]);
    Ok(())
}

/// Where everything stands; none where it is not well-formed.
fn scan(bytes: &[u8]) -> Option<Found> {
    let mut reader = Reader::from_reader(bytes);
    let (mut found, mut open) = (Found::default(), Vec::<Open>::new());
    loop {
        let start = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let end = usize::try_from(reader.buffer_position()).ok()?;
        match event {
            Event::Start(tag) => open.push(opened(&tag, start, end)),
            Event::Empty(tag) => {
                let element = opened(&tag, start, end);
                close(element, end, end, &open, &mut found);
            }
            Event::End(_) => {
                let element = open.pop()?;
                close(element, start, end, &open, &mut found);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    // A property that leads to something else than a geometry is a link between features, and is left as it is.
    let links = std::mem::take(&mut found.links);
    found.links = links.into_iter().filter(|l| l.part || found.target(l).is_some()).collect();
    found.links.sort_by_key(|l| l.element.start);
    found.properties.sort_by_key(|p| p.content.start);
    Some(found)
}

fn opened(tag: &BytesStart, start: usize, end: usize) -> Open {
    let attribute = |local: &str| {
        let mut all = tag.attributes();
        let found = all.with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == local);
        found.map(|a| a.value.into_owned())
    };
    Open {
        start,
        content: end,
        local: tag.local_name().as_ref().to_owned(),
        name: tag.name().as_ref().to_owned(),
        id: attribute("id"),
        href: attribute("href"),
    }
}

/// An element has ended: `inner` is where its closing tag begins.
fn close(element: Open, inner: usize, end: usize, open: &[Open], found: &mut Found) {
    let is = |list: &[&str]| list.contains(&element.local.as_str());
    if let Some(id) = element.id.clone().filter(|_| is(GEOMETRIES)) {
        found.targets.insert(id, element.start..end);
    }
    let parent = |up: usize| open.len().checked_sub(up).and_then(|i| open.get(i));
    let member = |o: &Open| matches!(o.local.as_str(), "member" | "featureMember" | "featureMembers");
    let property = parent(2).is_some_and(member);
    if let Some(href) = element.href.as_deref()
        && (property || is(PARTS))
    {
        // What leads out of the file is never fetched; within a geometry it is missing like any other.
        let target = href.to_owned();
        let part = is(PARTS);
        found.links.push(Link { element: element.start..end, part, name: element.name.clone(), target });
    }
    if property {
        let feature = parent(1).map_or_else(String::new, |f| {
            let kind = f.local.clone();
            f.id.as_ref().map_or(kind.clone(), |id| format!("{kind} {id}"))
        });
        let whole = element.href.is_some();
        let content = if whole { element.start..end } else { element.content..inner.max(element.content) };
        found.properties.push(Property { content, feature });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = r#"<c xmlns:gml="g" xmlns:xlink="x"><gml:featureMembers>"#;
    const TAIL: &str = "</gml:featureMembers></c>";

    fn file(inside: &str) -> Vec<u8> {
        format!("{HEAD}{inside}{TAIL}").into_bytes()
    }

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_geometry_that_stands_elsewhere_is_put_in_place() {
        let polygon = r#"<gml:Polygon gml:id="p9"><gml:exterior>…</gml:exterior></gml:Polygon>"#;
        let (out, notes) = resolved(file(&format!(
            r##"<F gml:id="f1"><o><gml:MultiSurface><gml:surfaceMember xlink:href="#p9"/></gml:MultiSurface></o></F>
<F gml:id="f2"><o xlink:href='#p9'></o></F><F gml:id="f3"><o>{polygon}</o></F>"##
        )));
        assert_eq!(notes, Vec::<String>::new());
        let expected = format!(
            r#"<F gml:id="f1"><o><gml:MultiSurface><gml:surfaceMember>{polygon}</gml:surfaceMember></gml:MultiSurface></o></F>
<F gml:id="f2"><o>{polygon}</o></F><F gml:id="f3"><o>{polygon}</o></F>"#
        );
        assert_eq!(text(out), text(file(&expected)));
    }

    #[test]
    fn a_part_that_is_nowhere_empties_the_geometry_and_names_the_feature() {
        for target in ["#borte", "https://example.org/a.gml#p1", "../b.gml#p1"] {
            let (out, notes) = resolved(file(&format!(
                r#"<F gml:id="f1"><k>1</k><o><gml:MultiSurface><gml:surfaceMember><gml:Polygon/></gml:surfaceMember><gml:surfaceMember xlink:href="{target}"/></gml:MultiSurface></o></F>"#
            )));
            assert_eq!(text(out), text(file(r#"<F gml:id="f1"><k>1</k><o></o></F>"#)));
            assert_eq!(notes, [format!("F f1: geometrien viser til {target}, som ikke kan leses i filen")]);
        }
    }

    #[test]
    fn links_between_features_and_files_that_are_no_xml_stay_as_they_are() {
        for inside in [
            r##"<F gml:id="f1"><plan xlink:href="#f2"/><link xlink:href="https://example.org"/></F><F gml:id="f2"/>"##,
            r##"<F><o xlink:href="#a"/></F"##,
            "<F><o/></F>",
        ] {
            assert_eq!(resolved(file(inside)), (file(inside), vec![]));
        }
    }

    #[test]
    fn a_plane_system_is_spelt_in_one_way_and_degrees_are_left_as_they_are() {
        let all = r#"a="urn:ogc:def:crs:EPSG::25832" b='http://www.opengis.net/def/crs/EPSG/0/25833' c="EPSG:25832""#;
        let (out, _) = readable(all.as_bytes().to_vec());
        assert_eq!(text(out), r#"a="EPSG:25832" b='EPSG:25833' c="EPSG:25832""#);
        let degrees = r#"a="urn:ogc:def:crs:EPSG::4326" b="urn:ogc:def:crs:EPSG::4258""#;
        assert_eq!(text(readable(degrees.as_bytes().to_vec()).0), degrees);
    }

    #[test]
    fn a_geometry_that_leads_to_itself_ends() {
        let inside = r##"<F gml:id="f"><o><gml:MultiSurface gml:id="m"><gml:surfaceMember xlink:href="#m"/><gml:surfaceMember xlink:href="#m"/></gml:MultiSurface></o></F>"##;
        let (out, notes) = resolved(file(inside));
        assert_eq!(text(out), text(file(r#"<F gml:id="f"><o></o></F>"#)));
        assert_eq!(notes.len(), 1);
    }
}
