//! Counts, ratios and rates with their states from sources to targets: one sparse product for each column.

use super::abreast::{LANES, abreast};
use super::shares::Shares;
use super::{Account, Amount, NotKept, Spread, divide};
use crate::weights::Weights;
use rayon::prelude::*;

/// A count on the targets, with its account.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// One for each target. Missing where a source without a figure has a piece, or no source at all; else hidden, with the
    /// sum of the bounds, where a hidden source has a piece.
    pub values: Vec<Amount>,
    /// What went in and came out.
    pub account: Account,
}

/// A ratio on the targets, carried as numerator and denominator.
#[derive(Debug, Clone, PartialEq)]
pub struct CarriedRatio {
    /// Per 1, by [`divide`].
    pub values: Vec<Amount>,
    /// The numerator by itself.
    pub numerator: Carried,
    /// The denominator by itself.
    pub denominator: Carried,
}

/// One figure for each source; what a column lacks at its end is missing.
#[derive(Debug, Clone, Copy)]
pub enum Column<'a> {
    /// Numbers without noise; one that is not finite is missing.
    Plain(&'a [f64]),
    /// Figures with their states.
    Stated(&'a [Amount]),
}

/// A count: each target gets Σ v·w/W, with w the piece and W the whole source.
///
/// # Errors
/// [`NotKept`] where the account does not add up to 10⁻⁹: targets over each other, or broken weights.
pub fn carry(amounts: &[Amount], weights: &Weights, spread: Spread) -> Result<Carried, NotKept> {
    stated(amounts, &Shares::new(weights), weights, spread)
}

/// Many counts by the same weights, on all threads, in the order of the columns.
///
/// # Errors
/// [`NotKept`] for the first column whose account does not add up.
pub fn transfer_many(columns: &[Column<'_>], weights: &Weights, spread: Spread) -> Result<Vec<Carried>, NotKept> {
    let shares = Shares::new(weights);
    let mut carried: Vec<Option<Result<Carried, NotKept>>> = columns.iter().map(|_| None).collect();
    // Numbers go several columns abreast, figures with states one by one.
    let (mut numbers, mut figures) = (vec![], vec![]);
    for (column, place) in columns.iter().zip(&mut carried) {
        match *column {
            Column::Plain(values) => numbers.push((values, place)),
            Column::Stated(amounts) => figures.push((amounts, place)),
        }
    }
    let fill = |block: &mut [(&[f64], &mut Option<Result<Carried, NotKept>>)]| {
        let values: Vec<&[f64]> = block.iter().map(|(values, _)| *values).collect();
        block.iter_mut().zip(abreast(&values, &shares, weights)).for_each(|((_, place), done)| **place = Some(done));
    };
    numbers.par_chunks_mut(LANES).for_each(fill);
    figures.par_iter_mut().for_each(|(amounts, place)| **place = Some(stated(amounts, &shares, weights, spread)));
    carried.into_iter().flatten().collect()
}

/// A ratio: numerator and denominator are carried apart and divided on the targets.
///
/// # Errors
/// As [`carry`].
pub fn carry_ratio(
    numerators: &[Amount],
    denominators: &[Amount],
    weights: &Weights,
    spread: Spread,
) -> Result<CarriedRatio, NotKept> {
    let shares = Shares::new(weights);
    let numerator = stated(numerators, &shares, weights, spread)?;
    let denominator = stated(denominators, &shares, weights, spread)?;
    let values = numerator.values.iter().zip(&denominator.values).map(|(n, d)| divide(*n, *d, spread)).collect();
    Ok(CarriedRatio { values, numerator, denominator })
}

/// A rate that has no denominator: each target gets Σ v·w/Σ w, the mean over what of it sources cover.
///
/// Rows of plain area count only on targets that have nothing of the measure: m² and persons do not mix.
pub fn carry_mean(rates: &[Amount], weights: &Weights, spread: Spread) -> Vec<Amount> {
    let by_area = |source: usize| {
        #[expect(clippy::cast_possible_truncation, reason = "a coverage has far fewer than 2³² zones")]
        let source = source as u32;
        weights.fallback().binary_search(&source).is_ok()
    };
    let mut whole = [vec![0.0; weights.targets()], vec![0.0; weights.targets()]];
    for piece in weights.iter() {
        whole[usize::from(by_area(piece.source))][piece.target] += piece.area;
    }
    let mut sums = vec![Sum::default(); weights.targets()];
    for source in 0..weights.sources() {
        let rate = rates.get(source).copied().unwrap_or(Amount::Missing).checked();
        let kind = usize::from(by_area(source));
        for (target, area) in weights.row(source).filter(|(_, area)| *area > 0.0) {
            if kind == 0 || whole[0][target] == 0.0 {
                sums[target].add(rate, area / whole[kind][target], spread);
            }
        }
    }
    let met = |target: usize| whole.iter().any(|w| w[target] > 0.0);
    sums.iter().enumerate().map(|(t, sum)| if met(t) { sum.amount(spread) } else { Amount::Missing }).collect()
}

/// What a target has got so far.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    value: f64,
    lo: f64,
    hi: f64,
    /// Squares of the lower and upper halves.
    below: f64,
    above: f64,
    hidden: bool,
    missing: bool,
}

impl Sum {
    fn add(&mut self, amount: Amount, share: f64, spread: Spread) {
        match amount {
            Amount::Known { value, lo, hi } => {
                self.value += share * value;
                self.lo += share * lo;
                self.hi += share * hi;
                if spread == Spread::Variance {
                    self.below += (share * (value - lo)).powi(2);
                    self.above += (share * (hi - value)).powi(2);
                }
            }
            Amount::Hidden { lo, hi } => {
                self.lo += share * lo;
                self.hi += share * hi;
                self.hidden = true;
            }
            Amount::Missing => self.missing = true,
        }
    }

    fn amount(&self, spread: Spread) -> Amount {
        let Self { value, lo, hi, .. } = *self;
        if self.missing {
            Amount::Missing
        } else if self.hidden {
            Amount::Hidden { lo, hi }
        } else if spread == Spread::Variance {
            Amount::Known { value, lo: value - self.below.sqrt(), hi: value + self.above.sqrt() }
        } else {
            Amount::Known { value, lo, hi }
        }
    }
}

fn stated(amounts: &[Amount], shares: &Shares, weights: &Weights, spread: Spread) -> Result<Carried, NotKept> {
    let mut sums = vec![Sum::default(); weights.targets()];
    let mut account = opened(shares, weights);
    for source in 0..shares.sources() {
        let amount = amounts.get(source).copied().unwrap_or(Amount::Missing).checked();
        match amount {
            Amount::Known { value, .. } => account.take(value, shares, source),
            Amount::Hidden { lo, hi } => {
                account.hidden_sources += 1;
                account.hidden_from.0 += lo;
                account.hidden_from.1 += hi;
            }
            Amount::Missing => account.unknown_sources += 1,
        }
        shares.row(source).for_each(|(target, share)| sums[target].add(amount, share, spread));
    }
    account.sum_to = sums.iter().map(|s| s.value).sum();
    account.conserve()?;
    let value = |(sum, untouched): (&Sum, &bool)| if *untouched { Amount::Missing } else { sum.amount(spread) };
    Ok(Carried { values: sums.iter().zip(&shares.untouched).map(value).collect(), account })
}

pub(super) fn opened(shares: &Shares, weights: &Weights) -> Account {
    Account {
        slivers: shares.slivers,
        fallback: weights.fallback().len(),
        stray: weights.stray(),
        ..Account::default()
    }
}

impl Account {
    fn take(&mut self, value: f64, shares: &Shares, source: usize) {
        self.known_sources += 1;
        self.sum_from += value;
        self.size += value.abs();
        self.outside += value * shares.rest[source];
        self.sliver_mass += value * shares.sliver[source];
    }
}
