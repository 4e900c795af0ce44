-- The tables without geometry: facts from documents, need inputs, provenance, the kommune and the log of versions.
-- Lists inside a record are JSON texts.
CREATE TABLE area_lists (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  navn TEXT NOT NULL,
  dato TEXT CHECK (length(dato) IN (4, 7, 10) AND dato NOT GLOB '*[^0-9-]*'),
  merknad TEXT,
  kilder TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(kilder)),
  versjon INTEGER
);

CREATE TABLE areas (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  liste TEXT NOT NULL,
  nr INTEGER NOT NULL,
  navn TEXT NOT NULL,
  aliaser TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliaser)),
  soner TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(soner)),
  deler TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(deler)),
  ble TEXT,
  satsinger TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(satsinger)),
  kvaliteter TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(kvaliteter)),
  merknad TEXT,
  kilder TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(kilder)),
  versjon INTEGER
);

CREATE TABLE actors (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  navn TEXT NOT NULL,
  aliaser TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliaser)),
  kategori TEXT NOT NULL DEFAULT 'annet' CHECK (kategori IN (
    'barnehage', 'skole', 'hvk', 'nav', 'bft', 'helsestasjon', 'kulturenhet', 'politi', 'bibliotek',
    'frivilligsentral', 'idrettslag', 'ideell', 'naeringsliv', 'fylkeskommune', 'spesialisthelsetjeneste', 'annet')),
  sektor TEXT NOT NULL DEFAULT 'ukjent' CHECK (sektor IN (
    'kommunal', 'statlig', 'fylkeskommunal', 'frivillig', 'privat', 'ukjent')),
  sektor_oppgitt BOOLEAN NOT NULL DEFAULT 0 CHECK (sektor_oppgitt IN (0, 1)),
  universell_arena BOOLEAN NOT NULL DEFAULT 0 CHECK (universell_arena IN (0, 1)),
  grunn TEXT NOT NULL DEFAULT '',
  steder TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(steder)),
  del_av TEXT,
  bydel TEXT,
  generell BOOLEAN NOT NULL DEFAULT 0 CHECK (generell IN (0, 1)),
  sensitiv BOOLEAN NOT NULL DEFAULT 0 CHECK (sensitiv IN (0, 1)),
  merknad TEXT,
  kilder TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(kilder)),
  versjon INTEGER
);

CREATE TABLE programmes (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  forelder TEXT,
  navn TEXT NOT NULL,
  aliaser TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliaser)),
  fra TEXT CHECK (length(fra) IN (4, 7, 10) AND fra NOT GLOB '*[^0-9-]*'),
  til TEXT CHECK (length(til) IN (4, 7, 10) AND til NOT GLOB '*[^0-9-]*'),
  status TEXT NOT NULL DEFAULT 'ukjent' CHECK (status IN (
    'viderefort', 'gjennomfort', 'avsluttet_underveis', 'pagar', 'ukjent')),
  status_tekst TEXT,
  omfang TEXT NOT NULL DEFAULT 'hele_byen' CHECK (omfang IN ('sted', 'hele_byen')),
  soner TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(soner)),
  malgruppe TEXT,
  midler_nok INTEGER CHECK (midler_nok >= 0),
  resultater TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(resultater)),
  partnere TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(partnere)),
  sensitiv BOOLEAN NOT NULL DEFAULT 0 CHECK (sensitiv IN (0, 1)),
  merknad TEXT,
  kilder TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(kilder)),
  versjon INTEGER
);

CREATE TABLE relations (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  hvem_slag TEXT NOT NULL CHECK (hvem_slag IN ('actor', 'place', 'zone_arenas')),
  hvem TEXT NOT NULL,
  program TEXT NOT NULL,
  fra TEXT CHECK (length(fra) IN (4, 7, 10) AND fra NOT GLOB '*[^0-9-]*'),
  til TEXT CHECK (length(til) IN (4, 7, 10) AND til NOT GLOB '*[^0-9-]*'),
  tilstand TEXT NOT NULL DEFAULT 'ukjent' CHECK (tilstand IN ('aktiv', 'avsluttet', 'ukjent')),
  form TEXT NOT NULL CHECK (form IN ('linje', 'omradesatsing', 'prosjekt')),
  betjener_soner TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(betjener_soner)),
  kilde TEXT NOT NULL DEFAULT '',
  kilde_url TEXT,
  kilde_dato TEXT CHECK (length(kilde_dato) IN (4, 7, 10) AND kilde_dato NOT GLOB '*[^0-9-]*'),
  versjon INTEGER
);

-- A hidden or missing figure has no number: the state says which of the four it is.
CREATE TABLE needs (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  sone TEXT NOT NULL CHECK (sone <> '' AND sone NOT GLOB '*[^a-z0-9._-]*'),
  kilde TEXT NOT NULL DEFAULT 'manuell' CHECK (kilde <> '' AND kilde NOT GLOB '*[^a-z0-9._-]*'),
  p_blant_k DOUBLE CHECK ((p_blant_k IS NOT NULL) = (p_blant_k_tilstand IN ('known', 'imputed'))),
  p_blant_k_tilstand TEXT NOT NULL CHECK (p_blant_k_tilstand IN ('known', 'suppressed', 'missing', 'imputed')),
  p_blant_k_lav DOUBLE,
  p_blant_k_hoy DOUBLE,
  p_blant_k_metode TEXT,
  barn DOUBLE CHECK ((barn IS NOT NULL) = (barn_tilstand IN ('known', 'imputed'))),
  barn_tilstand TEXT NOT NULL CHECK (barn_tilstand IN ('known', 'suppressed', 'missing', 'imputed')),
  barn_lav DOUBLE,
  barn_hoy DOUBLE,
  barn_metode TEXT,
  versjon INTEGER,
  UNIQUE (kilde, sone)
);

CREATE TABLE imports (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  lag TEXT NOT NULL CHECK (lag IN ('zones', 'districts', 'places', 'population', 'plan', 'facts', 'needs')),
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

CREATE TABLE kommune (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  nummer TEXT NOT NULL UNIQUE,
  navn TEXT NOT NULL,
  organ TEXT NOT NULL,
  min_x DOUBLE NOT NULL,
  min_y DOUBLE NOT NULL,
  max_x DOUBLE NOT NULL,
  max_y DOUBLE NOT NULL,
  versjon INTEGER
);

-- One row for each commit; `fid` is the number of the version.
CREATE TABLE versions (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  tidspunkt DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  forfatter TEXT NOT NULL,
  grunn TEXT NOT NULL,
  lag TEXT NOT NULL DEFAULT '[]'
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES
  ('area_lists', 'attributes', 'Lister over områder', 'Satsingsområder og kandidater, hver liste med sin dato'),
  ('areas', 'attributes', 'Områder', 'Satsingsområder og kandidater, satt sammen av hele soner'),
  ('actors', 'attributes', 'Aktører', 'Organisasjoner og enheter'),
  ('programmes', 'attributes', 'Programmer', 'Programmer og delprosjekter'),
  ('relations', 'attributes', 'Hvem er med i hva', 'Daterte og kildebelagte koblinger mellom aktør eller sted og program'),
  ('needs', 'attributes', 'Behov per sone', 'P(blant de K) og barn, hvert tall med sin tilstand'),
  ('imports', 'attributes', 'Datakilder', 'Kilde, lisens, fil og antall for hvert lag'),
  ('kommune', 'attributes', 'Kommune', 'Kommunen tjenesten gjelder'),
  ('versions', 'attributes', 'Versjoner', 'Endringer: når, hvem og hvorfor');
