-- Streets one can walk and what bars the way, and delimitations that somebody has saved. More kinds of plan area.
CREATE TABLE streets (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  kilde TEXT NOT NULL DEFAULT 'manuell' CHECK (kilde <> '' AND kilde NOT GLOB '*[^a-z0-9._-]*'),
  klasse TEXT NOT NULL CHECK (klasse IN ('gang', 'vei', 'trapp', 'elv', 'jernbane')),
  niva INTEGER NOT NULL DEFAULT 0 CHECK (niva BETWEEN -128 AND 127),
  versjon INTEGER,
  geom LINESTRING NOT NULL
);

-- `utgave` is the number of times a scenario was saved. A scenario is made of units or has a polygon of its own.
CREATE TABLE scenarios (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  kilde TEXT NOT NULL DEFAULT 'manuell' CHECK (kilde <> '' AND kilde NOT GLOB '*[^a-z0-9._-]*'),
  navn TEXT NOT NULL,
  laget TEXT NOT NULL DEFAULT '',
  endret TEXT NOT NULL DEFAULT '',
  dataversjon TEXT NOT NULL DEFAULT '',
  enhet TEXT CHECK (enhet IN ('soner', 'kretser', 'ruter')),
  enheter TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(enheter)),
  hva_om TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(hva_om)),
  merknad TEXT NOT NULL DEFAULT '',
  utgave INTEGER NOT NULL DEFAULT 1 CHECK (utgave BETWEEN 0 AND 4294967295),
  versjon INTEGER,
  geom MULTIPOLYGON,
  CHECK (enhet IS NOT NULL OR geom IS NOT NULL)
);

CREATE TABLE history_streets AS SELECT *, 0 AS versjon_til FROM streets WHERE 0;
CREATE TABLE history_scenarios AS SELECT *, 0 AS versjon_til FROM scenarios WHERE 0;

CREATE INDEX history_streets_til ON history_streets (versjon_til);
CREATE INDEX history_scenarios_til ON history_scenarios (versjon_til);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
  ('streets', 'features', 'Gangnett', 'Gater, gangveger og trapper, og elver og jernbaner som stenger', 25832),
  ('scenarios', 'features', 'Lagrede avgrensninger', 'Avgrensninger som er lagret, med det som er forutsatt', 25832);

INSERT INTO gpkg_geometry_columns VALUES
  ('streets', 'geom', 'LINESTRING', 25832, 0, 0),
  ('scenarios', 'geom', 'MULTIPOLYGON', 25832, 0, 0);

-- A CHECK cannot be altered, so `plan_areas` and `imports` are made again as `imports` was in 0005: rows keep their fid
-- and their version, and no fid is used twice. The spatial index is made again when the migrations are done.
CREATE TEMP TABLE kept_plan AS SELECT * FROM main.plan_areas;
CREATE TEMP TABLE kept_imports AS SELECT * FROM main.imports;
CREATE TEMP TABLE kept_sequence AS SELECT name, seq FROM main.sqlite_sequence WHERE name IN ('plan_areas', 'imports');
DROP TABLE main.plan_areas;
DROP TABLE IF EXISTS main.rtree_plan_areas_geom;
DROP TABLE main.imports;

CREATE TABLE plan_areas (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  kilde TEXT NOT NULL DEFAULT 'manuell' CHECK (kilde <> '' AND kilde NOT GLOB '*[^a-z0-9._-]*'),
  slag TEXT NOT NULL CHECK (slag IN (
    'planomrade', 'byggesone', 'arealformal', 'hensynssone', 'bestemmelse', 'restriksjon', 'retningslinje')),
  objekttype TEXT NOT NULL DEFAULT '',
  kode TEXT NOT NULL,
  navn TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'ukjent' CHECK (status IN ('navaerende', 'framtidig', 'ukjent')),
  planident TEXT NOT NULL,
  planstatus TEXT NOT NULL,
  ikraft TEXT CHECK (length(ikraft) IN (4, 7, 10) AND ikraft NOT GLOB '*[^0-9-]*'),
  versjon INTEGER,
  geom MULTIPOLYGON NOT NULL
);

ALTER TABLE history_plan_areas ADD COLUMN objekttype TEXT NOT NULL DEFAULT '';

UPDATE gpkg_contents SET description = 'Arealformål, byggesoner, hensynssoner og andre flater i planen'
WHERE table_name = 'plan_areas';

CREATE TABLE imports (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  lag TEXT NOT NULL CHECK (lag IN (
    'zones', 'districts', 'places', 'population', 'plan', 'facts', 'catalogue', 'indicators', 'network', 'scenarios')),
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

INSERT INTO plan_areas (fid, id, kilde, slag, kode, navn, status, planident, planstatus, ikraft, versjon, geom)
  SELECT fid, id, kilde, slag, kode, navn, status, planident, planstatus, ikraft, versjon, geom
  FROM temp.kept_plan ORDER BY fid;
INSERT INTO imports (fid, lag, kilde, tittel, opphav, lisens, tillit, hentet, sha256, fil, oppskrift, lest, tatt_inn,
    avvist, varsler, versjon)
  SELECT fid, lag, kilde, tittel, opphav, lisens, tillit, hentet, sha256, fil, oppskrift, lest, tatt_inn,
    avvist, varsler, versjon
  FROM temp.kept_imports ORDER BY fid;
DELETE FROM main.sqlite_sequence WHERE name IN ('plan_areas', 'imports');
INSERT INTO main.sqlite_sequence (name, seq) SELECT name, seq FROM temp.kept_sequence;
DROP TABLE temp.kept_plan;
DROP TABLE temp.kept_imports;
DROP TABLE temp.kept_sequence;
