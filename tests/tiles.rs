//! Tiles over HTTP, read by an independent decoder.

use crate::harness::Server;
use mvt_reader::Reader;

fn layers(bytes: Vec<u8>) -> Vec<(String, usize)> {
    let reader = Reader::new(bytes).unwrap();
    let meta = reader.get_layer_metadata().unwrap();
    meta.into_iter().map(|l| (l.name, l.feature_count)).collect()
}

#[test]
fn a_tile_decodes_and_a_composite_holds_each_named_layer() {
    let server = Server::demo();
    let one = server.send("/tiles/zones/9/270/138");
    assert_eq!(one.headers()["content-type"], "application/vnd.mapbox-vector-tile");
    let one = layers(one.bytes().unwrap().to_vec());
    let both = layers(server.send("/tiles/zones,areas,places/9/270/138.mvt").bytes().unwrap().to_vec());
    assert_eq!(one.len(), 1, "no zones in the tile of Trondheim at zoom 9");
    assert_eq!(both[0], one[0]);
    assert_eq!(both.iter().map(|l| l.0.as_str()).collect::<Vec<_>>(), ["zones", "areas", "places"]);
    assert_eq!(both[1].1, 6);
}

#[test]
fn an_unchanged_tile_is_304_and_a_versioned_address_is_kept_for_ever() {
    let server = Server::demo();
    let first = server.send("/tiles/zones/9/270/138");
    let etag = first.headers()["etag"].clone();
    let again = server.get("/tiles/zones/9/270/138").header("if-none-match", etag).send().unwrap();
    assert_eq!((again.status().as_u16(), again.bytes().unwrap().len()), (304, 0));
    let tilejson = server.json("/tiles/zones.json");
    assert_eq!(tilejson["tilejson"], "3.0.0");
    let template = tilejson["tiles"][0].as_str().unwrap();
    let path = template.replace(&server.url, "").replace("{z}", "9").replace("{x}", "270").replace("{y}", "138");
    assert!(server.send(&path).headers()["cache-control"].to_str().unwrap().contains("immutable"));
    let stale = server.send("/tiles/zones/9/270/138?v=gammel");
    assert!(!stale.headers()["cache-control"].to_str().unwrap().contains("immutable"));
}

#[test]
fn an_empty_tile_is_200_without_bytes() {
    let empty = Server::demo().send("/tiles/zones/9/0/0");
    assert_eq!(empty.status(), 200);
    assert_eq!(empty.bytes().unwrap().len(), 0);
}

#[test]
fn tiles_outside_the_range_and_unknown_layers_are_404() {
    let server = Server::demo();
    for path in
        ["/tiles/zones/15/0/0", "/tiles/zones/3/8/0", "/tiles/zones/3/0/8", "/tiles/zones/-1/0/0", "/tiles/zones/3/0/x"]
    {
        assert_eq!(server.problem(path, 404)["type"], "/problemer/utenfor-kartet", "{path}");
    }
    for path in ["/tiles/atlantis/3/0/0", "/tiles/zones,atlantis/3/0/0", "/tiles/atlantis.json"] {
        let problem = server.problem(path, 404);
        assert_eq!(problem["type"], "/problemer/ukjent-lag", "{path}");
        assert!(problem["kjente"].as_array().unwrap().iter().any(|l| l == "zones"));
    }
}

#[test]
fn tilejson_of_every_layer_names_its_fields() {
    let server = Server::demo();
    for layer in ["zones", "areas", "places", "plan", "districts"] {
        let json = server.json(&format!("/tiles/{layer}.json"));
        assert_eq!(json["vector_layers"][0]["id"], layer);
        if layer != "districts" {
            assert_eq!(json["vector_layers"][0]["fields"]["id"], "String", "{layer}");
        }
    }
}
