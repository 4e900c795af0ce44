//! The six satsingsområder in the index: population-weighted mean, mean rank, extent and the spread inside.

use super::priorities::Worked;
use crate::answer::{MeanRank, PriorityArea, StatValue};
use domain::{Value, area::SATSINGSOMRADER};
use need::index::{Member, summarise};

impl Worked<'_> {
    /// Satsingsområder whose zones are in the index; one that has lost a zone (left out as running) is not summed up.
    pub(super) fn areas(&self) -> Vec<PriorityArea> {
        let s = self.snapshot;
        let all = s.dataset.facts.areas.iter().enumerate();
        let six = all.filter(|(_, a)| a.list.as_str() == SATSINGSOMRADER);
        six.filter_map(|(i, _)| self.area(i)).collect()
    }

    fn area(&self, i: usize) -> Option<PriorityArea> {
        let s = self.snapshot;
        let area = &s.dataset.facts.areas[i];
        let zones = &s.resolved.area_zones[i];
        let rows: Option<Vec<usize>> = zones.iter().map(|z| self.asked.rows.iter().position(|r| r == z)).collect();
        let rows = rows.filter(|r| !r.is_empty())?;
        let people = need::sum(zones.iter().map(|z| &s.zones[*z].population));
        let members: Option<Vec<Member>> = (rows.iter().zip(zones))
            .map(|(row, z)| Some(Member { row: *row, people: s.zones[*z].population.number()? }))
            .collect();
        // Without the number of people in each zone there is nothing to weigh by.
        let members = members.unwrap_or_default();
        let summary = summarise(&self.index.rows, &members);
        let ranks = self.apart.both.area(&members);
        let extent = match (&summary.extent, &ranks) {
            (Value::Known { value, .. }, Some(r)) => {
                Value::Known { value: *value, lo: Some(r.extent[1].min(*value)), hi: Some(r.extent[2].max(*value)) }
            }
            (other, _) => other.clone(),
        };
        Some(PriorityArea {
            id: area.id.to_string(),
            navn: area.navn.clone(),
            tilstand: area.state_on(self.asked.date).as_str().to_owned(),
            soner: zones.iter().map(|z| s.zone_named(*z)).collect(),
            folk: StatValue::from(&people),
            snitt: StatValue::from(&summary.mean),
            plass: ranks.map(|r| MeanRank { median: r.mean_rank[0], lo: r.mean_rank[1], hi: r.mean_rank[2] }),
            mest_utsatt_tidel: StatValue::from(&summary.most_exposed_tenth),
            utbredelse: StatValue::from(&extent),
            spredning: summary.spread.map(|(lo, hi)| [lo, hi]),
        })
    }
}
