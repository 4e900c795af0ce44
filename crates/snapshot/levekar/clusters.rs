//! Local clusters of an indicator, or of the index of a weight profile, over the zones' contiguity.

use super::request::PriorityRequest;
use crate::answer::{ClusterGlobal, ClusterMeta, ClusterRow, ClustersAnswer, Named};
use crate::{DEFAULT_SEED, QueryError, Snapshot};
use jiff::civil::Date;
use need::cluster::{DEFAULT_PERMUTATIONS, Permutations, clusters};
use need::index::index;

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct ClusterQuery {
    /// Id of an indicator; none = the index of a profile.
    pub indicator: Option<String>,
    /// Id of a weight profile; none = the first.
    pub profile: Option<String>,
    /// A year or years.
    pub period: Option<String>,
    /// Seed.
    pub seed: Option<u64>,
    /// Permutations.
    pub permutations: Option<usize>,
}

/// One variable over the zones.
struct Variable {
    what: String,
    periods: Vec<String>,
    values: Vec<Option<f64>>,
}

impl Snapshot {
    /// Clusters of one variable. A hidden or missing figure is left out of them and is never a zero.
    ///
    /// # Errors
    /// An unknown indicator, profile or period, and too few zones with a number.
    pub fn clusters(&self, query: &ClusterQuery, today: Date) -> Result<ClustersAnswer, QueryError> {
        let variable = match &query.indicator {
            Some(id) => self.of_indicator(id, query.period.as_deref())?,
            None => self.of_index(query, today)?,
        };
        let count = query.permutations.unwrap_or(DEFAULT_PERMUTATIONS);
        let permutations = Permutations::new(count, query.seed.unwrap_or(DEFAULT_SEED)).map_err(QueryError::Cluster)?;
        let found = clusters(&variable.values, self.contiguity(), permutations).map_err(QueryError::Cluster)?;
        let row = |(i, unit): (usize, &Option<need::cluster::Local>)| {
            let Named { id, navn } = self.zone_named(i);
            ClusterRow {
                id,
                navn,
                klynge: unit.map(|u| u.label.as_str().to_owned()),
                local_i: unit.map(|u| u.local_i),
                p: unit.map(|u| u.p),
                q: unit.map(|u| u.q),
                g_star: unit.and_then(|u| u.g_star),
                g_p: unit.map(|u| u.g_p),
                g_q: unit.map(|u| u.g_q),
            }
        };
        let global = &found.global;
        Ok(ClustersAnswer {
            clusters: found.units.iter().enumerate().map(row).collect(),
            global: ClusterGlobal {
                i: global.moran.i,
                expected: global.moran.expected,
                z: Some(global.moran.z).filter(|z| z.is_finite()),
                p: global.p_permutation,
                n: global.n,
                links: global.links,
                permutations: global.permutations,
                seed: global.seed,
                isolates: global.isolates.len(),
            },
            meta: ClusterMeta { meta: self.meta(), hva: variable.what, perioder: variable.periods },
        })
    }

    fn of_indicator(&self, id: &str, period: Option<&str>) -> Result<Variable, QueryError> {
        let values = self.values(&crate::ValuesQuery {
            indicator: id.to_owned(),
            zone_set: None,
            period: period.map(str::to_owned),
        })?;
        if values.meta.grovere {
            // Figures of a coarser division say nothing of neighbouring zones.
            let known = vec![];
            let indicator = Box::new(self.indicator(id)?.into());
            return Err(QueryError::PeriodLacking { indicator, period: String::new(), known });
        }
        Ok(Variable {
            what: id.to_owned(),
            periods: vec![values.meta.periode],
            values: values.values.iter().map(|v| v.figure.value).collect(),
        })
    }

    fn of_index(&self, query: &ClusterQuery, today: Date) -> Result<Variable, QueryError> {
        let request = PriorityRequest {
            profile: query.profile.clone(),
            period: query.period.clone(),
            ..PriorityRequest::default()
        };
        let asked = self.ask(&request, today)?;
        let made = index(&asked.table, &asked.profile, &asked.setup.recipe).map_err(QueryError::Index)?;
        let mut values = vec![None; self.zones.len()];
        for (row, zone) in asked.rows.iter().enumerate() {
            values[*zone] = made.rows[row].value.number();
        }
        Ok(Variable {
            what: asked.profile_id.clone().unwrap_or_default(),
            periods: asked.periods().iter().map(ToString::to_string).collect(),
            values,
        })
    }
}
