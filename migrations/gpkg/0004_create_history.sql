-- Superseded rows: the same columns as the table they left, and the version that superseded them (NULL = not sealed
-- yet). Triggers on the tables fill them, so that edits made by other programs are kept as well.
CREATE TABLE history_zone_sets AS SELECT *, 0 AS versjon_til FROM zone_sets WHERE 0;
CREATE TABLE history_zones AS SELECT *, 0 AS versjon_til FROM zones WHERE 0;
CREATE TABLE history_districts AS SELECT *, 0 AS versjon_til FROM districts WHERE 0;
CREATE TABLE history_places AS SELECT *, 0 AS versjon_til FROM places WHERE 0;
CREATE TABLE history_population_cells AS SELECT *, 0 AS versjon_til FROM population_cells WHERE 0;
CREATE TABLE history_plan_areas AS SELECT *, 0 AS versjon_til FROM plan_areas WHERE 0;
CREATE TABLE history_area_lists AS SELECT *, 0 AS versjon_til FROM area_lists WHERE 0;
CREATE TABLE history_areas AS SELECT *, 0 AS versjon_til FROM areas WHERE 0;
CREATE TABLE history_actors AS SELECT *, 0 AS versjon_til FROM actors WHERE 0;
CREATE TABLE history_programmes AS SELECT *, 0 AS versjon_til FROM programmes WHERE 0;
CREATE TABLE history_relations AS SELECT *, 0 AS versjon_til FROM relations WHERE 0;
CREATE TABLE history_needs AS SELECT *, 0 AS versjon_til FROM needs WHERE 0;
CREATE TABLE history_imports AS SELECT *, 0 AS versjon_til FROM imports WHERE 0;
CREATE TABLE history_kommune AS SELECT *, 0 AS versjon_til FROM kommune WHERE 0;

CREATE INDEX history_zone_sets_til ON history_zone_sets (versjon_til);
CREATE INDEX history_zones_til ON history_zones (versjon_til);
CREATE INDEX history_districts_til ON history_districts (versjon_til);
CREATE INDEX history_places_til ON history_places (versjon_til);
CREATE INDEX history_population_cells_til ON history_population_cells (versjon_til);
CREATE INDEX history_plan_areas_til ON history_plan_areas (versjon_til);
CREATE INDEX history_area_lists_til ON history_area_lists (versjon_til);
CREATE INDEX history_areas_til ON history_areas (versjon_til);
CREATE INDEX history_actors_til ON history_actors (versjon_til);
CREATE INDEX history_programmes_til ON history_programmes (versjon_til);
CREATE INDEX history_relations_til ON history_relations (versjon_til);
CREATE INDEX history_needs_til ON history_needs (versjon_til);
CREATE INDEX history_imports_til ON history_imports (versjon_til);
CREATE INDEX history_kommune_til ON history_kommune (versjon_til);
