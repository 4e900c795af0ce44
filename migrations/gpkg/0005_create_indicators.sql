-- The catalogue of indicators and their figures, in place of the need inputs. Texts stand in bokmål, with `_nn` and
-- `_en` for the other two languages; lists and structures inside a record are JSON texts.
CREATE TABLE themes (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  navn TEXT NOT NULL,
  kort TEXT NOT NULL,
  navn_nn TEXT NOT NULL DEFAULT '',
  navn_en TEXT NOT NULL DEFAULT '',
  kort_nn TEXT NOT NULL DEFAULT '',
  kort_en TEXT NOT NULL DEFAULT '',
  versjon INTEGER
);

CREATE TABLE indicators (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  navn TEXT NOT NULL,
  kort TEXT NOT NULL,
  definisjon TEXT NOT NULL,
  tema TEXT CHECK (tema <> '' AND tema NOT GLOB '*[^a-z0-9._-]*'),
  enhet TEXT NOT NULL CHECK (enhet IN ('prosent', 'antall', 'kroner', 'skar')),
  retning TEXT NOT NULL CHECK (retning IN ('higher_is_more_exposed', 'lower_is_more_exposed')),
  rolle TEXT NOT NULL CHECK (rolle IN ('levekar', 'kontekst', 'innvandrerbakgrunn', 'grunntall')),
  i_indeks BOOLEAN NOT NULL DEFAULT 0 CHECK (i_indeks IN (0, 1)),
  finest TEXT NOT NULL CHECK (finest IN (
    'grunnkrets', 'sone', 'skolekrets', 'delomrade', 'omrade', 'bydel', 'kommune', 'land')),
  teller TEXT NOT NULL,
  nevner TEXT,
  nevner_id TEXT CHECK (nevner_id <> '' AND nevner_id NOT GLOB '*[^a-z0-9._-]*'),
  alder TEXT,
  studenter TEXT NOT NULL CHECK (studenter IN ('med', 'uten', 'ikke_relevant')),
  variant_av TEXT CHECK (variant_av <> '' AND variant_av NOT GLOB '*[^a-z0-9._-]*'),
  justering TEXT CHECK (justering IN ('uten_studenter', 'aldersjustert')),
  stoy TEXT NOT NULL CHECK (json_valid(stoy) AND json_extract(stoy, '$.kind') IN ('ingen', 'telling', 'intervall')),
  variasjon TEXT NOT NULL CHECK (variasjon IN ('none', 'binomial')),
  kilde TEXT NOT NULL,
  merknad TEXT,
  navn_nn TEXT NOT NULL DEFAULT '',
  navn_en TEXT NOT NULL DEFAULT '',
  kort_nn TEXT NOT NULL DEFAULT '',
  kort_en TEXT NOT NULL DEFAULT '',
  definisjon_nn TEXT NOT NULL DEFAULT '',
  definisjon_en TEXT NOT NULL DEFAULT '',
  teller_nn TEXT NOT NULL DEFAULT '',
  teller_en TEXT NOT NULL DEFAULT '',
  nevner_nn TEXT,
  nevner_en TEXT,
  merknad_nn TEXT,
  merknad_en TEXT,
  versjon INTEGER,
  CHECK ((variant_av IS NULL) = (justering IS NULL))
);

CREATE TABLE weight_profiles (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9._-]*'),
  navn TEXT NOT NULL,
  beskrivelse TEXT NOT NULL,
  vekter TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(vekter)),
  navn_nn TEXT NOT NULL DEFAULT '',
  navn_en TEXT NOT NULL DEFAULT '',
  beskrivelse_nn TEXT NOT NULL DEFAULT '',
  beskrivelse_en TEXT NOT NULL DEFAULT '',
  versjon INTEGER
);

-- A hidden or missing figure has no number: the state says which of the four it is.
CREATE TABLE observations (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  indikator TEXT NOT NULL CHECK (indikator <> '' AND indikator NOT GLOB '*[^a-z0-9._-]*'),
  kilde TEXT NOT NULL DEFAULT 'manuell' CHECK (kilde <> '' AND kilde NOT GLOB '*[^a-z0-9._-]*'),
  niva TEXT NOT NULL CHECK (niva IN (
    'grunnkrets', 'sone', 'skolekrets', 'delomrade', 'omrade', 'bydel', 'kommune', 'land')),
  enhet TEXT NOT NULL CHECK (enhet <> '' AND enhet NOT GLOB '*[^a-z0-9._-]*'),
  navn TEXT NOT NULL DEFAULT '',
  periode TEXT NOT NULL CHECK (periode GLOB '[0-9][0-9][0-9][0-9]' OR (
    periode GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]' AND substr(periode, 1, 4) < substr(periode, 6))),
  teller DOUBLE CHECK ((teller IS NOT NULL) = (teller_tilstand IN ('known', 'imputed'))),
  teller_tilstand TEXT NOT NULL CHECK (teller_tilstand IN ('known', 'suppressed', 'missing', 'imputed')),
  teller_lav DOUBLE,
  teller_hoy DOUBLE,
  teller_metode TEXT,
  nevner DOUBLE CHECK ((nevner IS NOT NULL) = (nevner_tilstand IN ('known', 'imputed'))),
  nevner_tilstand TEXT NOT NULL CHECK (nevner_tilstand IN ('known', 'suppressed', 'missing', 'imputed')),
  nevner_lav DOUBLE,
  nevner_hoy DOUBLE,
  nevner_metode TEXT,
  verdi DOUBLE CHECK ((verdi IS NOT NULL) = (verdi_tilstand IN ('known', 'imputed'))),
  verdi_tilstand TEXT NOT NULL CHECK (verdi_tilstand IN ('known', 'suppressed', 'missing', 'imputed')),
  verdi_lav DOUBLE,
  verdi_hoy DOUBLE,
  verdi_metode TEXT,
  merke TEXT,
  definisjon TEXT,
  versjon INTEGER,
  UNIQUE (kilde, indikator, niva, enhet, periode)
);

CREATE INDEX observations_indikator ON observations (indikator);

CREATE TABLE history_themes AS SELECT *, 0 AS versjon_til FROM themes WHERE 0;
CREATE TABLE history_indicators AS SELECT *, 0 AS versjon_til FROM indicators WHERE 0;
CREATE TABLE history_weight_profiles AS SELECT *, 0 AS versjon_til FROM weight_profiles WHERE 0;
CREATE TABLE history_observations AS SELECT *, 0 AS versjon_til FROM observations WHERE 0;

CREATE INDEX history_themes_til ON history_themes (versjon_til);
CREATE INDEX history_indicators_til ON history_indicators (versjon_til);
CREATE INDEX history_weight_profiles_til ON history_weight_profiles (versjon_til);
CREATE INDEX history_observations_til ON history_observations (versjon_til);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES
  ('themes', 'attributes', 'Temaer', 'Temaene i indeksen, i den rekkefølgen de vises'),
  ('indicators', 'attributes', 'Indikatorer', 'Hva som måles, av hvem, hvilken vei det peker, støy og kilde'),
  ('weight_profiles', 'attributes', 'Vektprofiler', 'Navngitte sett av vekter; den første er standard'),
  ('observations', 'attributes', 'Tall for indikatorene',
   'Teller, nevner og verdi for hver enhet og periode, hvert tall med sin tilstand');

-- The need inputs go, with what was known of where they came from. A table takes its triggers with it.
DROP TABLE needs;
DROP TABLE history_needs;
DELETE FROM gpkg_contents WHERE table_name = 'needs';
DELETE FROM history_imports WHERE lag = 'needs';
UPDATE versions SET lag = (SELECT json_group_array(value) FROM json_each(lag) WHERE value <> 'needs')
WHERE EXISTS (SELECT 1 FROM json_each(lag) WHERE value = 'needs');

-- A CHECK cannot be altered, so `imports` is made again. Its rows keep their fid and their version, and a fid that has
-- been used is not used again: older versions are ordered by it. Not by renaming, which views of other programs may
-- stand in the way of.
CREATE TEMP TABLE kept_imports AS SELECT * FROM main.imports WHERE lag <> 'needs';
CREATE TEMP TABLE kept_sequence AS SELECT seq FROM main.sqlite_sequence WHERE name = 'imports';
DROP TABLE main.imports;

CREATE TABLE imports (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  lag TEXT NOT NULL CHECK (lag IN (
    'zones', 'districts', 'places', 'population', 'plan', 'facts', 'catalogue', 'indicators')),
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
INSERT INTO main.sqlite_sequence (name, seq) SELECT 'imports', seq FROM temp.kept_sequence;
DROP TABLE temp.kept_imports;
DROP TABLE temp.kept_sequence;
