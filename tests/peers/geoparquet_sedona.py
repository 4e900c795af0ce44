"""What SedonaDB makes of a folder that `satsing export geoparquet` has written.

Use: python3 tests/peers/geoparquet_sedona.py FOLDER ZONESET
Prints JSON: rows of each file, the SRID of each geometry column, universal arenas in each zone of the set by category (two
joins, which must agree where no arena stands on a border), and persons carried to each zone by area.
Needs the package of requirements-sedona.txt; `tests/with-sedona.sh` installs it.
"""

import csv
import json
import sys
import tempfile
from pathlib import Path

import sedonadb

ARENAS = """
SELECT z.id AS zone, p.kategori AS category, count(*) AS n
FROM zones z JOIN places p ON {predicate}
WHERE z.sonesett = '{zone_set}' AND p.universell_arena AND p.geo_kvalitet <> 'postnr'
GROUP BY z.id, p.kategori
"""

PERSONS = """
SELECT z.id AS zone, sum(c.personer * ST_Area(ST_Intersection(c.geom, z.geom)) / ST_Area(c.geom)) AS persons
FROM zones z JOIN population_cells c ON ST_Intersects(z.geom, c.geom)
WHERE z.sonesett = '{zone_set}'
GROUP BY z.id
"""


def rows(session, sql):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answer.csv"
        session.sql(sql).to_csv(file)
        return list(csv.DictReader(file.open(encoding="utf-8"))) if file.exists() else []


def main():
    folder, zone_set = Path(sys.argv[1]), sys.argv[2]
    session = sedonadb.connect()
    answer = {"rows": {}, "srid": {}}
    for file in sorted(folder.glob("*.parquet")):
        # Checked against its metadata as a whole: 0.5.0 fails where it checks and reads a part of the columns.
        session.read_parquet(file, validate=True).to_memtable()
        frame = session.read_parquet(file)
        frame.to_view(file.stem)
        answer["rows"][file.stem] = frame.count()
        if "geom" in frame.columns:
            found = rows(session, f"SELECT DISTINCT ST_SRID(geom) AS srid FROM {file.stem} WHERE geom IS NOT NULL")
            answer["srid"][file.stem] = [int(row["srid"]) for row in found]
    for name, predicate in (("intersects", "ST_Intersects(z.geom, p.geom)"), ("within", "ST_Within(p.geom, z.geom)")):
        found = rows(session, ARENAS.format(predicate=predicate, zone_set=zone_set))
        answer[name] = [[row["zone"], row["category"], int(row["n"])] for row in found]
    found = rows(session, PERSONS.format(zone_set=zone_set))
    answer["persons"] = {row["zone"]: float(row["persons"]) for row in found}
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
