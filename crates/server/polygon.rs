//! Polygons of a question, from GeoJSON in longitude and latitude. Whether they can be used is the snapshot's to say.

use crate::problem::Problem;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use geojson::{Feature, GeoJson, Geometry, GeometryValue, Position};

/// Deepest that collections may lie in each other.
const DEEPEST: usize = 4;

/// One multipolygon for each geometry of a geometry, Feature or FeatureCollection.
pub(crate) fn polygons(value: &serde_json::Value) -> Result<Vec<MultiPolygon<f64>>, Problem> {
    let unread = |e: serde_json::Error| Problem::refused("ugyldig-geojson", &[("grunn", e.to_string())]);
    // A geometry with fields of its own, such as the crs of old files, is read by its kind.
    let geojson: GeoJson = serde_json::from_value(value.clone()).map_err(unread)?;
    let geometries: Vec<Geometry> = match geojson {
        GeoJson::Geometry(geometry) => vec![geometry],
        GeoJson::Feature(feature) => feature.geometry.into_iter().collect(),
        GeoJson::FeatureCollection(all) => all.features.into_iter().filter_map(|f: Feature| f.geometry).collect(),
    };
    let mut out = Vec::new();
    for geometry in geometries {
        read(&geometry.value, 0, &mut out)?;
    }
    Ok(out)
}

fn read(value: &GeometryValue, depth: usize, out: &mut Vec<MultiPolygon<f64>>) -> Result<(), Problem> {
    match value {
        GeometryValue::Polygon { coordinates } => out.push(MultiPolygon(vec![polygon(coordinates)?])),
        GeometryValue::MultiPolygon { coordinates } => {
            let parts = coordinates.iter().map(|p| polygon(p)).collect::<Result<Vec<_>, _>>()?;
            out.push(MultiPolygon(parts));
        }
        GeometryValue::GeometryCollection { geometries } if depth < DEEPEST => {
            for g in geometries {
                read(&g.value, depth + 1, out)?;
            }
        }
        other => {
            return Err(Problem::Unfit { kind: "ikke-flate", values: vec![("verdi", other.type_name().to_owned())] });
        }
    }
    Ok(())
}

fn polygon(rings: &[Vec<Position>]) -> Result<Polygon<f64>, Problem> {
    let mut rings = rings.iter().map(|r| ring(r)).collect::<Result<Vec<_>, _>>()?.into_iter();
    let outer = rings.next().unwrap_or_else(|| LineString(vec![]));
    Ok(Polygon::new(outer, rings.collect()))
}

fn ring(positions: &[Position]) -> Result<LineString<f64>, Problem> {
    let coordinate = |p: &Position| match p.as_slice() {
        [x, y, ..] => Ok(Coord { x: *x, y: *y }),
        _ => Err(Problem::refused("ugyldig-geojson", &[("grunn", "a position has two numbers".to_owned())])),
    };
    positions.iter().map(coordinate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const RING: [[f64; 2]; 4] = [[10.0, 63.0], [10.1, 63.0], [10.1, 63.1], [10.0, 63.0]];

    #[test]
    fn a_geometry_a_feature_and_a_collection_give_their_polygons() {
        let polygon = json!({"type": "Polygon", "coordinates": [RING]});
        let feature = json!({"type": "Feature", "properties": {}, "geometry": polygon});
        let many = json!({"type": "FeatureCollection", "features": [feature, feature]});
        for (value, n) in [(&polygon, 1), (&feature, 1), (&many, 2)] {
            let found = polygons(value).unwrap();
            assert_eq!((found.len(), found[0].0[0].exterior().0.len()), (n, 4));
        }
        assert_eq!(polygons(&json!({"type": "FeatureCollection", "features": []})).unwrap(), vec![]);
    }

    #[test]
    fn what_is_no_polygon_is_refused_by_its_kind() {
        let line = json!({"type": "LineString", "coordinates": RING});
        assert!(matches!(polygons(&line), Err(Problem::Unfit { kind: "ikke-flate", .. })));
        for bad in
            [json!({"type": "Polygon"}), json!({"type": "Polygon", "coordinates": [[[1.0]]]}), json!([1]), json!("x")]
        {
            assert!(matches!(polygons(&bad), Err(Problem::Refused { kind: "ugyldig-geojson", .. })), "{bad}");
        }
    }
}
