//! Where a recipe's columns stand in the header of a table.

use super::{
    StatisticsError,
    cell::letters,
    error::ColumnAbsent,
    grid::Grid,
    recipe::{Column, MatchBy, Measure, PeriodColumns, Shape, StatRecipe},
};
use crate::recipe::{find, key};
use domain::{IndicatorId, StatPeriod};
use std::collections::{BTreeMap, BTreeSet};

/// The columns of a table by meaning.
pub(crate) struct Layout {
    by: BTreeMap<Column, usize>,
    /// The columns with numbers.
    pub(crate) slots: Vec<Slot>,
    /// (column, the only words to read).
    pub(crate) keep: Vec<(usize, Vec<String>)>,
    used: BTreeSet<usize>,
}

/// A column with numbers.
pub(crate) struct Slot {
    pub(crate) column: usize,
    /// What its numbers are; none = what the measure column says.
    pub(crate) measure: Option<Measure>,
    /// The indicator; none = what the row says.
    pub(crate) indicator: Option<IndicatorId>,
    /// The period; none = what the row says.
    pub(crate) period: Option<StatPeriod>,
    /// The column of marks that go with it.
    pub(crate) mark: Option<usize>,
}

impl Layout {
    /// Finds the columns of `recipe`.
    ///
    /// # Errors
    /// A column that the recipe needs and the table lacks, or two columns of one name that is read.
    pub(crate) fn of(file: &str, recipe: &StatRecipe, grid: &Grid) -> Result<Self, StatisticsError> {
        let mut finder = Finder { file, recipe, grid, used: BTreeSet::new() };
        let mut by = BTreeMap::new();
        for (column, names) in &recipe.columns {
            if let Some(at) = finder.find(names)? {
                by.insert(*column, at);
            }
        }
        finder.required(&by)?;
        let keep = recipe.keep.iter().map(|(header, words)| {
            let names = [header.clone()];
            Ok((finder.must(&names, || format!("kolonnen «{header}» som [keep] velger etter"))?, words.clone()))
        });
        let keep = keep.collect::<Result<Vec<_>, StatisticsError>>()?;
        let slots = match recipe.shape {
            Shape::Long => long(&by),
            Shape::WideByPeriod => finder.periods(&by)?,
            Shape::WideByIndicator => finder.series()?,
        };
        Ok(Self { by, slots, keep, used: finder.used })
    }

    /// Position of the column with this meaning.
    pub(crate) fn column(&self, column: Column) -> Option<usize> {
        self.by.get(&column).copied()
    }

    /// How many columns of the table are read: the more, the better a recipe fits.
    pub(crate) fn columns_used(&self) -> usize {
        self.used.len()
    }

    /// The columns of the table that are not read.
    pub(crate) fn unused(&self, grid: &Grid) -> Vec<String> {
        let free = grid.header.iter().enumerate().filter(|(i, h)| !self.used.contains(i) && !h.is_empty());
        free.map(|(_, h)| h.clone()).collect()
    }
}

fn long(by: &BTreeMap<Column, usize>) -> Vec<Slot> {
    let mark = by.get(&Column::Mark).copied();
    let slot = |column: usize, measure| Slot { column, measure, indicator: None, period: None, mark };
    if let (Some(_), Some(value)) = (by.get(&Column::Measure), by.get(&Column::Value)) {
        return vec![slot(*value, None)];
    }
    let measures = [
        (Column::Count, Measure::Count),
        (Column::N, Measure::N),
        (Column::Value, Measure::Value),
        (Column::Lo, Measure::Lo),
        (Column::Hi, Measure::Hi),
    ];
    measures.into_iter().filter_map(|(c, m)| Some(slot(*by.get(&c)?, Some(m)))).collect()
}

struct Finder<'a> {
    file: &'a str,
    recipe: &'a StatRecipe,
    grid: &'a Grid,
    used: BTreeSet<usize>,
}

impl Finder<'_> {
    /// The first of `names` that is a column; refused where two columns have that name.
    fn find(&mut self, names: &[String]) -> Result<Option<usize>, StatisticsError> {
        let Some(at) = names.iter().find_map(|n| find(n, &self.grid.header).next()) else { return Ok(None) };
        let name = &self.grid.header[at];
        let same: Vec<usize> =
            (0..self.grid.header.len()).filter(|i| key(&self.grid.header[*i]) == key(name)).collect();
        if same.len() > 1 {
            return Err(StatisticsError::HeaderTwice {
                file: self.file.to_owned(),
                header_row: self.grid.header_row,
                header: name.clone(),
                columns: same.into_iter().map(letters).collect(),
            });
        }
        self.used.insert(at);
        Ok(Some(at))
    }

    fn must(&mut self, names: &[String], what: impl Fn() -> String) -> Result<usize, StatisticsError> {
        self.find(names)?.ok_or_else(|| self.absent(what(), names.to_vec()))
    }

    fn absent(&self, what: String, accepted: Vec<String>) -> StatisticsError {
        StatisticsError::ColumnAbsent(Box::new(ColumnAbsent {
            file: self.file.to_owned(),
            recipe: self.recipe.name.clone(),
            what,
            accepted,
            header_row: self.grid.header_row,
            existing: self.grid.header.clone(),
        }))
    }

    /// Refuses a table without what each row must say.
    fn required(&self, by: &BTreeMap<Column, usize>) -> Result<(), StatisticsError> {
        let recipe = self.recipe;
        let (constants, shape) = (&recipe.constants, recipe.shape);
        let unit = if recipe.units.match_by == MatchBy::Code { Column::UnitCode } else { Column::UnitName };
        let level_known = constants.level.is_some() || !recipe.units.level_by_length.is_empty();
        let measured = recipe.columns.contains_key(&Column::Measure);
        let needs: [(&str, &[Column], bool); 6] = [
            ("en kolonne for enheten (sone, bydel …)", &[unit, Column::Unit], true),
            (
                "en kolonne for indikatoren",
                &[Column::Indicator],
                constants.indicator.is_none() && shape != Shape::WideByIndicator,
            ),
            ("en kolonne for nivået", &[Column::Level], !level_known),
            ("en kolonne for perioden", &[Column::Period], constants.period.is_none() && shape != Shape::WideByPeriod),
            ("en kolonne som sier hva tallet er", &[Column::Measure], measured),
            ("en kolonne med tall", &[Column::Value, Column::Count], shape == Shape::Long),
        ];
        for (what, columns, needed) in needs {
            if needed && !columns.iter().any(|c| by.contains_key(c)) {
                let names = columns.iter().filter_map(|c| recipe.columns.get(c)).flatten().cloned().collect();
                return Err(self.absent(what.to_owned(), names));
            }
        }
        Ok(())
    }

    /// The columns whose header is a period, with the longest prefix of the recipe that fits before it.
    fn periods(&mut self, by: &BTreeMap<Column, usize>) -> Result<Vec<Slot>, StatisticsError> {
        let bare = [PeriodColumns::default()];
        let kinds = if self.recipe.period_columns.is_empty() { &bare[..] } else { &self.recipe.period_columns };
        let measured = by.contains_key(&Column::Measure);
        let mut slots = Vec::new();
        for (column, header) in self.grid.header.iter().enumerate().filter(|(i, _)| !self.used.contains(i)) {
            let fits = |k: &&PeriodColumns| header.strip_prefix(k.prefix.as_str())?.parse::<StatPeriod>().ok();
            let Some(kind) = kinds.iter().filter(|k| fits(k).is_some()).max_by_key(|k| k.prefix.len()) else {
                continue;
            };
            let measure = kind.measure.or((!measured).then_some(Measure::Value));
            let (period, mark) = (fits(&kind), by.get(&Column::Mark).copied());
            slots.push(Slot { column, measure, indicator: None, period, mark });
        }
        if slots.is_empty() {
            let names = kinds.iter().map(|k| format!("{}2023", k.prefix)).collect();
            return Err(self.absent("kolonner for perioder".to_owned(), names));
        }
        self.used.extend(slots.iter().map(|s| s.column));
        Ok(slots)
    }

    /// The columns of each indicator; every one that the recipe names must be there.
    fn series(&mut self) -> Result<Vec<Slot>, StatisticsError> {
        let mut slots = Vec::new();
        for series in &self.recipe.series {
            let what = |m: &str| format!("en kolonne for {} ({m})", series.indicator);
            let mark = match series.mark.as_slice() {
                [] => None,
                names => Some(self.must(names, || what("mark"))?),
            };
            for (measure, names) in &series.columns {
                let column = self.must(names, || what(measure.as_str()))?;
                let indicator = Some(series.indicator.clone());
                slots.push(Slot { column, measure: Some(*measure), indicator, period: None, mark });
            }
        }
        Ok(slots)
    }
}
