"""Makes data/zones.geojson and data/plan.geojson: schematic shapes for the demo, never real borders.

Run:  python3 -m venv /tmp/shapes && /tmp/shapes/bin/pip install -r data/make/requirements.txt
      /tmp/shapes/bin/python data/make/shapes.py
Same input gives the same bytes.

Zones: Voronoi cells of make/zone_centres.csv in EPSG:25832, cut at each zone's radius and at the schematic shore.
An arena of arenas.csv that a plain cell would put in another zone than its source says becomes one more seed of its
own zone. All borders are noded together before they are rounded to 6 decimals of a degree, so that neighbours share
every vertex of their common border and no two zones overlap after reading back.
Plan: byggesoner as rings around the centre, arealformål as inner parts of zones and discs around points.
"""

import csv
import json
from pathlib import Path

import pyproj
import shapely
from shapely import Point, Polygon
from shapely.geometry import mapping, shape
from shapely.ops import polygonize, unary_union

DATA = Path(__file__).resolve().parent.parent
GRID = 1.0  # m; snap rounding keeps every vertex half of this from other edges, far more than 6 decimals of a degree move it
REACH = 2200.0  # m; an arena farther than this from its zone's point is left outside every schematic shape
MARGIN = 150.0  # m around an arena that stretches its zone
CLEAR = 40.0  # m that an arena keeps from the border of its zone, where other arenas leave room
TO_UTM = pyproj.Transformer.from_crs(4326, 25832, always_xy=True).transform
TO_LONLAT = pyproj.Transformer.from_crs(25832, 4326, always_xy=True).transform
PLAN = {
    "planident": "k20210049",
    "planstatus": "vedtatt av bystyret 26.9.2024; etter sekundære kilder i kraft 27.3.2025 og endret 30.3.2026; "
    "status og datoer må kontrolleres",
}


def rows(path):
    lines = [l for l in (DATA / path).read_text(encoding="utf-8").splitlines() if not l.startswith("#")]
    return list(csv.DictReader(lines, delimiter=";"))


def transform(to, geometry):
    return shapely.transform(geometry, to, interleaved=False)


def utm(lon, lat):
    return Point(TO_UTM(float(lon), float(lat)))


def seeds(centres, arenas):
    """(zone, point) for each zone and for each arena that would else fall in another zone."""
    out = [(name, p) for name, (p, _) in centres.items()]
    near = [(zone, p) for zone, p in arenas if p.distance(centres[zone][0]) < REACH]
    while True:
        own = lambda zone, p: min(s.distance(p) for name, s in out if name == zone)
        other = lambda zone, p: min(s.distance(p) for name, s in out if name != zone)
        wrong = [(zone, p) for zone, p in near if own(zone, p) > 0 and own(zone, p) + 2 * CLEAR > other(zone, p)]
        if not wrong:
            return out, near
        out.append(wrong[0])


def cells(all_seeds):
    box = shapely.box(530000, 6990000, 610000, 7070000)
    out = {}
    for cell in shapely.voronoi_polygons(shapely.MultiPoint([p for _, p in all_seeds]), extend_to=box).geoms:
        zone = next(name for name, p in all_seeds if cell.contains(p))
        out.setdefault(zone, []).append(cell)
    return {zone: unary_union(parts) for zone, parts in out.items()}


def coverage(shapes):
    """Nodes all borders together, so that neighbours share vertices; gives each zone its faces back."""
    lines = shapely.union_all([s.boundary for s in shapes.values()], grid_size=GRID)
    faces = {name: [] for name in shapes}
    for face in polygonize(lines):
        inside = face.representative_point()
        owner = next((name for name, s in shapes.items() if s.contains(inside)), None)
        if owner:
            faces[owner].append(face)
    return {name: unary_union(f) for name, f in faces.items()}


def rounded(geometry):
    lonlat = transform(TO_LONLAT, geometry)
    return shapely.transform(lonlat, lambda xy: xy.round(6))


def feature(properties, geometry):
    oriented = shapely.orient_polygons(rounded(geometry))
    parts = shapely.MultiPolygon([oriented]) if oriented.geom_type == "Polygon" else oriented
    return {"type": "Feature", "properties": properties, "geometry": mapping(parts)}


def write(path, title, about, features):
    head = {"type": "FeatureCollection", "navn": title, "skjematisk": True, "om": about}
    body = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    text = json.dumps(head, ensure_ascii=False, indent=0)[:-2] + ',\n"features": [\n' + body + "\n]\n}\n"
    (DATA / path).write_text(text, encoding="utf-8")


def water():
    collection = json.loads((DATA / "background.geojson").read_text(encoding="utf-8"))
    of_kind = lambda kind: [shape(f["geometry"]) for f in collection["features"] if f["properties"]["kind"] == kind]
    return transform(TO_UTM, unary_union(of_kind("vann"))), transform(TO_UTM, unary_union(of_kind("elv")))


def zones(sea):
    centres = {r["navn"]: (utm(r["lon"], r["lat"]), float(r["radius_m"])) for r in rows("make/zone_centres.csv")}
    arenas = [(r["sone"], utm(r["lon"], r["lat"])) for r in rows("arenas.csv")]
    all_seeds, near = seeds(centres, arenas)
    raw = {}
    for name, cell in cells(all_seeds).items():
        centre, radius = centres[name]
        reach = [centre.buffer(radius, quad_segs=16)] + [p.buffer(MARGIN, quad_segs=8) for zone, p in near if zone == name]
        land = cell.intersection(unary_union(reach).convex_hull).difference(sea)
        own = [p for zone, p in all_seeds if zone == name]
        parts = [g for g in getattr(land, "geoms", [land]) if any(g.contains(p) for p in own)]
        raw[name] = shapely.set_precision(unary_union(parts), GRID)
    done = coverage(raw)
    return {name: done[name] for name in centres}


def discs(*places, radius):
    return unary_union([utm(lon, lat).buffer(radius, quad_segs=4) for lon, lat in places])


def plan(zone_shapes, sea, river):
    city = unary_union(list(zone_shapes.values()))
    torg = utm(10.395, 63.430)
    marka = unary_union([transform(TO_UTM, Polygon(ring)) for ring in (
        [(10.19, 63.447), (10.30, 63.449), (10.325, 63.444), (10.325, 63.40), (10.30, 63.385), (10.24, 63.385), (10.19, 63.40)],
        [(10.455, 63.398), (10.48, 63.408), (10.55, 63.409), (10.575, 63.395), (10.55, 63.380), (10.50, 63.372), (10.46, 63.378)],
    )])
    one = torg.buffer(900).difference(sea)
    two = torg.buffer(2700).intersection(city.buffer(150)).difference(sea).difference(one)
    three = city.buffer(150).difference(sea).difference(torg.buffer(2700))
    four = marka.difference(city.buffer(150)).difference(sea).difference(torg.buffer(2700))
    properties, drawn = {}, {}

    def add(kind, code, name, status, geometry, slug):
        properties[slug] = {"id": slug, "kind": kind, "code": code, "navn": name, "status": status, **PLAN}
        drawn.setdefault(kind, {})[slug] = shapely.set_precision(geometry.simplify(2), GRID)

    for code, name, geometry in (
        ("1", "Byggesone 1: sentrumskjerne", one), ("2", "Byggesone 2: sentrale byområder", two),
        ("3", "Byggesone 3: øvrige", three), ("4", "Byggesone 4: strengt vern", four),
    ):
        add("byggesone", code, name, "ukjent", geometry, f"byggesone-{code}")

    services = discs((10.479, 63.418), (10.435, 63.441), (10.365, 63.381), (10.334, 63.345), (10.352, 63.363), (10.367, 63.393), radius=130)
    services_new = discs((10.391, 63.3635), (10.405, 63.4045), radius=150)
    centre = discs((10.394, 63.431), radius=550).union(discs((10.352, 63.3545), (10.386, 63.3605), radius=220)).difference(sea)
    mixed = discs((10.428, 63.4435), radius=330).difference(sea)
    mixed_new = discs((10.3985, 63.3975), radius=300)
    green = river.buffer(70).intersection(city).union(discs((10.4405, 63.4550), (10.402, 63.4235), radius=260)).difference(sea)
    taken = unary_union([services, services_new, centre, mixed, mixed_new, green])
    homes = unary_union([zone_shapes[n].buffer(-90) for n in (
        "Kattem", "Saupstad", "Romulslia", "Hallset", "Tempe-Sorgenfri", "Øya-Elgeseter", "Ila", "Lademoen", "Møllenberg", "Brundalen",
    )]).difference(taken)
    homes_new = zone_shapes["Tonstad"].buffer(-260).difference(taken)
    green, centre, mixed = green.difference(services), centre.difference(green), mixed.difference(green).difference(services)
    mixed_new, services_new = mixed_new.difference(green), services_new.difference(green)
    now, later = "navaerende", "framtidig"
    for code, name, status, geometry in (
        ("1110", "Boligbebyggelse", now, homes), ("1110", "Boligbebyggelse", later, homes_new),
        ("1130", "Sentrumsformål", now, centre), ("1160", "Offentlig eller privat tjenesteyting", now, services),
        ("1160", "Offentlig eller privat tjenesteyting", later, services_new),
        ("1800", "Kombinert bebyggelse og anleggsformål", now, mixed), ("1800", "Kombinert bebyggelse og anleggsformål", later, mixed_new),
        ("3040", "Friområde", now, green),
    ):
        add("arealformal", code, name, status, geometry, f"arealformal-{code}-{status}")
    old_town = discs((10.396, 63.429), (10.405, 63.4285), (10.413, 63.4315), radius=420).difference(sea)
    add("hensynssone", "570", "Hensynssone: bevaring av kulturmiljø", "ukjent", old_town, "hensynssone-570")
    out = []
    for shapes in drawn.values():
        for slug, geometry in coverage(shapes).items():
            parts = [g for g in getattr(geometry, "geoms", [geometry]) if g.area > 2000]
            out.append(feature(properties[slug], unary_union(parts)))
    return out


def main():
    sea, river = water()
    shapes = zones(sea)
    write("zones.geojson", "Levekårssoner, skjematiske former",
          "Oppdiktede former rundt et punkt i hver sone, laget av data/make/shapes.py. Navnene er kommunens; grensene er det ikke.",
          [feature({"navn": name}, g) for name, g in shapes.items()])
    write("plan.geojson", "Kommuneplanens arealdel 2022–2034, skjematiske former",
          "Oppdiktede former laget av data/make/shapes.py. Bare koder, navn og planident er fra planen; ingen grense er det.",
          plan(shapes, sea, river))
    back = {f["properties"]["navn"]: transform(TO_UTM, shape(f["geometry"])) for f in json.loads((DATA / "zones.geojson").read_text())["features"]}
    names = list(back)
    overlaps = [(a, b) for i, a in enumerate(names) for b in names[i + 1:] if shapely.relate_pattern(back[a], back[b], "T********")]
    for r in rows("arenas.csv"):
        p = utm(r["lon"], r["lat"])
        inside = next((n for n in names if back[n].contains(p)), None)
        if inside != r["sone"]:
            near = min(names, key=lambda n: back[n].distance(p))
            print(f"{r['navn']}: kilden sier {r['sone']}, formen gir {inside or 'ingen'} (nærmest {near}, {back[near].distance(p):.0f} m)")
    print(f"{len(names)} soner, {len(overlaps)} overlapper {overlaps}, {sum(g.area for g in back.values()) / 1e6:.1f} km²")


main()
