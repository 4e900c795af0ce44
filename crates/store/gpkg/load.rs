//! The whole dataset, as one consistent picture of the file.

use super::{
    fault::Fault,
    log,
    record::{self, Record},
    records::Imported,
};
use domain::{Catalogue, Dataset, Facts, Kommune, Version};
use rusqlite::Connection;

/// Everything current.
pub(crate) fn current(connection: &Connection) -> Result<Dataset, Fault> {
    let tx = connection.unchecked_transaction()?;
    dataset(log::version(&tx)?, &Current(&tx))
}

/// Everything as it was at a version.
pub(crate) fn past(connection: &Connection, version: Version) -> Result<Dataset, Fault> {
    let tx = connection.unchecked_transaction()?;
    let current = log::version(&tx)?;
    if version > current {
        return Err(Fault::NoSuchVersion { version, current });
    }
    dataset(version, &Past(&tx, version))
}

/// Where records are read from.
trait Source {
    fn all<R: Record>(&self) -> Result<Vec<R>, Fault>;
}

struct Current<'a>(&'a Connection);

impl Source for Current<'_> {
    fn all<R: Record>(&self) -> Result<Vec<R>, Fault> {
        record::current(self.0, "1", &[])
    }
}

struct Past<'a>(&'a Connection, Version);

impl Source for Past<'_> {
    fn all<R: Record>(&self) -> Result<Vec<R>, Fault> {
        record::past(self.0, self.1)
    }
}

fn dataset(version: Version, source: &impl Source) -> Result<Dataset, Fault> {
    let mut imports: Vec<_> = source.all()?.into_iter().map(|Imported(layer, p)| (layer, p)).collect();
    imports.sort_by(|(a, p), (b, q)| (a, &p.source).cmp(&(b, &q.source)));
    Ok(Dataset {
        version,
        kommune: source.all::<Kommune>()?.pop(),
        zone_sets: source.all()?,
        zones: source.all()?,
        districts: source.all()?,
        places: source.all()?,
        cells: source.all()?,
        plan_areas: source.all()?,
        facts: Facts {
            area_lists: source.all()?,
            areas: source.all()?,
            actors: source.all()?,
            programmes: source.all()?,
            relations: source.all()?,
        },
        catalogue: Catalogue { themes: source.all()?, indicators: source.all()?, profiles: source.all()? },
        observations: source.all()?,
        streets: source.all()?,
        scenarios: source.all()?,
        imports,
    })
}
