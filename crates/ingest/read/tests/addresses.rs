//! Addresses: Matrikkelen's CSV, files with counts of dwellings, and what is wrong with them.

use super::*;
use domain::{Address, Records};

/// The columns of Matrikkelen's CSV that matter, with the byte order mark it begins with.
const HEAD: &str = "\u{feff}lokalid;kommunenummer;adressenavn;nummer;EPSG-kode;Nord;Øst;postnummer\r\n";

fn addresses(outcome: &Outcome) -> &[Address] {
    match &outcome.import.as_ref().unwrap().records {
        Records::Addresses(list) => list,
        other => panic!("{other:?}"),
    }
}

fn matrikkelen(name: &str, rows: &[&str]) -> Made {
    Made::text(name, format!("{HEAD}{}", rows.iter().map(|r| format!("{r}\r\n")).collect::<String>()))
}

#[test]
fn matrikkelen_is_read_in_the_system_that_its_rows_name_and_its_dwellings_are_added_up() {
    let made = matrikkelen(
        "Basisdata_5001_Trondheim_25833_MatrikkelenAdresse.csv",
        &[
            "101;5001;Prøvegata;1;25833;7041720.15;270604.25;7010",
            "101;5001;Prøvegata;1;25833;7041720.15;270604.25;7010",
            "007;5001;Prøvegata;3;25833;7041740,15;270604,25;7010",
        ],
    );
    let outcome = made.read(Layer::Addresses).unwrap();
    assert_eq!(outcome.report.recipe, "adresser-matrikkelen");
    assert_eq!((outcome.report.read, outcome.report.accepted, outcome.report.dwellings), (3, 3, Some(3)));
    assert_eq!(outcome.report.crs.as_ref().unwrap().from, "EPSG:25833");
    let found: Vec<_> = addresses(&outcome).iter().map(|a| (a.id.as_str(), a.dwellings)).collect();
    assert_eq!(found, [("101", 2), ("007", 1)]);
    let [a, b] = addresses(&outcome) else { unreachable!() };
    // By PROJ: `echo 270604.25 7041720.15 | gdaltransform -s_srs EPSG:25833 -t_srs EPSG:25832`.
    let (east, north) = (569_890.531_03, 7_034_242.902_19);
    assert!((a.position.x() - east).abs() < 0.01 && (a.position.y() - north).abs() < 0.01, "{:?}", a.position);
    assert!(((b.position.y() - a.position.y()) - 20.0).abs() < 0.5, "a comma is a decimal point: {:?}", b.position);
    let kept = format!("{:?}", addresses(&outcome));
    assert!(!kept.contains("Prøvegata") && !kept.contains("7010"), "{kept}");
}

#[test]
fn dwellings_are_counted_where_the_file_has_them_and_an_empty_cell_is_not_none() {
    let features = [
        (json!({"id": "a", "antall boliger": "12"}), point(570_000.0, 7_034_000.0)),
        (json!({"id": "b", "antall boliger": "0"}), point(570_010.0, 7_034_000.0)),
        (json!({"id": "c", "antall boliger": null}), point(570_020.0, 7_034_000.0)),
        (json!({"id": "d", "antall boliger": "2,5"}), point(570_030.0, 7_034_000.0)),
        (json!({"id": "e", "antall boliger": "-1"}), point(570_040.0, 7_034_000.0)),
        (json!({"id": "f", "antall boliger": "3"}), point(270_000.0, 6_600_000.0)),
    ];
    let outcome = Made::geojson("punkter.geojson", &features).read(Layer::Addresses).unwrap();
    assert_eq!(outcome.report.recipe, "adresser");
    assert_eq!(addresses(&outcome).iter().map(|a| a.dwellings).collect::<Vec<_>>(), [12, 0]);
    let reasons: Vec<_> = outcome.rejects.iter().map(|r| (r.id.as_deref().unwrap(), r.reason.as_str())).collect();
    assert_eq!(reasons.iter().map(|r| r.0).collect::<Vec<_>>(), ["c", "d", "e", "f"]);
    for ((_, reason), part) in reasons.iter().zip(["tom celle", "«2,5»", "«-1»", "utenfor Trondheim kommune"]) {
        assert!(reason.contains(part), "{reason}");
    }
}

#[test]
fn degrees_are_known_by_the_names_of_their_columns() {
    let made = Made::text("adresser.csv", "id,lat,lon\n1,63.43,10.40\n");
    let outcome = made.read(Layer::Addresses).unwrap();
    assert_eq!(outcome.report.crs.as_ref().unwrap().from, "EPSG:4326");
    assert!((addresses(&outcome)[0].position.x() - 569_930.0).abs() < 200.0, "{:?}", addresses(&outcome));
}

#[test]
fn a_zipped_csv_is_read_as_the_one_in_it() {
    let made = matrikkelen("adresse.csv", &["1;5001;Prøvegata;1;25832;7034000;570000;7010"]);
    let zip = made.folder.path().join("adresse.zip");
    let mut writer = zip::ZipWriter::new(std::fs::File::create(&zip).unwrap());
    writer.start_file("adresse.csv", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut writer, &std::fs::read(&made.path).unwrap()).unwrap();
    writer.finish().unwrap();
    let outcome = import(Layer::Addresses, zip.to_str().unwrap(), None).unwrap();
    assert_eq!((outcome.report.accepted, addresses(&outcome)[0].position.x()), (1, 570_000.0));
}

#[test]
fn a_file_without_a_position_or_with_two_systems_or_none_is_refused_by_name() {
    let refused = |text: &str| Made::text("adresser.csv", text).refused(Layer::Addresses);
    let message = refused("lokalid;adressenavn\n1;Prøvegata\n");
    assert!(message.contains("adresser.csv") && message.contains("Øst og Nord") && message.contains("adressenavn"));
    let message = refused("lokalid;EPSG-kode;Nord;Øst\n1;25832;7034000;570000\n2;25833;7041720;270604\n");
    assert!(message.contains("rad 2") && message.contains("«25833»") && message.contains("EPSG:25832"), "{message}");
    let message = refused("lokalid;Nord;Øst\n1;7034000;570000\n");
    assert!(message.contains("koordinatsystem"), "{message}");
}

#[test]
fn an_area_is_no_address() {
    let made = Made::geojson("flater.geojson", &[(json!({"id": "a"}), square(0.0, 0.0, 10.0))]);
    assert!(made.refused(Layer::Addresses).contains("addresses skal ha punkter"), "{}", made.refused(Layer::Addresses));
}
