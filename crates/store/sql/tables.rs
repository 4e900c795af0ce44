//! Which tables hold records, and the layer that each belongs to.

use domain::Layer;

/// A table whose rows are versioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: &'static str,
    /// The layer whose records it holds; none for what goes with all layers.
    pub(crate) layer: Option<Layer>,
    /// Whether it has a column `geom` and a spatial index.
    pub(crate) spatial: bool,
}

const fn spatial(name: &'static str, layer: Layer) -> Table {
    Table { name, layer: Some(layer), spatial: true }
}

const fn plain(name: &'static str, layer: Option<Layer>) -> Table {
    Table { name, layer, spatial: false }
}

/// All of them.
pub(crate) const TABLES: &[Table] = &[
    plain("zone_sets", Some(Layer::Zones)),
    spatial("zones", Layer::Zones),
    spatial("districts", Layer::Districts),
    spatial("places", Layer::Places),
    spatial("population_cells", Layer::Population),
    spatial("plan_areas", Layer::Plan),
    plain("area_lists", Some(Layer::Facts)),
    plain("areas", Some(Layer::Facts)),
    plain("actors", Some(Layer::Facts)),
    plain("programmes", Some(Layer::Facts)),
    plain("relations", Some(Layer::Facts)),
    plain("themes", Some(Layer::Catalogue)),
    plain("indicators", Some(Layer::Catalogue)),
    plain("weight_profiles", Some(Layer::Catalogue)),
    plain("observations", Some(Layer::Indicators)),
    spatial("streets", Layer::Network),
    spatial("scenarios", Layer::Scenarios),
    plain("imports", None),
    plain("kommune", None),
];
