//! Files and addresses: what is let in, what is refused, and that input folders stay untouched.

use super::*;
use std::{
    io::Write,
    net::{IpAddr, TcpListener},
    thread,
};

const POINTS: &str = r#"{"type":"FeatureCollection","features":[]}"#;

fn serve(answers: Vec<String>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for answer in answers {
            let Ok((mut stream, _)) = listener.accept() else { return };
            let mut request = [0; 4096];
            let _ = stream.read(&mut request);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    address
}

fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

#[test]
fn an_address_in_a_private_network_is_refused_unless_it_is_allowed() {
    let address = serve(vec![ok(POINTS)]);
    let url = format!("{address}/steder?typeName=a&apikey=hemmelig");
    let refused = prepare(&url, PrivateNetwork::Refused, &mut |_| ()).err().unwrap();
    assert!(matches!(&refused, IngestError::PrivateAddress { .. }), "{refused}");
    assert!(!refused.to_string().contains("hemmelig"), "{refused}");
    let source = prepare(&url, PrivateNetwork::Allowed, &mut |_| ()).unwrap();
    assert_eq!(source.open.file_name().unwrap(), "steder.geojson");
    assert_eq!(std::fs::read_to_string(&source.open).unwrap(), POINTS);
    assert_eq!(source.sha256, "ed778c73ea51338d6576fb5992b189f2b94d9f3d5e199f46c1af520d6b0b3e6c");
}

#[test]
fn an_answer_that_is_an_error_is_not_read_as_data() {
    let address = serve(vec!["HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}".to_owned()]);
    let error = prepare(&format!("{address}/x.geojson"), PrivateNetwork::Allowed, &mut |_| ()).err().unwrap();
    assert!(error.to_string().contains("404"), "{error}");
}

#[test]
fn only_addresses_of_the_open_internet_are_public() {
    for ip in
        ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"]
    {
        assert!(!guard::is_public(ip.parse::<IpAddr>().unwrap()), "{ip}");
    }
    for ip in [
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "ff02::1",
    ] {
        assert!(!guard::is_public(ip.parse::<IpAddr>().unwrap()), "{ip}");
    }
    for ip in ["8.8.8.8", "193.212.1.1", "2a02:2121::1", "::ffff:8.8.8.8"] {
        assert!(guard::is_public(ip.parse::<IpAddr>().unwrap()), "{ip}");
    }
}

#[test]
fn secrets_do_not_stand_in_the_address_that_is_shown() {
    let shown = fetch::without_secrets("https://ola:passord@kart.no/wfs?typeName=a:b&API_KEY=abc&f=json");
    assert_eq!(shown, "https://kart.no/wfs?typeName=a:b&API_KEY&f=json");
}

#[test]
fn a_missing_file_is_named() {
    let error = prepare("/finnes/ikke.gpkg", PrivateNetwork::Refused, &mut |_| ()).err().unwrap();
    assert!(error.to_string().contains("/finnes/ikke.gpkg"), "{error}");
}

#[test]
fn other_virtual_files_and_services_are_refused() {
    for source in ["/vsis3/bucket/x.gpkg", "ftp://host/x.gpkg", "/vsistdin/"] {
        assert!(prepare(source, PrivateNetwork::Allowed, &mut |_| ()).is_err(), "{source}");
    }
}

#[test]
fn utf8_sosi_becomes_latin1_with_a_note() {
    let (bytes, notes) = sosi::readable(".HODE\r\n..TEGNSETT UTF-8\r\n..OMRÅDE\r\n…\r\n".as_bytes().to_vec());
    assert_eq!(bytes, b".HODE\r\n..TEGNSETT ISO8859-1\r\n..OMR\xc5DE\r\n?\r\n");
    assert_eq!(notes.len(), 2);
    let (same, notes) = sosi::readable(b"..OMR\xc5DE\n".to_vec());
    assert_eq!((same.as_slice(), notes.len()), (&b"..OMR\xc5DE\n"[..], 0));
}

#[test]
fn utf8_sosi_with_sami_letters_becomes_iso_8859_10() {
    let (bytes, notes) = sosi::readable(".HODE\n..TEGNSETT UTF-8\n..OMRÅDE Čáhci\n".as_bytes().to_vec());
    assert_eq!(bytes, b".HODE\n..TEGNSETT ISO8859-10\n..OMR\xc5DE \xc8\xe1hci\n");
    assert_eq!(notes, ["SOSI-filen er i UTF-8 og er lest som ISO 8859-10"]);
}
