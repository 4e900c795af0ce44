-- Addresses to weigh by. `boliger` is 1 where the source does not count dwellings.
CREATE TABLE addresses (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL,
  kilde TEXT NOT NULL DEFAULT 'manuell' CHECK (kilde <> '' AND kilde NOT GLOB '*[^a-z0-9._-]*'),
  boliger INTEGER NOT NULL DEFAULT 1 CHECK (boliger BETWEEN 0 AND 4294967295),
  versjon INTEGER,
  geom POINT NOT NULL,
  UNIQUE (kilde, id)
);

CREATE TABLE history_addresses AS SELECT *, 0 AS versjon_til FROM addresses WHERE 0;
CREATE INDEX history_addresses_til ON history_addresses (versjon_til);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
  ('addresses', 'features', 'Adresser', 'Adressepunkter som tall fordeles etter', 25832);

INSERT INTO gpkg_geometry_columns VALUES ('addresses', 'geom', 'POINT', 25832, 0, 0);

-- A CHECK cannot be altered, so `imports` is made again as in 0006.
CREATE TEMP TABLE kept_imports AS SELECT * FROM main.imports;
CREATE TEMP TABLE kept_sequence AS SELECT name, seq FROM main.sqlite_sequence WHERE name = 'imports';
DROP TABLE main.imports;

CREATE TABLE imports (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  lag TEXT NOT NULL CHECK (lag IN (
    'zones', 'districts', 'places', 'population', 'addresses', 'plan', 'facts', 'catalogue', 'indicators', 'network',
    'scenarios')),
  kilde TEXT NOT NULL CHECK (kilde <> '' AND kilde NOT GLOB '*[^a-z0-9._-]*'),
  tittel TEXT NOT NULL,
  opphav TEXT NOT NULL,
  lisens TEXT NOT NULL,
  tillit TEXT NOT NULL CHECK (tillit IN ('ekte', 'skjematisk', 'oppdiktet', 'fakta')),
  hentet TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  fil TEXT NOT NULL,
  oppskrift TEXT NOT NULL,
  lest INTEGER NOT NULL,
  tatt_inn INTEGER NOT NULL,
  avvist INTEGER NOT NULL,
  varsler TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(varsler)),
  versjon INTEGER,
  UNIQUE (lag, kilde)
);

INSERT INTO imports (fid, lag, kilde, tittel, opphav, lisens, tillit, hentet, sha256, fil, oppskrift, lest, tatt_inn,
    avvist, varsler, versjon)
  SELECT fid, lag, kilde, tittel, opphav, lisens, tillit, hentet, sha256, fil, oppskrift, lest, tatt_inn,
    avvist, varsler, versjon
  FROM temp.kept_imports ORDER BY fid;
DELETE FROM main.sqlite_sequence WHERE name = 'imports';
INSERT INTO main.sqlite_sequence (name, seq) SELECT name, seq FROM temp.kept_sequence;
DROP TABLE temp.kept_imports;
DROP TABLE temp.kept_sequence;
