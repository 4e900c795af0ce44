"""The two joins of the speed goals by GeoPandas, on the same files: its answers, and its time beside ours.

Use: python3 tests/peers/overlay_geopandas.py [FOLDER WITH THE REAL DATA]
Needs geopandas (for example in a virtual environment). Ours: cargo run --release -p satsing-spatial --example speed
"""

import sys
import time
from pathlib import Path

import geopandas as gpd
import numpy as np

DEFAULT = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
POINTS = 1_000_000


def best(runs, work):
    """Result of the work and the best time of several runs, ms."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        result = work()
        times.append((time.perf_counter() - start) * 1e3)
    return result, min(times)


def main():
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    if not data.exists():
        sys.exit(f"{data} is not there; give the folder with the real data")
    zones = gpd.read_file(data / "levekaarssoner_2020_trondheim_25832.gpkg")
    cells = gpd.read_file(data / "befolkning_250m_2015_trondheim_25833.gpkg").to_crs(25832)
    cells["whole"] = cells.area

    west, south, east, north = zones.total_bounds
    random = np.random.default_rng(1)
    places = gpd.points_from_xy(random.uniform(west, east, POINTS), random.uniform(south, north, POINTS), crs=25832)
    points = gpd.GeoDataFrame(geometry=places)
    joined, ms = best(3, lambda: gpd.sjoin(points, zones[["geometry"]], predicate="within"))
    print(f"{POINTS} points to zones ({len(joined)} inside): {ms:.0f} ms")

    pieces, ms = best(3, lambda: gpd.overlay(cells, zones, how="intersection"))
    print(f"{len(cells)} cells on zones, {len(pieces)} pieces: {ms:.0f} ms")

    persons = pieces["pop_tot"] * pieces.area / pieces["whole"]
    touched = cells.loc[cells["ru250m"].isin(pieces["ru250m"]), "pop_tot"].sum()
    print(f"pieces {pieces.area.sum():.1f} m², area {persons.sum():.3f} persons, area_within {touched} persons")
    print(persons.groupby(pieces["levekaarsnavn"]).sum().round(3).to_string())


if __name__ == "__main__":
    main()
