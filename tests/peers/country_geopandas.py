"""The overlay of a country's grid on its zones by GeoPandas, and the same transfer by tobler where it is installed.

Use: python3 tests/peers/country_geopandas.py --engine geopandas FOLDER
`make bench` writes the folder: `cells.f64` (west, south, east, north of each square cell), `persons.f64`, `zones.f64` (x and
y of the corners of all rings) and `zones.u32` (the first corner of each ring, and the end), all little-endian.

One run, which is counted: it takes long enough. Reading the files, and building geometries and spatial indexes that are
kept with them, is not counted. Needs geopandas, and for the second engine tobler, for example in a virtual environment.
"""

import argparse
import json
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely


def read(folder):
    cells = shapely.box(*np.fromfile(folder / "cells.f64", dtype="<f8").reshape(-1, 4).T)
    corners = np.fromfile(folder / "zones.f64", dtype="<f8").reshape(-1, 2)
    rings = np.fromfile(folder / "zones.u32", dtype="<u4").astype(np.int64)
    parts = np.arange(len(rings))
    zones = shapely.from_ragged_array(shapely.GeometryType.POLYGON, corners, (rings, parts))
    persons = np.fromfile(folder / "persons.f64", dtype="<f8")
    frame = lambda shapes, **columns: gpd.GeoDataFrame(columns, geometry=shapes, crs=25832)
    return frame(cells, persons=persons, whole=shapely.area(cells)), frame(zones, zone=np.arange(len(zones)))


def by_overlay(cells, zones):
    """Pieces, their area, and persons of each zone."""
    pieces = gpd.overlay(cells, zones, how="intersection")
    areas = pieces.area.to_numpy()
    persons = np.bincount(pieces["zone"], pieces["persons"] * areas / pieces["whole"], len(zones))
    return {"pieces": int((areas > 0).sum()), "area": float(areas.sum()), "persons": float(persons.sum())}


def by_tobler(cells, zones):
    from tobler.area_weighted import area_interpolate

    carried = area_interpolate(cells, zones, extensive_variables=["persons"], allocate_total=False)
    return {"persons": float(carried["persons"].sum())}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=["geopandas", "tobler"], default="geopandas")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    cells, zones = read(options.folder)
    cells.sindex, zones.sindex  # noqa: B018, built on first use
    if options.engine == "tobler":
        import tobler.area_weighted  # noqa: F401, not counted

    start = time.perf_counter()
    answer = by_overlay(cells, zones) if options.engine == "geopandas" else by_tobler(cells, zones)
    print(json.dumps({"ms": (time.perf_counter() - start) * 1e3, **answer}))


if __name__ == "__main__":
    main()
