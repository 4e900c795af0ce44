//! The whole dataset, as one consistent picture of the file.

use super::{
    Session, commit,
    fault::Fault,
    log,
    record::{self, Record},
    records::Imported,
};
use domain::{Catalogue, Dataset, Facts, Kommune, Layer, Provenance, Version};

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
        addresses: source.all()?,
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

/// Where the records of a version came from.
pub(crate) fn imports_of(tx: &impl Session, version: Version) -> Result<Vec<(Layer, Provenance)>, Fault> {
    Ok(record::written(tx, version)?.into_iter().map(|Imported(layer, p)| (layer, p)).collect())
}

/// Adds every record of a dataset to tables that are empty.
pub(crate) fn fill(tx: &impl Session, dataset: &Dataset) -> Result<(), Fault> {
    each(dataset, &Insert(tx))
}

/// Puts every record of a dataset in place of what is there; tables that hold just that stay as they are.
pub(crate) fn replace(tx: &impl Session, dataset: &Dataset) -> Result<(), Fault> {
    each(dataset, &Replace(tx))
}

/// Where records are written to.
trait Sink {
    fn all<R: Record>(&self, records: &[R]) -> Result<(), Fault>;
}

struct Insert<'a, S>(&'a S);

impl<S: Session> Sink for Insert<'_, S> {
    fn all<R: Record>(&self, records: &[R]) -> Result<(), Fault> {
        record::insert(self.0, records)
    }
}

struct Replace<'a, S>(&'a S);

impl<S: Session> Sink for Replace<'_, S> {
    fn all<R: Record>(&self, records: &[R]) -> Result<(), Fault> {
        commit::replace_all(self.0, records)
    }
}

fn each(d: &Dataset, sink: &impl Sink) -> Result<(), Fault> {
    let imports: Vec<_> = d.imports.iter().map(|(layer, p)| Imported(*layer, p.clone())).collect();
    sink.all(d.kommune.as_slice())?;
    sink.all(&d.zone_sets)?;
    sink.all(&d.zones)?;
    sink.all(&d.districts)?;
    sink.all(&d.places)?;
    sink.all(&d.cells)?;
    sink.all(&d.addresses)?;
    sink.all(&d.plan_areas)?;
    sink.all(&d.facts.area_lists)?;
    sink.all(&d.facts.areas)?;
    sink.all(&d.facts.actors)?;
    sink.all(&d.facts.programmes)?;
    sink.all(&d.facts.relations)?;
    sink.all(&d.catalogue.themes)?;
    sink.all(&d.catalogue.indicators)?;
    sink.all(&d.catalogue.profiles)?;
    sink.all(&d.observations)?;
    sink.all(&d.streets)?;
    sink.all(&d.scenarios)?;
    sink.all(&imports)
}
