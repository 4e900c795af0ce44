//! Figures from one geography to another, as they may be shown: what is hidden in a source is hidden in its targets.

mod amount;
mod figures;
mod geography;
#[cfg(test)]
mod tests;
mod weights;

pub(crate) use amount::{Share, hard, noised, numerator, share, value};
pub(crate) use weights::WeightCache;

use crate::answer::{StatValue, TransferAnswer, TransferMeta, TransferRow};
use crate::words::Words;
use crate::{QueryError, Snapshot};
use domain::Value;
use figures::Variable;
use geography::{From, To};
use spatial::crosswalk::{Method, Why};
use spatial::transfer::{Account, Amount, Spread, carry, carry_mean, carry_ratio};
use weights::Prepared;

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct TransferQuery {
    /// `zones | districts | cells`.
    pub from: String,
    /// `zones | districts | areas | plan`.
    pub to: String,
    /// Kind of plan area, with `plan`; none = `arealformal`.
    pub plan_kind: Option<String>,
    /// `personer`, or the id of an indicator.
    pub variable: String,
    /// A year or years; none = the newest.
    pub period: Option<String>,
    /// A method, or `auto`; none = `auto`.
    pub method: Option<String>,
}

impl Snapshot {
    /// Figures of a variable on other units than they were published for.
    ///
    /// # Errors
    /// Words that name nothing, a method without ground, units that are not there, and an account that does not add up.
    pub fn transfer(&self, query: &TransferQuery, words: &dyn Words) -> Result<TransferAnswer, QueryError> {
        let from = From::parse(&query.from)?;
        let to = To::parse(&query.to, query.plan_kind.as_deref())?;
        let method = match query.method.as_deref() {
            None | Some("auto") => None,
            Some(word) => Some(Method::parse(word).ok_or_else(|| QueryError::BadChoice {
                field: "method",
                value: word.to_owned(),
                known: std::iter::once("auto").chain(Method::ALL.map(Method::as_str)).collect(),
            })?),
        };
        let variable = self.variable(from, &query.variable, query.period.as_deref())?;
        let targets = self.targets_named(to);
        for (what, none) in [(from.as_str(), variable.sources() == 0), (to.as_str(), targets.is_empty())] {
            if none {
                return Err(QueryError::NoUnits { what });
            }
        }
        let prepared = self.weights(from, to, method)?;
        let (rows, account) = run(&variable, &prepared)?;
        let values = targets.into_iter().zip(rows).map(|(named, row)| TransferRow {
            id: named.id,
            navn: named.navn,
            figure: StatValue::from(&row.value),
            teller: row.parts.as_ref().map(|p| StatValue::from(&p.0)),
            nevner: row.parts.as_ref().map(|p| StatValue::from(&p.1)),
        });
        let sum = |of: fn(&Account) -> f64| account.as_ref().map(of);
        let count = |of: fn(&Account) -> usize| account.as_ref().map_or(0, of);
        Ok(TransferAnswer {
            values: values.collect(),
            meta: TransferMeta {
                meta: self.meta(),
                fra: from.as_str().to_owned(),
                til: to.as_str().to_owned(),
                variabel: query.variable.clone(),
                periode: variable.period.clone(),
                metode: prepared.method.as_str().to_owned(),
                metode_navn: words.text("metode", prepared.method.as_str(), &[]),
                grovt: prepared.is_rough(),
                valg: reason(&prepared, words),
                sum_from: sum(|a| a.sum_from),
                sum_to: sum(|a| a.sum_to),
                outside: sum(|a| a.outside),
                slivers: account.as_ref().map_or_else(|| prepared.weights.slivers(), |a| a.slivers),
                sliver_masse: sum(|a| a.sliver_mass),
                unknown_sources: count(|a| a.unknown_sources),
                hidden_sources: count(|a| a.hidden_sources),
                fallback: prepared.weights.fallback().len(),
                delt_m2: prepared.shared,
            },
        })
    }
}

/// Why a method was taken, in words.
fn reason(prepared: &Prepared, words: &dyn Words) -> String {
    match &prepared.why {
        Why::Forced => words.text("valg", "bedt_om", &[]),
        Why::OnlyArea => words.text("valg", "area", &[]),
        Why::First { .. } => words.text("valg", prepared.method.as_str(), &[]),
    }
}

/// The figure of a target, with numerator and denominator of a share.
struct Row {
    value: Value,
    parts: Option<(Value, Value)>,
}

fn run(variable: &Variable<'_>, prepared: &Prepared) -> Result<(Vec<Row>, Option<Account>), QueryError> {
    let (weights, by) = (&prepared.weights, variable.estimated_by(prepared.estimated_by()));
    let plain = |a: &Amount| Row { value: value(*a, by), parts: None };
    match &variable.figures {
        figures::Figures::Counts(counts) => {
            let carried = carry(counts, weights, Spread::Hard).map_err(QueryError::NotKept)?;
            Ok((carried.values.iter().map(plain).collect(), Some(carried.account)))
        }
        figures::Figures::Shares(indicator, numerators, denominators) => {
            let carried =
                carry_ratio(numerators, denominators, weights, Spread::Variance).map_err(QueryError::NotKept)?;
            let parts = carried.numerator.values.iter().zip(&carried.denominator.values);
            let row = |(n, d): (&Amount, &Amount)| {
                let share = share(indicator, *n, *d, by);
                Row { value: share.share, parts: Some((share.numerator, share.denominator)) }
            };
            Ok((parts.map(row).collect(), Some(carried.numerator.account)))
        }
        figures::Figures::Means(means) => {
            Ok((carry_mean(means, weights, Spread::Variance).iter().map(plain).collect(), None))
        }
    }
}
