//! Programmes as answers. City-wide ones have no zones; sensitive ones appear here and nowhere else.

use crate::Snapshot;
use crate::answer::{PartnerInfo, ProgrammeInfo, ResultInfo};
use crate::place::value_sources;
use domain::Programme;
use domain::name::fold;

impl Snapshot {
    /// All programmes and delprosjekter.
    pub fn programmes(&self) -> Vec<ProgrammeInfo> {
        self.dataset.facts.programmes.iter().map(|p| self.programme_info(p)).collect()
    }

    fn programme_info(&self, p: &Programme) -> ProgrammeInfo {
        let partner = |name: &String| {
            let known = |a: &&domain::Actor| a.aliases.iter().chain([&a.navn]).any(|n| fold(n) == fold(name));
            let id = self.dataset.facts.actors.iter().find(known).map(|a| a.id.to_string());
            PartnerInfo { id, navn: name.clone() }
        };
        ProgrammeInfo {
            id: p.id.to_string(),
            parent: p.parent.as_ref().map(ToString::to_string),
            navn: p.navn.clone(),
            aliaser: p.aliases.clone(),
            fra: p.period.from.map(|d| d.to_string()),
            til: p.period.to.map(|d| d.to_string()),
            status: p.status.as_str().to_owned(),
            status_tekst: p.status_tekst.clone(),
            omfang: p.scope.as_str().to_owned(),
            soner: p.zone_names.iter().filter_map(|n| self.zone_index.find(n)).map(|z| self.zone_named(z)).collect(),
            malgruppe: p.target_group.clone(),
            midler_nok: p.funds_nok,
            resultater: p
                .results
                .iter()
                .map(|r| ResultInfo { hva: r.hva.clone(), antall: r.antall.map(Into::into) })
                .collect(),
            partnere: p.partner_names.iter().map(partner).collect(),
            sensitiv: p.sensitive,
            merknad: p.note.clone(),
            kilder: value_sources(&p.sources),
        }
    }
}
