//! Totals and parts of one series: which units a coarser unit is the sum of.

use crate::suppress::Group;
use domain::{Geography, Observation, UnitId};
use std::collections::BTreeMap;

/// Units that others are a sum of: the zones of an area.
pub(super) type Areas<'a> = &'a BTreeMap<UnitId, Vec<UnitId>>;

/// For each total the positions of its parts, both positions in `rows`. A total and its parts come from the same source
/// and definition; other figures are shown beside them and add up to nothing.
pub(super) fn groups(rows: &[&Observation], areas: Areas<'_>) -> Vec<Group> {
    let mut out = Vec::new();
    for (parent, total) in rows.iter().enumerate() {
        let of_level = |level: Geography| {
            let part = move |o: &&Observation| {
                o.level == level && o.source == total.source && o.definition == total.definition
            };
            let found = rows.iter().enumerate().filter(move |(_, o)| part(o));
            found.map(|(i, _)| i).collect::<Vec<usize>>()
        };
        match total.level {
            Geography::Kommune => {
                for level in [Geography::Sone, Geography::Bydel, Geography::Delomrade, Geography::Grunnkrets] {
                    out.push(Group { parent, children: of_level(level) });
                }
            }
            Geography::Omrade => {
                let Some(zones) = areas.get(&total.unit) else { continue };
                let inside = of_level(Geography::Sone).into_iter().filter(|i| zones.contains(&rows[*i].unit));
                out.push(Group { parent, children: inside.collect() });
            }
            _ => {}
        }
    }
    out.retain(|g| g.children.len() > 1);
    out
}
