//! Satsingsområder and candidates as answers.

use crate::answer::{AreaInfo, AreaListInfo, Named, SatsingInfo};
use crate::place::value_sources;
use crate::{Snapshot, position};
use domain::AreaStatus;
use jiff::civil::Date;

impl Snapshot {
    /// All areas of all lists, with their state on a date.
    pub fn areas(&self, date: Date) -> Vec<AreaInfo> {
        (0..self.dataset.facts.areas.len()).map(|i| self.area_info(i, date)).collect()
    }

    /// The lists.
    pub fn area_lists(&self) -> Vec<AreaListInfo> {
        let lists = self.dataset.facts.area_lists.iter().map(|l| AreaListInfo {
            id: l.id.to_string(),
            navn: l.navn.clone(),
            dato: l.dato.map(|d| d.to_string()),
            merknad: l.note.clone(),
            kilder: value_sources(&l.sources),
        });
        lists.collect()
    }

    pub(crate) fn satsing_info(&self, area: usize, s: &AreaStatus, date: Date) -> SatsingInfo {
        let a = &self.dataset.facts.areas[area];
        SatsingInfo {
            navn: s.navn.clone(),
            omrade: Named { id: a.id.to_string(), navn: a.navn.clone() },
            tilstand: s.state_on(date).as_str().to_owned(),
            fra: s.period.from.map(|d| d.to_string()),
            til: s.period.to.map(|d| d.to_string()),
            periode_tekst: s.periode_tekst.clone(),
            deler: s.deler.clone(),
            kilder: value_sources(&s.sources),
        }
    }

    pub(crate) fn area_info(&self, i: usize, date: Date) -> AreaInfo {
        let a = &self.dataset.facts.areas[i];
        let zones = &self.resolved.area_zones[i];
        let largest = zones.iter().max_by(|x, y| self.zones[**x].area.total_cmp(&self.zones[**y].area));
        let found = |name: &&String| self.zone_index.find(name).is_none();
        let became = a.became.as_ref().and_then(|id| self.dataset.facts.areas.iter().find(|x| &x.id == id));
        AreaInfo {
            id: a.id.to_string(),
            navn: a.navn.clone(),
            liste: a.list.to_string(),
            nr: a.order,
            aliaser: a.aliases.clone(),
            soner: zones.iter().map(|z| self.zone_named(*z)).collect(),
            deler: a.parts_as_written.clone(),
            ble: became.map(|b| Named { id: b.id.to_string(), navn: b.navn.clone() }),
            tilstand: a.state_on(date).as_str().to_owned(),
            satsinger: a.satsinger.iter().map(|s| self.satsing_info(i, s, date)).collect(),
            merknad: a.note.clone(),
            kilder: value_sources(&a.sources),
            bbox: zones.iter().map(|z| self.zones[*z].bbox).reduce(position::join),
            senter: largest.map(|z| self.zones[*z].centre),
            umatchet: a.zone_names.iter().filter(found).cloned().collect(),
        }
    }
}
