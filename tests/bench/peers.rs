//! The same work by other engines: GeoPandas, tobler, NumPy, pandana and networkx in a Python of its own, PostGIS in a
//! PostgreSQL of its own.

use crate::process;
use crate::timing::{median, timed};
use anyhow::{Context, Result};
use gdal::vector::ToGdal;
use geo::MultiPolygon;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sqlx::{Connection, Executor, PgConnection, Row};
use std::fmt;
use std::path::Path;
use std::process::Command;

/// The Python that has GeoPandas, and NumPy with it; `run.sh` makes one.
const PYTHON: &str = "SATSING_BENCH_PYTHON";
/// Address of a PostGIS; `tests/with-postgis.sh` starts one.
const POSTGIS: &str = "SATSING_TEST_POSTGIS";
const RUNS: usize = 7;

/// What an engine found, so that equal work is compared.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Answer {
    /// Points inside a zone; none where it was not asked.
    pub(crate) inside: Option<usize>,
    /// Pieces of the overlay.
    pub(crate) pieces: usize,
    /// Their area together, m².
    pub(crate) area: f64,
}

impl Answer {
    /// The same counts, and the same area to a square decimetre.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        let same_points = other.inside.is_none() || self.inside == other.inside;
        same_points && self.pieces == other.pieces && (self.area - other.area).abs() < 0.01
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(inside) = self.inside {
            write!(f, "{inside} points inside a zone, ")?;
        }
        write!(f, "{} pieces of {:.1} m²", self.pieces, self.area)
    }
}

/// Times of GeoPandas, ms, with its answers.
#[derive(Debug, Deserialize)]
pub(crate) struct GeoPandas {
    pub(crate) points_ms: f64,
    pub(crate) overlay_ms: f64,
    #[serde(flatten)]
    pub(crate) answer: Answer,
}

/// Both joins by GeoPandas on the same points; else why not.
pub(crate) fn geopandas(data: &Path, points: &Path) -> Result<GeoPandas, String> {
    let mut command = script("overlay_geopandas.py")?;
    answer(command.arg("--json").arg("--points").arg(points).arg(data))
}

/// What is asked of NumPy.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ranks {
    pub(crate) zones: usize,
    pub(crate) draws: usize,
    /// Zones that count as the most exposed.
    pub(crate) k: usize,
    pub(crate) threads: usize,
    /// The median of so many runs.
    pub(crate) runs: usize,
}

/// Time of NumPy, ms, with its answers for each zone.
#[derive(Debug, Deserialize)]
pub(crate) struct NumPy {
    pub(crate) ms: f64,
    /// P(among the K), 0–1.
    pub(crate) p_top_k: Vec<f64>,
    pub(crate) median: Vec<f64>,
}

/// The ranks of a table by NumPy; else why not.
pub(crate) fn numpy(table: &Path, asked: &Ranks) -> Result<NumPy, String> {
    let mut command = script("ranks_numpy.py")?;
    let Ranks { zones, draws, k, threads, runs } = *asked;
    for (option, value) in [("zones", zones), ("draws", draws), ("k", k), ("threads", threads), ("runs", runs)] {
        command.arg(format!("--{option}={value}"));
    }
    answer(command.arg(table))
}

/// Time of GeoPandas or tobler on a whole country, ms, with its answer.
#[derive(Debug, Deserialize)]
pub(crate) struct Carried {
    pub(crate) ms: f64,
    /// Persons in all zones together.
    pub(crate) persons: f64,
    /// Pieces of the overlay, and their area, m²; tobler does not tell.
    pub(crate) pieces: Option<usize>,
    pub(crate) area: Option<f64>,
}

/// Persons of a country's cells in its zones by GeoPandas or tobler; else why not.
pub(crate) fn country(folder: &Path, engine: &str) -> Result<Carried, String> {
    let mut command = script("country_geopandas.py")?;
    answer(command.arg("--engine").arg(engine).arg(folder))
}

/// Times of pandana, ms, with its answers for each origin.
#[derive(Debug, Deserialize)]
pub(crate) struct Reached {
    /// With origins and places found in the network.
    pub(crate) whole_ms: f64,
    /// The search alone.
    pub(crate) search_ms: f64,
    /// To the n-th nearest place; none where it is beyond the limit.
    pub(crate) minutes: Vec<Option<f64>>,
}

/// The n-th nearest places, for each n, within a limit in minutes by pandana; else why not.
pub(crate) fn pandana(network: &Path, n: &[usize], limit: f64, runs: usize) -> Result<Vec<Reached>, String> {
    let mut command = script("access_pandana.py")?;
    command.arg(format!("--limit={limit}")).arg(format!("--runs={runs}")).arg(network).arg("--n");
    answer(command.args(n.iter().map(usize::to_string)))
}

/// The best area that networkx grew.
#[derive(Debug, Deserialize)]
pub(crate) struct Grown {
    pub(crate) ms: f64,
    pub(crate) score: f64,
    pub(crate) units: Vec<usize>,
}

/// An area by networkx on the same units; else why not.
pub(crate) fn networkx(question: &Path) -> Result<Grown, String> {
    let mut command = script("delimit_networkx.py")?;
    answer(command.arg(question))
}

/// A script of `tests/peers`, to be run by the Python that has what it needs.
fn script(name: &str) -> Result<Command, String> {
    let python = std::env::var_os(PYTHON).ok_or_else(|| format!("not run, {PYTHON} is not set"))?;
    let mut command = Command::new(python);
    // One that names another processor would slow NumPy down, or end it.
    command.env_remove("OPENBLAS_CORETYPE").arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers").join(name));
    Ok(command)
}

/// What a script printed.
fn answer<T: DeserializeOwned>(command: &mut Command) -> Result<T, String> {
    let answer = process::run(command).and_then(|text| Ok(serde_json::from_str(&text)?));
    answer.map_err(|e| format!("not run, {e:#}"))
}

/// Time of PostGIS, ms, with its answer.
#[derive(Debug)]
pub(crate) struct PostGis {
    pub(crate) overlay_ms: f64,
    pub(crate) answer: Answer,
}

/// The overlay by PostGIS on the same shapes, indexed and analysed; else why not. The time is the database's whole answer
/// to one query that returns one row, so that no result set is carried over.
pub(crate) fn postgis(cells: &[MultiPolygon<f64>], zones: &[MultiPolygon<f64>]) -> Result<PostGis, String> {
    let address = std::env::var(POSTGIS).map_err(|_| format!("not run, {POSTGIS} is not set"))?;
    intersect(&address, cells, zones).map_err(|e| format!("not run, {e:#}"))
}

fn intersect(address: &str, cells: &[MultiPolygon<f64>], zones: &[MultiPolygon<f64>]) -> Result<PostGis> {
    const QUERY: &str = "SELECT count(*) FILTER (WHERE a > 0), sum(a) FROM (SELECT ST_Area(ST_Intersection(c.g, z.g)) a \
                         FROM bench_cells c JOIN bench_zones z ON ST_Intersects(c.g, z.g)) pieces";
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut db = runtime.block_on(PgConnection::connect(address)).context("PostGIS cannot be reached")?;
    runtime.block_on(fill(&mut db, "bench_cells", cells))?;
    runtime.block_on(fill(&mut db, "bench_zones", zones))?;
    let mut ask = || timed(|| runtime.block_on(sqlx::query(QUERY).fetch_one(&mut db)));
    let row = ask().0?;
    let answer = Answer { inside: None, pieces: usize::try_from(row.get::<i64, _>(0))?, area: row.get(1) };
    let overlay_ms = median((0..RUNS).map(|_| ask().1).collect());
    Ok(PostGis { overlay_ms, answer })
}

async fn fill(db: &mut PgConnection, table: &str, shapes: &[MultiPolygon<f64>]) -> Result<()> {
    let of_table = |sql: &str| sqlx::AssertSqlSafe(sql.replace("{}", table));
    db.execute(of_table("DROP TABLE IF EXISTS {}")).await?;
    db.execute(of_table("CREATE UNLOGGED TABLE {} (g geometry)")).await?;
    for shape in shapes {
        let wkb = shape.to_gdal()?.wkb()?;
        sqlx::query(of_table("INSERT INTO {} VALUES (ST_GeomFromWKB($1, 25832))")).bind(wkb).execute(&mut *db).await?;
    }
    db.execute(of_table("CREATE INDEX ON {} USING gist (g)")).await?;
    db.execute(of_table("VACUUM ANALYZE {}")).await?;
    Ok(())
}
