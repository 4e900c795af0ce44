//! Need × arena × model on a date and for a programme: the main question.

use crate::answer::*;
use crate::model::ModelOnDate;
use crate::{QueryError, Snapshot};
use domain::{Category, ProgrammeId, Relation, RelationState, Value};
use geo::{Distance, Euclidean};
use jiff::civil::Date;
use need::small::{Z, wilson};
use need::uncertainty::DEFAULT_DRAWS;
use need::{Class, Classified, Coverage};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is asked.
#[derive(Debug, Clone)]
pub struct OverlapQuery {
    /// On which date.
    pub date: Date,
    /// Which programme; none = the first.
    pub programme: Option<String>,
    /// K; none = 10.
    pub k: Option<usize>,
}

/// The overlap, worked out once for a question; answers for a zone or an area take their part of it.
pub(crate) struct Worked<'a> {
    snapshot: &'a Snapshot,
    pub date: Date,
    pub programme: Named,
    pub k: usize,
    /// Need of each zone.
    needs: Arc<Vec<Value>>,
    model: ModelOnDate,
    /// The other programmes that stand beside it.
    others: Vec<(Named, ModelOnDate)>,
    /// For each zone: arenas inside, and arenas that serve it.
    inside: Vec<Vec<usize>>,
    serves: Vec<BTreeSet<usize>>,
    nearest: Vec<Vec<usize>>,
}

impl Snapshot {
    /// Answer of `/api/v1/overlap`.
    ///
    /// # Errors
    /// An unknown programme, or a K larger than the zones that have an index.
    pub fn overlap(&self, query: &OverlapQuery) -> Result<OverlapAnswer, QueryError> {
        Ok(self.work(query)?.answer())
    }

    pub(crate) fn work(&self, query: &OverlapQuery) -> Result<Worked<'_>, QueryError> {
        let needs = self.needs(query.k.unwrap_or_else(|| self.default_k()))?;
        self.work_with(query, needs)
    }

    /// As [`work`](Self::work), with the need of each zone given.
    pub(crate) fn work_with(&self, query: &OverlapQuery, needs: Arc<Vec<Value>>) -> Result<Worked<'_>, QueryError> {
        self.work_supposing(query, needs, &[])
    }

    /// As [`work_with`](Self::work_with), with relations that are supposed beside those of the register.
    pub(crate) fn work_supposing(
        &self,
        query: &OverlapQuery,
        needs: Arc<Vec<Value>>,
        supposed: &[Relation],
    ) -> Result<Worked<'_>, QueryError> {
        let k = query.k.unwrap_or_else(|| self.default_k());
        let programme = self.asked_programme(query.programme.as_deref())?;
        let model = match ProgrammeId::new(&programme.id) {
            Ok(id) => self.model_supposing(&id, query.date, supposed),
            Err(_) => ModelOnDate::none(self.dataset.places.len()),
        };
        let beside = |p: &&domain::Programme| p.parent.is_none() && !p.sensitive && p.id.as_str() != programme.id;
        let others = self.dataset.facts.programmes.iter().filter(beside);
        let others =
            others.map(|p| (Named { id: p.id.to_string(), navn: p.navn.clone() }, self.model_on(&p.id, query.date)));
        let others = others.collect();
        let n = self.zones.len();
        let (mut inside, mut serves, mut nearest) =
            (vec![Vec::new(); n], vec![BTreeSet::new(); n], vec![Vec::new(); n]);
        for place in self.arenas() {
            if let Some(at) = self.place_zone[place] {
                if at.is_inside() { inside[at.zone].push(place) } else { nearest[at.zone].push(place) }
            }
            for &zone in model.serves[place].iter().chain(&self.catchment[place]) {
                serves[zone].insert(place);
            }
        }
        Ok(Worked { snapshot: self, date: query.date, programme, k, needs, model, others, inside, serves, nearest })
    }

    pub(crate) fn asked_programme(&self, asked: Option<&str>) -> Result<Named, QueryError> {
        let all = &self.dataset.facts.programmes;
        let shown = || all.iter().filter(|p| !p.sensitive);
        let found = match asked {
            Some(id) => Some(shown().find(|p| p.id.as_str() == id).ok_or_else(|| QueryError::UnknownProgramme {
                id: id.to_owned(),
                known: shown().map(|p| p.id.to_string()).collect(),
            })?),
            None => shown().find(|p| p.parent.is_none()),
        };
        Ok(match found {
            Some(p) => Named { id: p.id.to_string(), navn: p.navn.clone() },
            None => Named { id: String::new(), navn: String::new() },
        })
    }
}

/// Need with the 90 % interval that so many draws leave, for sums made of it.
pub(crate) fn drawn(need: &Value) -> Value {
    let draws = DEFAULT_DRAWS as f64;
    let interval = need.number().and_then(|p| wilson(p * draws, draws, Z::of_confidence(0.9).ok()?).ok());
    match (need, interval) {
        (Value::Known { value, .. }, Some(i)) => Value::Known { value: *value, lo: Some(i.lo), hi: Some(i.hi) },
        (other, _) => other.clone(),
    }
}

impl ModelOnDate {
    fn none(places: usize) -> Self {
        Self { places: vec![None; places], serves: vec![Vec::new(); places] }
    }
}

impl Worked<'_> {
    pub(crate) fn arenas_of(&self, zone: usize) -> BTreeSet<usize> {
        self.inside[zone].iter().chain(&self.serves[zone]).copied().collect()
    }

    fn coverage(&self, zone: usize) -> Coverage {
        self.coverage_by(&self.model, zone)
    }

    fn coverage_by(&self, model: &ModelOnDate, zone: usize) -> Coverage {
        let arenas = self.arenas_of(zone);
        let state = |place: usize| model.places[place].as_ref().map(|m| m.state);
        let count = |wanted| arenas.iter().filter(|a| state(**a) == Some(wanted)).count();
        Coverage {
            arenas: arenas.len(),
            active: count(RelationState::Aktiv),
            unknown: count(RelationState::Ukjent),
            ended: count(RelationState::Avsluttet),
        }
    }

    pub(crate) fn state(&self, place: usize) -> Option<RelationState> {
        self.model.places[place].as_ref().map(|m| m.state)
    }

    fn count<'p>(&self, places: impl IntoIterator<Item = &'p usize>) -> ArenaCount {
        let mut out = ArenaCount::default();
        for &p in places {
            out.total += 1;
            match self.snapshot.dataset.places[p].category {
                Category::Barnehage => out.barnehage += 1,
                Category::Skole => out.skole += 1,
                _ => {}
            }
        }
        out
    }

    /// Sibling programmes at the arenas of a zone.
    fn others_at(&self, zone: usize) -> Vec<OtherProgramme> {
        let at = |(programme, model): &(Named, ModelOnDate)| {
            let c = self.coverage_by(model, zone);
            OtherProgramme { programme: programme.clone(), aktiv: c.active, ukjent: c.unknown, avsluttet: c.ended }
        };
        self.others.iter().map(at).filter(|o| o.aktiv + o.ukjent + o.avsluttet > 0).collect()
    }

    /// The class of one zone.
    pub(crate) fn class(&self, zone: usize) -> Classified {
        need::classify(need::level(&self.needs[zone]), &self.coverage(zone))
    }

    /// The row of one zone.
    pub(crate) fn zone(&self, zone: usize) -> OverlapZone {
        let s = self.snapshot;
        let entry = &s.zones[zone];
        let need = &self.needs[zone];
        let coverage = self.coverage(zone);
        let level = need::level(need);
        let classified = self.class(zone);
        let Named { id, navn } = s.zone_named(zone);
        OverlapZone {
            id,
            navn,
            klasse: classified.class.as_str().to_owned(),
            grunn: classified.reason.map(|r| r.as_str().to_owned()),
            behov: StatValue::from(need),
            behovsniva: level.as_str().to_owned(),
            ord: need::word(need).map(|w| w.as_str().to_owned()),
            barn: StatValue::from(&entry.children),
            arenaer: ZoneArenas {
                inside: self.count(&self.inside[zone]),
                nearest: self.count(&self.nearest[zone]),
                serves: self.count(&self.serves[zone]),
                total: coverage.arenas,
            },
            modell: ModelCount { aktiv: coverage.active, ukjent: coverage.unknown, avsluttet: coverage.ended },
            andel: coverage.share().map(|s| ShareInfo { value: s.value, lo: s.lo, hi: s.hi }),
            gap: need::gap(&drawn(need), &coverage, &entry.children).as_ref().map(StatValue::from),
            andre_programmer: self.others_at(zone),
        }
    }

    /// Arenas of a zone with how they relate to it: those that lie there, that serve it, that are nearest to it.
    pub(crate) fn arenas_with_relation(&self, zone: usize) -> Vec<(usize, &'static str)> {
        let inside = self.inside[zone].iter().map(|p| (*p, "inside"));
        let serves = self.serves[zone].iter().filter(|p| !self.inside[zone].contains(p)).map(|p| (*p, "serves"));
        let nearest = self.nearest[zone].iter().filter(|p| !self.serves[zone].contains(p)).map(|p| (*p, "nearest"));
        inside.chain(serves).chain(nearest).collect()
    }

    /// One arena with its model.
    pub(crate) fn arena(&self, place: usize) -> ArenaInfo {
        let s = self.snapshot;
        let p = &s.dataset.places[place];
        let model = self.model.places[place].as_ref();
        let point = p.point.unwrap_or_default();
        let [lon, lat] = crate::position::lonlat(point.into());
        let at = s.place_zone[place];
        ArenaInfo {
            id: p.id.to_string(),
            navn: p.navn.clone(),
            kategori: p.category.as_str().to_owned(),
            lon,
            lat,
            sone: at.map(|z| s.zone_named(z.zone)),
            relasjon: at.map(|z| if z.is_inside() { "inside" } else { "nearest" }.to_owned()),
            avstand_m: at.map_or(0.0, |z| z.distance.round()),
            betjener: s.serves_info(place, &self.model.serves[place]),
            modell: model.map_or("ingen", |m| m.state.as_str()).to_owned(),
            fra: model.and_then(|m| m.from).map(|d| d.to_string()),
            til: model.and_then(|m| m.to).map(|d| d.to_string()),
            former: model.map(|m| m.forms.iter().map(|f| f.as_str().to_owned()).collect()).unwrap_or_default(),
            kilde: model.map(|m| Source::from(&m.source)),
            naermeste_med_modell: self.nearest_with_model(place),
            forhold: None,
        }
    }

    fn nearest_with_model(&self, place: usize) -> Option<NearestArena> {
        if self.state(place) == Some(RelationState::Aktiv) {
            return None;
        }
        let s = self.snapshot;
        let from = s.dataset.places[place].join_point()?;
        let active = s.arenas().filter(|i| self.state(*i) == Some(RelationState::Aktiv));
        let with_distance =
            active.filter_map(|i| Some((i, Euclidean.distance(from, s.dataset.places[i].join_point()?))));
        let (nearest, metres) = with_distance.min_by(|a, b| a.1.total_cmp(&b.1))?;
        let p = &s.dataset.places[nearest];
        Some(NearestArena { id: p.id.to_string(), navn: p.navn.clone(), avstand_m: metres.round() })
    }

    fn answer(&self) -> OverlapAnswer {
        let s = self.snapshot;
        let zones: Vec<OverlapZone> = (0..s.zones.len()).map(|z| self.zone(z)).collect();
        let arena_positions: Vec<usize> = s.arenas().collect();
        let rows = (0..s.zones.len()).map(|z| (need::level(&self.needs[z]), self.coverage(z), &s.zones[z].children));
        let sets = need::sets(rows);
        let set = |e: &need::SetsEntry| SetInfo { soner: e.zones, barn: StatValue::from(&e.children) };
        let mut klasser: BTreeMap<String, usize> = Class::ALL.iter().map(|c| (c.as_str().to_owned(), 0)).collect();
        for z in &zones {
            *klasser.entry(z.klasse.clone()).or_default() += 1;
        }
        let in_state = |state| arena_positions.iter().filter(|p| self.state(**p) == state).count();
        let hidden = |state: ValueState| zones.iter().filter(|z| z.behov.state == state).count();
        OverlapAnswer {
            arenas: arena_positions.iter().map(|p| self.arena(*p)).collect(),
            sets: SetsInfo {
                begge: set(&sets.both),
                bare_behov: set(&sets.only_need),
                bare_modell: set(&sets.only_model),
            },
            meta: OverlapMeta {
                meta: s.meta(),
                dato: self.date.to_string(),
                programme: self.programme.clone(),
                k: self.k,
                klasser,
                ikke_vist: hidden(ValueState::Suppressed),
                mangler: hidden(ValueState::Missing),
                arenaer: ArenaTotals {
                    aktiv: in_state(Some(RelationState::Aktiv)),
                    ukjent: in_state(Some(RelationState::Ukjent)),
                    avsluttet: in_state(Some(RelationState::Avsluttet)),
                    kan_ha: in_state(None),
                },
                inside: self.count(self.inside.iter().flatten()),
                nearest: self.count(self.nearest.iter().flatten()),
            },
            zones,
        }
    }
}
