//! Zones as answers.

use crate::Snapshot;
use crate::answer::{BorderInfo, Named, StatValue, ZoneInfo};
use domain::Value;

/// What is worked out for a zone when the snapshot is built.
#[derive(Debug, Clone)]
pub(crate) struct ZoneEntry {
    /// Position in `dataset.zones`.
    pub position: usize,
    /// m².
    pub area: f64,
    pub centre: [f64; 2],
    pub bbox: [f64; 4],
    pub children: Value,
    pub population: Value,
}

impl Snapshot {
    /// All zones of the current set, in the order of their source.
    pub fn zones(&self) -> Vec<ZoneInfo> {
        (0..self.zones.len()).map(|i| self.zone_info(i)).collect()
    }

    pub(crate) fn zone_named(&self, i: usize) -> Named {
        let z = &self.dataset.zones[self.zones[i].position];
        Named { id: z.id.to_string(), navn: z.navn.clone() }
    }

    /// Positions of the satsingsområder a zone is part of.
    pub(crate) fn areas_of_zone(&self, i: usize) -> impl Iterator<Item = usize> {
        let areas = self.dataset.facts.areas.iter().enumerate();
        areas
            .filter(|(_, a)| a.list.as_str() == domain::area::SATSINGSOMRADER)
            .map(|(n, _)| n)
            .filter(move |n| self.resolved.area_zones[*n].contains(&i))
    }

    pub(crate) fn area_named(&self, i: usize) -> Named {
        let a = &self.dataset.facts.areas[i];
        Named { id: a.id.to_string(), navn: a.navn.clone() }
    }

    pub(crate) fn zone_info(&self, i: usize) -> ZoneInfo {
        let entry = &self.zones[i];
        let z = &self.dataset.zones[entry.position];
        // The default question is always answered; a zone whose need is not known is missing there too.
        let needs = self.needs(self.default_k()).ok();
        let need = needs.as_ref().map_or(&Value::Missing, |n| &n[i]);
        ZoneInfo {
            id: z.id.to_string(),
            navn: z.navn.clone(),
            aliaser: z.aliases.clone(),
            kode: z.code.clone(),
            sonesett: z.zone_set.to_string(),
            areal_m2: entry.area.round(),
            senter: entry.centre,
            bbox: entry.bbox,
            omrader: self.areas_of_zone(i).map(|a| self.area_named(a)).collect(),
            behov: StatValue::from(need),
            behovsniva: need::level(need).as_str().to_owned(),
            ord: need::word(need).map(|w| w.as_str().to_owned()),
            barn: StatValue::from(&entry.children),
            befolkning: StatValue::from(&entry.population),
            grense: BorderInfo {
                opphav: z.border.opphav.clone(),
                dato: z.border.dato.map(|d| d.to_string()),
                forelopig: z.border.forelopig,
            },
        }
    }
}
