//! Rows and columns → figures: what is said of one indicator, unit and period, gathered from all over the table.

use super::{
    Input, Ledger, StatisticsError,
    cell::Cell,
    choose::Chosen,
    error::{Twice, did_you_mean},
    grid::Row,
    layout::Slot,
    nearest::nearest,
    recipe::{Column, Measure},
    unit::{NoUnit, Refused, Unit, Units},
};
use crate::recipe::key;
use domain::{Catalogue, Geography, Indicator, IndicatorId, StatPeriod, UnitId};
use std::collections::BTreeMap;

/// What makes a figure one of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) indicator: IndicatorId,
    pub(crate) level: Geography,
    pub(crate) unit: UnitId,
    pub(crate) period: StatPeriod,
    pub(crate) definition: Option<String>,
}

/// All that the table says of one figure.
pub(crate) struct Figure<'c> {
    pub(crate) key: Key,
    pub(crate) indicator: &'c Indicator,
    /// Name of the unit as the source writes it.
    pub(crate) navn: String,
    /// Code of the unit as the source writes it.
    pub(crate) code: Option<String>,
    pub(crate) parts: BTreeMap<Measure, Part>,
}

/// One number of a figure, with where it stands.
pub(crate) struct Part {
    pub(crate) row: u64,
    pub(crate) column: usize,
    pub(crate) cell: Cell,
    /// (column, mark) where a mark column says something of it.
    pub(crate) mark: Option<(usize, String)>,
}

/// Gathers the figures of a table. What is wrong with one row is written in the ledger.
pub(crate) struct Gatherer<'a, 'c> {
    pub(crate) input: &'a Input<'a>,
    pub(crate) chosen: &'a Chosen<'a>,
    pub(crate) catalogue: &'c Catalogue,
    pub(crate) units: Units<'a>,
    pub(crate) ledger: &'a mut Ledger,
    figures: Vec<Figure<'c>>,
    at: BTreeMap<Key, usize>,
}

impl<'a, 'c> Gatherer<'a, 'c> {
    pub(crate) fn new(
        input: &'a Input<'a>,
        chosen: &'a Chosen<'a>,
        catalogue: &'c Catalogue,
        units: Units<'a>,
        ledger: &'a mut Ledger,
    ) -> Self {
        Self { input, chosen, catalogue, units, ledger, figures: vec![], at: BTreeMap::new() }
    }

    /// The figures, in the order of the table.
    ///
    /// # Errors
    /// Two values for one figure, or a figure finer than its indicator may be shown for.
    pub(crate) fn figures(mut self, on_row: &mut dyn FnMut(u64)) -> Result<Vec<Figure<'c>>, StatisticsError> {
        for (row, done) in self.chosen.grid.rows.iter().zip(1..) {
            self.row(row)?;
            on_row(done);
        }
        Ok(self.figures)
    }

    fn row(&mut self, row: &Row) -> Result<(), StatisticsError> {
        let grid = &self.chosen.grid;
        let refused = |reason| Refused { column: None, code: None, name: None, reason };
        if let Some(fault) = &row.fault {
            self.ledger.reject(grid, row.number, refused(fault.clone()));
            return Ok(());
        }
        let kept = |(at, words): &(usize, Vec<String>)| {
            let word = row.cells[*at].shown();
            words.iter().any(|w| key(w) == key(&word))
        };
        if !self.chosen.layout.keep.iter().all(kept) {
            self.ledger.left_out += 1;
            return Ok(());
        }
        let unit = match self.units.of(row, &self.chosen.layout) {
            Ok(unit) => unit,
            Err(NoUnit::LeftOut) => {
                self.ledger.left_out += 1;
                return Ok(());
            }
            Err(NoUnit::Refused(refused)) => {
                self.ledger.reject(grid, row.number, refused);
                return Ok(());
            }
        };
        self.ledger.unit(&unit);
        let chosen = self.chosen;
        for slot in &chosen.layout.slots {
            match self.part(row, slot, &unit) {
                Ok((figure, measure, part)) => self.add(figure, measure, part, &unit)?,
                Err((column, reason)) => {
                    let (code, name) = (unit.code.clone(), Some(unit.navn.clone()));
                    self.ledger.reject(grid, row.number, Refused { column, code, name, reason });
                    // What is wrong with the row is wrong for all its columns, and said once.
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn part(
        &self,
        row: &Row,
        slot: &Slot,
        unit: &Unit,
    ) -> Result<(Figure<'c>, Measure, Part), (Option<usize>, String)> {
        let indicator = self.indicator(row, slot)?;
        let period = self.period(row, slot)?;
        let measure = self.measure(row, slot)?;
        let constants = &self.chosen.recipe.constants;
        let text = |c: Column| Some(row.cells[self.chosen.layout.column(c)?].shown()).filter(|t| !t.is_empty());
        let key = Key {
            indicator: indicator.id.clone(),
            level: unit.level,
            unit: unit.id.clone(),
            period,
            definition: text(Column::Definition).or_else(|| constants.definition.clone()),
        };
        // A mark stands for the figure and its numerator; in a row of its own also for a denominator.
        let marked = slot.measure.is_none() || matches!(measure, Measure::Count | Measure::Value);
        let mark = slot.mark.filter(|_| marked).map(|at| (at, row.cells[at].shown())).filter(|(_, m)| !m.is_empty());
        let part = Part { row: row.number, column: slot.column, cell: row.cells[slot.column].clone(), mark };
        let (navn, code) = (unit.navn.clone(), unit.code.clone());
        Ok((Figure { key, indicator, navn, code, parts: BTreeMap::new() }, measure, part))
    }

    fn indicator(&self, row: &Row, slot: &Slot) -> Result<&'c Indicator, (Option<usize>, String)> {
        let recipe = self.chosen.recipe;
        let column = self.chosen.layout.column(Column::Indicator);
        let written = match (&slot.indicator, column, &recipe.constants.indicator) {
            (Some(id), _, _) | (None, None, Some(id)) => id.to_string(),
            (None, Some(at), _) => row.cells[at].shown(),
            (None, None, None) => String::new(),
        };
        let word = recipe.words.indicator.iter().find(|(w, _)| key(w) == key(&written)).map(|(_, id)| id);
        let id = word.map_or(written.as_str(), IndicatorId::as_str);
        self.catalogue.indicators.iter().find(|i| i.id.as_str() == id).ok_or_else(|| {
            let ids = || self.catalogue.indicators.iter().flat_map(|i| [i.id.as_str(), &i.navn.nb]);
            let suggestion = did_you_mean(&nearest(&written, ids()));
            (column, format!("indikatoren «{written}» står ikke i katalogen{suggestion}"))
        })
    }

    fn period(&self, row: &Row, slot: &Slot) -> Result<StatPeriod, (Option<usize>, String)> {
        let column = self.chosen.layout.column(Column::Period);
        if let Some(period) = slot.period {
            return Ok(period);
        }
        let Some(at) = column else {
            let period = self.chosen.recipe.constants.period;
            return period.ok_or_else(|| (None, "raden har ingen periode".to_owned()));
        };
        let text = row.cells[at].shown();
        let wrong = || format!("«{text}» er ikke en periode; bruk et år (2023) eller to år med strek (2019-2023)");
        text.parse().map_err(|_| (Some(at), wrong()))
    }

    fn measure(&self, row: &Row, slot: &Slot) -> Result<Measure, (Option<usize>, String)> {
        let column = self.chosen.layout.column(Column::Measure);
        let (None, Some(at)) = (slot.measure, column) else { return Ok(slot.measure.unwrap_or(Measure::Value)) };
        let text = row.cells[at].shown();
        let words = &self.chosen.recipe.words.measure;
        let found = words.iter().find(|(w, _)| key(w) == key(&text)).map(|(_, m)| *m);
        found.ok_or_else(|| {
            let known: Vec<&str> = words.keys().map(String::as_str).collect();
            (Some(at), format!("«{text}» er ikke blant ordene oppskriften kjenner: {}", known.join(", ")))
        })
    }

    fn add(&mut self, figure: Figure<'c>, measure: Measure, part: Part, unit: &Unit) -> Result<(), StatisticsError> {
        let file = || self.input.file.to_owned();
        let key = &figure.key;
        if key.level < figure.indicator.finest {
            return Err(StatisticsError::TooFine {
                file: file(),
                row: part.row,
                indicator: figure.indicator.navn.nb.clone(),
                level: key.level.as_str(),
                finest: figure.indicator.finest.as_str(),
            });
        }
        let at = *self.at.entry(key.clone()).or_insert(self.figures.len());
        if at == self.figures.len() {
            self.figures.push(figure);
        }
        let figure = &mut self.figures[at];
        if let Some(first) = figure.parts.get(&measure) {
            let column = |part: &Part| self.chosen.grid.column(part.column);
            return Err(StatisticsError::Twice(Box::new(Twice {
                file: file(),
                row_a: first.row,
                column_a: column(first),
                row_b: part.row,
                column_b: column(&part),
                measure: measure.in_words(),
                unit: unit.navn.clone(),
                indicator: figure.indicator.navn.nb.clone(),
                period: figure.key.period.to_string(),
                note: self.merged(unit),
            })));
        }
        figure.parts.insert(measure, part);
        Ok(())
    }

    /// That the crosswalk leads several old codes to this unit, in brackets, where it does.
    fn merged(&self, unit: &Unit) -> String {
        let crosswalk = self.chosen.recipe.crosswalk();
        let Some((crosswalk, (_, new))) = crosswalk.zip(unit.translated.as_ref()) else { return String::new() };
        let old: Vec<&str> = crosswalk.old_codes(new).collect();
        if old.len() < 2 { String::new() } else { format!(" ({} er slått sammen til {new})", old.join(" og ")) }
    }
}
