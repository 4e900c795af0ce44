-- The layers with geometry, EPSG:25832. `versjon` is the version a row was written in (NULL = not sealed yet); geometry
-- stands last so that reading the other columns does not walk through it. The CHECKs refuse in QGIS what could not be
-- read back.
CREATE TABLE zone_sets (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  navn TEXT NOT NULL,
  gyldig_fra TEXT CHECK (length(gyldig_fra) IN (4, 7, 10) AND gyldig_fra NOT GLOB '*[^0-9-]*'),
  gyldig_til TEXT CHECK (length(gyldig_til) IN (4, 7, 10) AND gyldig_til NOT GLOB '*[^0-9-]*'),
  kilde TEXT NOT NULL CHECK (kilde <> '' AND kilde NOT GLOB '*[^a-z0-9._-]*'),
  versjon INTEGER
);

CREATE TABLE zones (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  sonesett TEXT NOT NULL REFERENCES zone_sets (id) DEFERRABLE INITIALLY DEFERRED,
  navn TEXT NOT NULL,
  aliaser TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliaser)),
  kode TEXT,
  grense_opphav TEXT NOT NULL DEFAULT '',
  grense_dato TEXT CHECK (length(grense_dato) IN (4, 7, 10) AND grense_dato NOT GLOB '*[^0-9-]*'),
  grense_forelopig BOOLEAN NOT NULL DEFAULT 1 CHECK (grense_forelopig IN (0, 1)),
  versjon INTEGER,
  geom MULTIPOLYGON NOT NULL,
  UNIQUE (sonesett, id)
);

CREATE TABLE districts (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  kilde TEXT NOT NULL DEFAULT 'manuell' CHECK (kilde <> '' AND kilde NOT GLOB '*[^a-z0-9._-]*'),
  navn TEXT NOT NULL,
  kode TEXT,
  versjon INTEGER,
  geom MULTIPOLYGON NOT NULL
);

CREATE TABLE places (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  kilde TEXT NOT NULL DEFAULT 'manuell' CHECK (kilde <> '' AND kilde NOT GLOB '*[^a-z0-9._-]*'),
  kilde_ref TEXT,
  navn TEXT NOT NULL,
  aliaser TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliaser)),
  kategori TEXT NOT NULL DEFAULT 'annet' CHECK (kategori IN (
    'barnehage', 'skole', 'hvk', 'nav', 'bft', 'helsestasjon', 'kulturenhet', 'politi', 'bibliotek',
    'frivilligsentral', 'idrettslag', 'ideell', 'naeringsliv', 'fylkeskommune', 'spesialisthelsetjeneste', 'annet')),
  sektor TEXT NOT NULL DEFAULT 'ukjent' CHECK (sektor IN (
    'kommunal', 'statlig', 'fylkeskommunal', 'frivillig', 'privat', 'ukjent')),
  universell_arena BOOLEAN NOT NULL DEFAULT 0 CHECK (universell_arena IN (0, 1)),
  grunn TEXT NOT NULL DEFAULT '',
  adresse TEXT,
  nettside TEXT,
  geo_kvalitet TEXT NOT NULL DEFAULT 'manuell' CHECK (geo_kvalitet IN (
    'adresse', 'bygning', 'postnr', 'manuell', 'avrundet', 'ukjent')),
  versjon INTEGER,
  geom POINT
);

CREATE TABLE population_cells (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL,
  kilde TEXT NOT NULL DEFAULT 'manuell' CHECK (kilde <> '' AND kilde NOT GLOB '*[^a-z0-9._-]*'),
  personer DOUBLE NOT NULL,
  aar INTEGER,
  versjon INTEGER,
  geom MULTIPOLYGON NOT NULL,
  UNIQUE (kilde, id)
);

CREATE TABLE plan_areas (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  kilde TEXT NOT NULL DEFAULT 'manuell' CHECK (kilde <> '' AND kilde NOT GLOB '*[^a-z0-9._-]*'),
  slag TEXT NOT NULL CHECK (slag IN ('byggesone', 'arealformal', 'hensynssone')),
  kode TEXT NOT NULL,
  navn TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'ukjent' CHECK (status IN ('navaerende', 'framtidig', 'ukjent')),
  planident TEXT NOT NULL,
  planstatus TEXT NOT NULL,
  ikraft TEXT CHECK (length(ikraft) IN (4, 7, 10) AND ikraft NOT GLOB '*[^0-9-]*'),
  versjon INTEGER,
  geom MULTIPOLYGON NOT NULL
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
  ('zones', 'features', 'Levekårssoner', 'Soner i alle sonesett; den siste raden i zone_sets er det gjeldende settet', 25832),
  ('districts', 'features', 'Skolekretser', 'Skolekretser', 25832),
  ('places', 'features', 'Steder', 'Hus der noe er; uten geometri vises stedet bare i lister', 25832),
  ('population_cells', 'features', 'Befolkning på rutenett', 'Personer per rute', 25832),
  ('plan_areas', 'features', 'Kommuneplanens arealdel', 'Byggesone, arealformål og hensynssone', 25832),
  ('zone_sets', 'attributes', 'Sonesett', 'Inndelinger i soner, eldste først', NULL);

INSERT INTO gpkg_geometry_columns VALUES
  ('zones', 'geom', 'MULTIPOLYGON', 25832, 0, 0),
  ('districts', 'geom', 'MULTIPOLYGON', 25832, 0, 0),
  ('places', 'geom', 'POINT', 25832, 0, 0),
  ('population_cells', 'geom', 'MULTIPOLYGON', 25832, 0, 0),
  ('plan_areas', 'geom', 'MULTIPOLYGON', 25832, 0, 0);
