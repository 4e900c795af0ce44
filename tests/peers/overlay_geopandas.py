"""The two joins of the speed goals by GeoPandas, on the same files: its answers, and its time beside ours.

Use: python3 tests/peers/overlay_geopandas.py [--json] [--points FILE] [FOLDER WITH THE REAL DATA]
`make bench` runs it with the points of the benchmark (x and y as little-endian doubles); without them it makes its own.
Needs geopandas, for example in a virtual environment.
"""

import argparse
import json
import statistics
import time
from pathlib import Path

import geopandas as gpd
import numpy as np

DEFAULT = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
POINTS = 1_000_000


def median(runs, work):
    """Result of the work and the median time of several runs, ms, after one that is not counted."""
    result, times = work(), []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1e3)
    return result, statistics.median(times)


def coordinates(file, zones):
    """x and y of the points of the benchmark, else of as many random ones in the box of the zones."""
    if file:
        return np.fromfile(file, dtype="<f8").reshape(-1, 2).T
    west, south, east, north = zones.total_bounds
    random = np.random.default_rng(1)
    return random.uniform(west, east, POINTS), random.uniform(south, north, POINTS)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    parser.add_argument("--points", type=Path, help="file with the points to join")
    parser.add_argument("data", type=Path, nargs="?", default=DEFAULT)
    options = parser.parse_args()
    if not options.data.exists():
        parser.error(f"{options.data} is not there; give the folder with the real data")
    zones = gpd.read_file(options.data / "levekaarssoner_2020_trondheim_25832.gpkg")
    cells = gpd.read_file(options.data / "befolkning_250m_2015_trondheim_25833.gpkg").to_crs(25832)
    cells["whole"] = cells.area

    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(*coordinates(options.points, zones), crs=25832))
    joined, points_ms = median(5, lambda: gpd.sjoin(points, zones[["geometry"]], predicate="within"))
    pieces, overlay_ms = median(5, lambda: gpd.overlay(cells, zones, how="intersection"))
    area = float(pieces.area.sum())
    if options.json:
        answer = {"inside": len(joined), "pieces": len(pieces), "area": area}
        print(json.dumps({"points_ms": points_ms, "overlay_ms": overlay_ms, **answer}))
        return

    print(f"{len(points)} points to zones ({len(joined)} inside): {points_ms:.0f} ms")
    print(f"{len(cells)} cells on zones, {len(pieces)} pieces: {overlay_ms:.0f} ms")
    persons = pieces["pop_tot"] * pieces.area / pieces["whole"]
    touched = cells.loc[cells["ru250m"].isin(pieces["ru250m"]), "pop_tot"].sum()
    print(f"pieces {area:.1f} m², area {persons.sum():.3f} persons, area_within {touched} persons")
    print(persons.groupby(pieces["levekaarsnavn"]).sum().round(3).to_string())


if __name__ == "__main__":
    main()
