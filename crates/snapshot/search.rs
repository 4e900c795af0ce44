//! Search over zones, areas, places and actors by name, alias, address and misspelling.

use crate::Snapshot;
use crate::answer::SearchHit;
use domain::name;

impl Snapshot {
    /// The best hits, best first; an exact name stands before a beginning, a word and a misspelling.
    pub fn search(&self, query: &str, limit: usize) -> Vec<SearchHit> {
        let mut hits = self.zone_hits(query);
        hits.extend(self.area_hits(query));
        hits.extend(self.place_hits(query));
        hits.extend(self.actor_hits(query));
        // The sort is stable, so that zones stand before areas, places and actors of the same score.
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        hits.truncate(limit);
        hits
    }

    fn zone_hits(&self, query: &str) -> Vec<SearchHit> {
        let hit = |i: usize| {
            let entry = &self.zones[i];
            let z = &self.dataset.zones[entry.position];
            let (score, treff) = best(query, [&z.navn].into_iter().chain(&z.aliases))?;
            let area = self.areas_of_zone(i).next().map(|a| self.dataset.facts.areas[a].navn.clone());
            Some(found("sone", z.id.as_str(), &z.navn, area, treff, score, Some(entry.centre)))
        };
        (0..self.zones.len()).filter_map(hit).collect()
    }

    fn area_hits(&self, query: &str) -> Vec<SearchHit> {
        let facts = &self.dataset.facts;
        let is_satsing = |list: &str| list == domain::area::SATSINGSOMRADER;
        let hit = |(i, a): (usize, &domain::Area)| {
            // What the candidates of 2021 were called finds the area that they became.
            let candidates = facts.areas.iter().filter(|c| c.became.as_ref() == Some(&a.id));
            let old_names: Vec<&String> = candidates.flat_map(|c| [&c.navn].into_iter().chain(&c.aliases)).collect();
            let names = [&a.navn].into_iter().chain(&a.aliases).chain(&a.parts_as_written).chain(old_names);
            let (score, treff) = best(query, names)?;
            let centre = self.area_info(i, jiff::civil::Date::default()).senter;
            Some(found("omrade", a.id.as_str(), &a.navn, None, treff, score, centre))
        };
        facts.areas.iter().enumerate().filter(|(_, a)| is_satsing(a.list.as_str())).filter_map(hit).collect()
    }

    fn place_hits(&self, query: &str) -> Vec<SearchHit> {
        let hit = |p: &domain::Place| {
            let (score, treff) = best(query, [&p.navn].into_iter().chain(&p.aliases).chain(&p.address))?;
            let centre = p.point.map(|point| crate::position::lonlat(point.into()));
            Some(found("sted", p.id.as_str(), &p.navn, Some(p.category.as_str().to_owned()), treff, score, centre))
        };
        self.dataset.places.iter().filter_map(hit).collect()
    }

    /// Actors; one whose house has its own name is found as the place.
    fn actor_hits(&self, query: &str) -> Vec<SearchHit> {
        let hit = |(i, a): (usize, &domain::Actor)| {
            let same = |p: &usize| name::fold(&self.dataset.places[*p].navn) == name::fold(&a.navn);
            if self.resolved.actor_places[i].iter().any(same) {
                return None;
            }
            let (score, treff) = best(query, [&a.navn].into_iter().chain(&a.aliases))?;
            Some(found("aktor", a.id.as_str(), &a.navn, Some(a.category.as_str().to_owned()), treff, score, None))
        };
        self.dataset.facts.actors.iter().enumerate().filter_map(hit).collect()
    }
}

fn best<'a>(query: &str, names: impl IntoIterator<Item = &'a String>) -> Option<(f64, String)> {
    let scored = names.into_iter().map(|n| (name::score(query, n), n));
    let (score, name) = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (score > 0.0).then(|| (score, name.clone()))
}

fn found(
    kind: &str,
    id: &str,
    navn: &str,
    kontekst: Option<String>,
    treff: String,
    score: f64,
    at: Option<[f64; 2]>,
) -> SearchHit {
    SearchHit {
        kind: kind.to_owned(),
        id: id.to_owned(),
        navn: navn.to_owned(),
        kontekst,
        treff,
        score: (score * 1000.0).round() / 1000.0,
        lon: at.map(|c| c[0]),
        lat: at.map(|c| c[1]),
    }
}
