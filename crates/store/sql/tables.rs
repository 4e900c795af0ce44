//! Which tables hold records, and the layer that each belongs to.

use super::{record::Record, records::Imported};
use domain::{
    Actor, Address, Area, AreaList, District, Indicator, Kommune, Layer, Observation, Place, PlanArea, PopulationCell,
    Programme, Relation, Scenario, Street, Theme, WeightProfile, Zone, ZoneSet,
};

/// A table whose rows are versioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its columns without `fid` and `versjon`.
    pub(crate) columns: &'static [&'static str],
    /// The layer whose records it holds; none for what goes with all layers.
    pub(crate) layer: Option<Layer>,
    /// Whether it has a column `geom` and a spatial index.
    pub(crate) spatial: bool,
}

const fn spatial<R: Record>(layer: Layer) -> Table {
    Table { name: R::TABLE, columns: R::COLUMNS, layer: Some(layer), spatial: true }
}

const fn plain<R: Record>(layer: Option<Layer>) -> Table {
    Table { name: R::TABLE, columns: R::COLUMNS, layer, spatial: false }
}

/// All of them.
pub(crate) const TABLES: &[Table] = &[
    plain::<ZoneSet>(Some(Layer::Zones)),
    spatial::<Zone>(Layer::Zones),
    spatial::<District>(Layer::Districts),
    spatial::<Place>(Layer::Places),
    spatial::<PopulationCell>(Layer::Population),
    spatial::<Address>(Layer::Addresses),
    spatial::<PlanArea>(Layer::Plan),
    plain::<AreaList>(Some(Layer::Facts)),
    plain::<Area>(Some(Layer::Facts)),
    plain::<Actor>(Some(Layer::Facts)),
    plain::<Programme>(Some(Layer::Facts)),
    plain::<Relation>(Some(Layer::Facts)),
    plain::<Theme>(Some(Layer::Catalogue)),
    plain::<Indicator>(Some(Layer::Catalogue)),
    plain::<WeightProfile>(Some(Layer::Catalogue)),
    plain::<Observation>(Some(Layer::Indicators)),
    spatial::<Street>(Layer::Network),
    spatial::<Scenario>(Layer::Scenarios),
    plain::<Imported>(None),
    plain::<Kommune>(None),
];
