//! SOSI in three character sets. A SOSI area is one polygon: what has two parts is two areas.

use super::*;
use std::fmt::Write as _;

fn file(objects: &[Object], charset: &str) -> String {
    let mut out = format!(
        ".HODE\n..TEGNSETT {charset}\n..TRANSPAR\n...KOORDSYS 22\n...ORIGO-NØ 0 0\n...ENHET 0.01\n..OMRÅDE\n\
         ...MIN-NØ 7020000 560000\n...MAX-NØ 7040000 580000\n..SOSI-VERSJON 4.5\n..SOSI-NIVÅ 4\n"
    );
    let (mut serial, mut areas) = (0, String::new());
    for o in objects {
        let mut refs = Vec::new();
        for (k, ring) in o.rings(0).iter().enumerate() {
            serial += 1;
            writeln!(out, ".KURVE {serial}:\n..OBJTYPE KpGrense\n..NØ").unwrap();
            for (x, y) in ring {
                writeln!(out, "{:.0} {:.0}", y * 100.0, x * 100.0).unwrap();
            }
            refs.push(if k == 0 { format!(":{serial}") } else { format!("(:{serial})") });
        }
        let mut inside = format!("..OBJTYPE {}\n..NASJONALAREALPLANID\n...KOMM 5001\n...PLANID {PLAN}\n", o.objekttype);
        if o.kind == PlanKind::Planomrade {
            write!(inside, "..PLANTYPE {}\n..PLANSTAT 3\n..IKRAFT {}\n", o.code, made::IKRAFT[1]).unwrap();
        }
        o.field.iter().for_each(|[_, name]| writeln!(inside, "..{name} {}", o.code).unwrap());
        o.status_code().iter().for_each(|code| writeln!(inside, "..AREALST {code}").unwrap());
        o.name.iter().for_each(|([_, name], value)| writeln!(inside, "..{name} \"{value}\"").unwrap());
        let (x, y) = o.rings(0)[0][0];
        let at = format!("{:.0} {:.0}", (y + 1.0) * 100.0, (x + 1.0) * 100.0);
        areas += &format!(".FLATE {{n}}:\n{inside}..REF {}\n..NØ\n{at}\n", refs.join(" "));
    }
    for part in areas.split_inclusive("{n}") {
        serial += 1;
        out += &part.replace("{n}", &serial.to_string());
    }
    out + ".SLUTT\n"
}

fn single(objects: Vec<Object>) -> Vec<Object> {
    let one = |o: Object| Object { parts: o.parts[..1].to_vec(), ..o };
    objects.into_iter().map(one).collect()
}

#[test]
fn every_area_comes_in_from_sosi_in_each_character_set() {
    let objects = single(plan());
    for (charset, encoding) in [
        ("ISO8859-1", encoding_rs::WINDOWS_1252),
        ("ISO8859-10", encoding_rs::ISO_8859_10),
        ("UTF-8", encoding_rs::UTF_8),
    ] {
        let text = file(&objects, charset);
        let made = super::Made::text("plan.sos", encoding.encode(&text).0);
        let (areas, report) = areas(&made.path, None);
        assert_whole(&areas, &objects, charset);
        assert_eq!(report.warnings.iter().any(|w| w.contains("UTF-8")), charset == "UTF-8", "{:?}", report.warnings);
    }
}

#[test]
fn letters_that_latin_1_lacks_are_kept() {
    let mut objects = single(plan());
    objects.truncate(2);
    objects[1].name = Some((["områdenavn", "OMRNAVN"], "Čáhci Šøre".to_owned()));
    for (charset, encoding) in [("ISO8859-10", encoding_rs::ISO_8859_10), ("UTF-8", encoding_rs::UTF_8)] {
        let made = super::Made::text("plan.sos", encoding.encode(&file(&objects, charset)).0);
        let outcome = made.read(Layer::Plan).unwrap();
        let Some(Records::Plan(areas)) = outcome.import.map(|i| i.records) else { panic!() };
        assert!(areas[1].navn.ends_with("(Čáhci Šøre)"), "{charset}: {}", areas[1].navn);
    }
}
