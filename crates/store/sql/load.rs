//! The whole dataset, as one consistent picture of the file.

use super::{
    Session,
    fault::Fault,
    log,
    record::{self, Record},
    records::Imported,
};
use domain::{Catalogue, Dataset, Facts, Kommune, Version};

/// Everything current, inside a transaction that shows one picture.
pub(crate) fn current(tx: &impl Session) -> Result<Dataset, Fault> {
    dataset(log::version(tx)?, &Current(tx))
}

/// Everything as it was at a version, inside a transaction that shows one picture.
pub(crate) fn past(tx: &impl Session, version: Version) -> Result<Dataset, Fault> {
    let current = log::version(tx)?;
    if version > current {
        return Err(Fault::NoSuchVersion { version, current });
    }
    dataset(version, &Past(tx, version))
}

/// Where records are read from.
trait Source {
    fn all<R: Record>(&self) -> Result<Vec<R>, Fault>;
}

struct Current<'a, S>(&'a S);

impl<S: Session> Source for Current<'_, S> {
    fn all<R: Record>(&self) -> Result<Vec<R>, Fault> {
        record::current(self.0, "TRUE", &[])
    }
}

struct Past<'a, S>(&'a S, Version);

impl<S: Session> Source for Past<'_, S> {
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

/// Adds every record of a dataset to tables that are empty.
pub(crate) fn fill(tx: &impl Session, d: &Dataset) -> Result<(), Fault> {
    let imports: Vec<_> = d.imports.iter().map(|(layer, p)| Imported(*layer, p.clone())).collect();
    record::insert(tx, d.kommune.as_slice())?;
    record::insert(tx, &d.zone_sets)?;
    record::insert(tx, &d.zones)?;
    record::insert(tx, &d.districts)?;
    record::insert(tx, &d.places)?;
    record::insert(tx, &d.cells)?;
    record::insert(tx, &d.plan_areas)?;
    record::insert(tx, &d.facts.area_lists)?;
    record::insert(tx, &d.facts.areas)?;
    record::insert(tx, &d.facts.actors)?;
    record::insert(tx, &d.facts.programmes)?;
    record::insert(tx, &d.facts.relations)?;
    record::insert(tx, &d.catalogue.themes)?;
    record::insert(tx, &d.catalogue.indicators)?;
    record::insert(tx, &d.catalogue.profiles)?;
    record::insert(tx, &d.observations)?;
    record::insert(tx, &d.streets)?;
    record::insert(tx, &d.scenarios)?;
    record::insert(tx, &imports)
}
