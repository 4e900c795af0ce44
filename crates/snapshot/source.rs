//! What goes with every answer: epoch, version, sources.

use crate::Snapshot;
use crate::answer::{DatasetInfo, DisclosureInfo, KommuneRef, Meta, Named, SourceRef, UnmatchedInfo, WithheldInfo};
use domain::resolve::Unmatched;
use domain::{Layer, Provenance, Trust};
use geo::{MapCoords, MultiPolygon};

impl Snapshot {
    /// Epoch, version and sources.
    pub fn meta(&self) -> Meta {
        let d = &self.dataset;
        let is_demo = |t: Trust| matches!(t, Trust::Skjematisk | Trust::Oppdiktet);
        // An older vintage stays beside the current one; what it was drawn from does not mark what is shown.
        let current = d.zone_sets.last().map(|s| &s.source);
        let shown = |layer: Layer, p: &Provenance| layer != Layer::Zones || Some(&p.source) == current;
        let marked = d.imports.iter().filter(|(l, p)| is_demo(p.trust) && shown(*l, p));
        let mut skjematisk: Vec<String> = marked.map(|(l, _)| l.as_str().to_owned()).collect();
        skjematisk.dedup();
        // What planners save is no source of the answers.
        let sources = d.imports.iter().filter(|(layer, _)| *layer != Layer::Scenarios);
        let kilder = sources.map(|(layer, p)| SourceRef {
            id: p.source.to_string(),
            layer: layer.as_str().to_owned(),
            tittel: p.tittel.clone(),
            opphav: p.opphav.clone(),
            lisens: p.lisens.clone(),
            trust: p.trust.as_str().to_owned(),
            hentet: p.hentet.to_string(),
        });
        Meta {
            epoch: self.epoch,
            version: self.version.clone(),
            lagerversjon: d.version.0,
            dataversjon: self.data_version.clone(),
            kommune: d.kommune.as_ref().map(|k| KommuneRef { nummer: k.nummer.clone(), navn: k.navn.clone() }),
            organ: d.kommune.as_ref().map(|k| k.organ.clone()),
            demo: !skjematisk.is_empty(),
            skjematisk,
            sonesett: d.zone_sets.last().map(|s| Named { id: s.id.to_string(), navn: s.navn.clone() }),
            kilder: kilder.collect(),
        }
    }

    /// Current imports.
    pub fn datasets(&self) -> Vec<DatasetInfo> {
        let info = |(layer, p): &(domain::Layer, domain::Provenance)| DatasetInfo {
            layer: layer.as_str().to_owned(),
            id: p.source.to_string(),
            tittel: p.tittel.clone(),
            opphav: p.opphav.clone(),
            lisens: p.lisens.clone(),
            trust: p.trust.as_str().to_owned(),
            hentet: p.hentet.to_string(),
            sha256: p.sha256.clone(),
            fil: p.fil.clone(),
            oppskrift: p.oppskrift.clone(),
            lest: p.lest,
            tatt_inn: p.tatt_inn,
            avvist: p.avvist,
            varsler: p.varsler.clone(),
        };
        let data = self.dataset.imports.iter().filter(|(layer, _)| *layer != Layer::Scenarios);
        data.map(info).collect()
    }

    /// What was done so that no hidden count can be worked out.
    pub fn disclosure(&self) -> DisclosureInfo {
        let info = |(indicator, period, why): &(domain::IndicatorId, domain::StatPeriod, String)| WithheldInfo {
            indicator: indicator.to_string(),
            periode: period.to_string(),
            grunn: why.clone(),
        };
        DisclosureInfo {
            celler_provd: self.figures.cells_tried(),
            holdt_tilbake: self.figures.withheld().iter().map(info).collect(),
        }
    }

    /// Names of the facts that found no match in the data.
    pub fn unmatched(&self) -> Vec<UnmatchedInfo> {
        let kind = |u: Unmatched| match u {
            Unmatched::AreaZone => "area_zone",
            Unmatched::ActorPlace => "actor_place",
        };
        let names = self.resolved.unmatched.iter().map(|(u, navn)| (kind(*u), navn.clone()));
        let figures = self.figures.unmatched(&self.current_zones()).into_iter().map(|navn| ("figure_zone", navn));
        names.chain(figures).map(|(hva, navn)| UnmatchedInfo { hva: hva.to_owned(), navn }).collect()
    }

    /// A shape in longitude and latitude, rounded to 6 decimals, for GeoJSON.
    pub fn lonlat_shape(&self, shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
        shape.map_coords(|c| {
            let [x, y] = crate::position::lonlat(c);
            geo::Coord { x, y }
        })
    }
}
