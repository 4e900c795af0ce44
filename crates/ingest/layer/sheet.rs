//! The rows of a file with the recipe's fields found in them.

use crate::{
    Field, Recipe,
    vector::{Row, Shape, Table},
};
use std::{collections::BTreeMap, rc::Rc};

/// Rows of one or more layers, in order.
pub(crate) struct Sheet<'a> {
    pub(crate) recipe: &'a Recipe,
    tables: Vec<(Rc<Header>, Vec<Row>)>,
}

/// What the fields of one layer are.
struct Header {
    layer: String,
    fields: Vec<String>,
    columns: BTreeMap<Field, Vec<usize>>,
}

/// One row, with its fields by meaning.
pub(crate) struct Entry<'a> {
    /// Place in its layer, from 1.
    pub(crate) row: u64,
    /// Geometry in EPSG:25832.
    pub(crate) shape: Shape,
    values: Vec<Option<String>>,
    header: Rc<Header>,
    recipe: &'a Recipe,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(recipe: &'a Recipe, tables: Vec<Table>) -> Self {
        let tables = tables.into_iter().map(|t| {
            let columns = recipe.fields.keys().map(|f| (*f, recipe.columns(*f, &t.fields))).collect();
            (Rc::new(Header { layer: t.layer, fields: t.fields, columns }), t.rows)
        });
        Self { recipe, tables: tables.collect() }
    }

    /// Takes the rows, in order; `on_row` hears of each.
    pub(crate) fn entries(self, on_row: &mut dyn FnMut(u64)) -> impl Iterator<Item = Entry<'a>> {
        let recipe = self.recipe;
        let rows = self.tables.into_iter().flat_map(|(h, rows)| rows.into_iter().map(move |r| (Rc::clone(&h), r)));
        rows.zip(1..).map(move |((header, row), n)| {
            on_row(n);
            Entry { row: row.number, shape: row.shape, values: row.values, header, recipe }
        })
    }
}

impl Entry<'_> {
    /// The first of the field's columns that has something.
    pub(crate) fn get(&self, field: Field) -> Option<&str> {
        self.columns(field).find_map(|i| self.values.get(i)?.as_deref())
    }

    /// Everything that the field's columns have, best column first.
    pub(crate) fn all(&self, field: Field) -> impl Iterator<Item = &str> {
        self.columns(field).filter_map(|i| self.values.get(i)?.as_deref())
    }

    /// As [`get`](Self::get), in the vocabulary's word where the recipe gives one.
    pub(crate) fn word(&self, field: Field) -> Option<&str> {
        self.get(field).map(|w| self.recipe.translate(field, w))
    }

    /// Name in the file of the column that holds `field`: the one with something in it, else the first.
    pub(crate) fn column(&self, field: Field) -> Option<&str> {
        let full = self.columns(field).find(|i| self.values.get(*i).is_some_and(Option::is_some));
        full.or_else(|| self.columns(field).next()).map(|i| self.header.fields[i].as_str())
    }

    /// Layer of the file that the row stands in.
    pub(crate) fn layer(&self) -> &str {
        &self.header.layer
    }

    /// Name, else id, else the row, for messages.
    pub(crate) fn label(&self) -> String {
        let known = self.get(Field::Name).or_else(|| self.get(Field::AreaName)).or_else(|| self.get(Field::Id));
        known.map_or_else(|| format!("rad {}", self.row), str::to_owned)
    }

    fn columns(&self, field: Field) -> impl Iterator<Item = usize> {
        self.header.columns.get(&field).into_iter().flatten().copied()
    }
}
