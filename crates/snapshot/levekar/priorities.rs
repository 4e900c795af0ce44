//! The answer of `POST /api/v1/priorities`, its stability line and its sensitivity.

use super::request::{PriorityRequest, StabilityRequest};
use super::table::Asked;
use crate::answer::*;
use crate::overlap::OverlapQuery;
use crate::{QueryError, Snapshot};
use domain::{SatsingState, Value};
use jiff::civil::Date;
use need::index::{Index, Observation, index, leave_one_out};
use need::uncertainty::{
    Apart, Lever, RankInterval as Interval, RankSet, RankSummary, SetKind, index_rank_sets, overlap_groups,
    sensitivity, simulate_apart, stability,
};

/// Confidence of rank sets.
const LEVEL: f64 = 0.95;
/// Steps of a stability line where nothing else is asked.
const STEPS: usize = 21;
/// Base draws of the sensitivity analysis.
const SENSITIVITY_DRAWS: usize = 1_000;

/// Rank sets of each row.
struct Sets {
    simultaneous: Vec<Option<RankSet>>,
    marginal: Vec<Option<RankSet>>,
}

/// Everything worked out for a question.
pub(super) struct Worked<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) asked: Asked<'a>,
    pub(super) index: Index,
    pub(super) apart: Apart,
    sets: Option<Sets>,
    groups: Vec<Option<usize>>,
}

impl Snapshot {
    /// Ranks with intervals.
    ///
    /// # Errors
    /// A question that cannot be answered, see [`QueryError`].
    pub fn priorities(&self, request: &PriorityRequest, today: Date) -> Result<PrioritiesAnswer, QueryError> {
        let worked = self.work_out(request, today)?;
        let query = OverlapQuery { date: worked.asked.date, programme: request.programme.clone(), k: None };
        let overlap = self.work_with(&query, worked.need_by_zone())?;
        let rows = worked.rows(&overlap);
        Ok(PrioritiesAnswer {
            areas: worked.areas(),
            indicators: worked.indicators(),
            themes: worked.themes(),
            correlations: worked.correlations(),
            leave_one_out: worked.left_out()?,
            changes: worked.changes(&rows),
            meta: worked.meta(request, overlap.programme.clone()),
            priorities: rows,
        })
    }

    /// P(among the K) of each zone as one weight moves.
    ///
    /// # Errors
    /// A question that cannot be answered, see [`QueryError`].
    pub fn stability(&self, request: &StabilityRequest, today: Date) -> Result<StabilityAnswer, QueryError> {
        let asked = self.ask(&request.index, today)?;
        let lever = match request.lever.kind.as_str() {
            "theme" => Lever::Theme(request.lever.id.clone()),
            "indicator" => Lever::Indicator(request.lever.id.clone()),
            other => return Err(QueryError::UnknownLever { kind: other.to_owned() }),
        };
        let steps = request.steps.unwrap_or(STEPS);
        let line =
            stability(&asked.table, &asked.profile, &asked.setup, &lever, steps).map_err(QueryError::Uncertainty)?;
        let ranked: Vec<usize> =
            (0..asked.rows.len()).filter(|row| line.points.iter().any(|p| p.p_top_k[*row].is_some())).collect();
        let point = |p: &need::uncertainty::StabilityPoint| StabilityPointInfo {
            weight: p.weight,
            p: ranked.iter().map(|row| p.p_top_k[*row]).collect(),
        };
        Ok(StabilityAnswer {
            stability: StabilityInfo {
                lever: LeverInfo { kind: request.lever.kind.clone(), id: request.lever.id.clone() },
                chosen: line.chosen,
                points: line.points.iter().map(point).collect(),
                zones: ranked.iter().map(|row| self.zone_named(asked.rows[*row])).collect(),
            },
            meta: self.draws_meta(&asked),
        })
    }

    /// Which source of uncertainty moves the ranks.
    ///
    /// # Errors
    /// A question that cannot be answered, see [`QueryError`].
    pub fn sensitivity(&self, request: &PriorityRequest, today: Date) -> Result<SensitivityAnswer, QueryError> {
        let asked = self.ask(request, today)?;
        let found = sensitivity(&asked.table, &asked.profile, &asked.setup, SENSITIVITY_DRAWS)
            .map_err(QueryError::Uncertainty)?;
        let factor = |f: &need::uncertainty::Factor| FactorInfo {
            varied: f.varied.as_str().to_owned(),
            first: f.first,
            total: f.total,
        };
        Ok(SensitivityAnswer {
            sensitivity: SensitivityInfo {
                factors: found.factors.iter().map(factor).collect(),
                runs: found.runs,
                variance: found.variance,
            },
            meta: self.draws_meta(&asked),
        })
    }

    fn draws_meta(&self, asked: &Asked<'_>) -> DrawsMeta {
        let s = &asked.setup;
        DrawsMeta { meta: self.meta(), k: s.k, seed: s.seed, draws: s.draws }
    }

    fn work_out(&self, request: &PriorityRequest, today: Date) -> Result<Worked<'_>, QueryError> {
        let mut asked = self.ask(request, today)?;
        if request.k.is_none() {
            asked.setup.k = self.default_k();
        }
        let index = index(&asked.table, &asked.profile, &asked.setup.recipe).map_err(QueryError::Index)?;
        let apart = simulate_apart(&asked.table, &asked.profile, &asked.setup).map_err(QueryError::Uncertainty)?;
        let sets = |kind| index_rank_sets(&asked.table, &asked.profile, &asked.setup, LEVEL, kind);
        // Pairs of very many zones, or a single draw, have no rank sets; the answer then says nothing of them.
        let both = sets(SetKind::Simultaneous).ok().zip(sets(SetKind::Marginal).ok());
        let sets = both.map(|(simultaneous, marginal)| Sets { simultaneous, marginal });
        let intervals: Vec<Option<Interval>> =
            (apart.both.rows.iter()).map(|r| r.map(|r| Interval { lo: r.lo, median: r.median, hi: r.hi })).collect();
        let mut groups = vec![None; asked.rows.len()];
        for (n, group) in overlap_groups(&intervals).into_iter().enumerate() {
            group.into_iter().for_each(|row| groups[row] = Some(n + 1));
        }
        Ok(Worked { snapshot: self, asked, index, apart, sets, groups })
    }
}

impl Worked<'_> {
    pub(super) fn named(&self, row: usize) -> Named {
        self.snapshot.zone_named(self.asked.rows[row])
    }

    /// Need of a row: P(among the K), or why there is none.
    fn need(&self, row: usize) -> Value {
        match &self.apart.both.rows[row] {
            Some(summary) => summary.need(),
            None => self.index.rows[row].need_without_rank(),
        }
    }

    fn need_by_zone(&self) -> std::sync::Arc<Vec<Value>> {
        let mut needs = vec![Value::Missing; self.snapshot.zones.len()];
        for (row, zone) in self.asked.rows.iter().enumerate() {
            needs[*zone] = self.need(row);
        }
        std::sync::Arc::new(needs)
    }

    /// Number of zones with an index.
    pub(super) fn ranked(&self) -> usize {
        self.apart.both.rows.iter().flatten().count()
    }

    /// Rows, most exposed first, those of a group together, those without an index last.
    fn rows(&self, overlap: &crate::overlap::Worked<'_>) -> Vec<PriorityRow> {
        let mut order: Vec<usize> = (0..self.asked.rows.len()).collect();
        let key = |row: usize| self.apart.both.rows[row].map(|r| (self.groups[row], r.median, -r.p_top_k, r.mean));
        order.sort_by(|a, b| match (key(*a), key(*b)) {
            (Some(a), Some(b)) => {
                a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2)).then(a.3.total_cmp(&b.3))
            }
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => a.cmp(b),
        });
        order.into_iter().map(|row| self.row(row, overlap)).collect()
    }

    fn row(&self, row: usize, overlap: &crate::overlap::Worked<'_>) -> PriorityRow {
        let zone = self.asked.rows[row];
        let (s, need) = (self.snapshot, self.need(row));
        let both = self.apart.both.rows[row];
        let apart = |r: Option<RankSummary>| {
            r.map(|r| RankInterval { median: r.median, lo: r.lo, hi: r.hi, p_blant_k: r.p_top_k })
        };
        let fifth = |rank: f64| 5 - ((rank - 1.0) * 5.0 / self.ranked().max(1) as f64).floor().clamp(0.0, 4.0) as u8;
        let Named { id, navn } = s.zone_named(zone);
        PriorityRow {
            id,
            navn,
            omrader: s.areas_of_zone(zone).map(|a| s.area_named(a)).collect(),
            satsing: s.satsing_of_zone(zone, self.asked.date),
            klasse: overlap.class(zone).class.as_str().to_owned(),
            indeks: StatValue::from(&self.index.rows[row].value),
            dekning: self.index.rows[row].coverage,
            plass: both.map(|r| Place { median: r.median, lo: r.lo, hi: r.hi, nominell: r.nominal }),
            p_blant_k: StatValue::from(&need),
            ord: need::word(&need).map(|w| w.as_str().to_owned()),
            datausikkerhet: apart(self.apart.data.rows[row]),
            metodevalg: apart(self.apart.method.rows[row]),
            rangsett: self.sets.as_ref().and_then(|sets| {
                let pair = |s: &RankSet| [s.lo, s.hi];
                Some(RankSetInfo {
                    samtidig: pair(sets.simultaneous[row].as_ref()?),
                    enkelt: pair(sets.marginal[row].as_ref()?),
                })
            }),
            gruppe: self.groups[row],
            femdel: both.map(|r| fifth(r.median)),
            usikker: both.is_some_and(|r| fifth(r.lo) - fifth(r.hi) >= 2),
            uten_tall: self.without_numbers(row),
        }
    }

    fn themes(&self) -> Vec<PriorityTheme> {
        let mut out: Vec<PriorityTheme> = Vec::new();
        for i in self.indicators() {
            match out.iter_mut().find(|t| t.id == i.tema) {
                Some(t) => {
                    t.vekt += i.vekt;
                    t.indikatorer += 1;
                }
                None => out.push(PriorityTheme { id: i.tema, vekt: i.vekt, indikatorer: 1 }),
            }
        }
        out
    }

    fn indicators(&self) -> Vec<PriorityIndicator> {
        let info = |report: &need::index::ColumnReport| {
            let at = self.asked.columns.iter().position(|c| c.indicator.id.as_str() == report.indicator)?;
            let (used, column) = (&self.asked.columns[at], &self.asked.table.columns()[at]);
            let count = |of: fn(&Observation) -> bool| column.observations.iter().filter(|o| of(o)).count();
            let theme = self
                .asked
                .profile
                .themes()
                .iter()
                .find(|t| t.indicators.iter().any(|e| e.indicator == report.indicator))?;
            Some(PriorityIndicator {
                id: report.indicator.clone(),
                tema: theme.id.clone(),
                vekt: report.weight,
                periode: used.period.map(|p| p.to_string()).unwrap_or_default(),
                tall: report.numbers,
                ikke_vist: count(|o| matches!(o, Observation::Suppressed { .. })),
                mangler: count(|o| matches!(o, Observation::Missing)),
                konstant: report.constant,
                alene_i_tema: report.alone_in_theme,
                behandling: match report.treatment.transform {
                    need::index::Transform::None => "ingen",
                    need::index::Transform::Winsorised { .. } => "winsorisert",
                    need::index::Transform::Log { .. } | need::index::Transform::ReflectedLog { .. } => "log",
                }
                .to_owned(),
                stedet_for: used.instead_of.map(|i| i.id.to_string()),
            })
        };
        self.index.columns.iter().filter_map(info).collect()
    }

    fn left_out(&self) -> Result<Vec<LeftOutInfo>, QueryError> {
        let found = leave_one_out(&self.asked.table, &self.asked.profile, &self.asked.setup.recipe);
        let k = self.asked.setup.k;
        let among = |rank: Option<usize>| rank.is_some_and(|r| r <= k);
        let info = |l: need::index::LeftOut| {
            let with = |row: usize| among(self.index.rows[row].rank.map(|r| r.place));
            let moved = |came_in: bool| {
                let rows =
                    (0..l.ranks.len()).filter(|row| l.ranks[*row].is_some() && self.index.rows[*row].rank.is_some());
                rows.filter(|row| with(*row) != came_in && among(l.ranks[*row]) == came_in)
                    .map(|row| self.named(row))
                    .collect()
            };
            LeftOutInfo {
                inn: moved(true),
                ut: moved(false),
                mean_abs_rank_change: l.mean_abs_rank_change,
                indicator: l.indicator,
            }
        };
        Ok(found.map_err(QueryError::Index)?.into_iter().map(info).collect())
    }

    fn meta(&self, request: &PriorityRequest, programme: Named) -> PriorityMeta {
        let (asked, rows) = (&self.asked, &self.index.rows);
        let periods = asked.periods();
        let mut runs: Vec<RunInfo> = Vec::new();
        for r in self.apart.data.runs.iter().chain(&self.apart.method.runs) {
            let run = RunInfo {
                varied: r.varied.as_str().to_owned(),
                alternative: r.alternative.clone(),
                draws: r.draws,
                applies: r.applies,
            };
            if !runs.iter().any(|x| x.varied == run.varied && x.alternative == run.alternative) {
                runs.push(run);
            }
        }
        let method = asked.setup.recipe.method;
        PriorityMeta {
            meta: self.snapshot.meta(),
            k: asked.setup.k,
            seed: asked.setup.seed,
            draws: asked.setup.draws,
            profile: asked.profile_id.clone(),
            method: MethodInfo {
                normalisation: method.normalisation().as_str().to_owned(),
                aggregation: method.aggregation().as_str().to_owned(),
            },
            perioder: periods.iter().map(ToString::to_string).collect(),
            blandede_ar: periods.len() > 1,
            varianter: request.variants.clone(),
            krympet: request.shrink,
            uten_pagaende: request.without_running,
            dato: asked.date.to_string(),
            programme,
            rangert: self.ranked(),
            uten_indeks: rows.len() - self.ranked(),
            ikke_vist: rows.iter().map(|r| r.hidden).sum(),
            mangler: rows.iter().map(|r| r.missing).sum(),
            runs,
        }
    }
}

impl Snapshot {
    /// The områdesatsing that covers a zone: a running one before one that has ended.
    pub(crate) fn satsing_of_zone(&self, zone: usize, date: Date) -> Option<SatsingInfo> {
        let mut all = self.satsinger_of_zone(zone, date);
        let state = |s: &SatsingInfo, wanted: SatsingState| s.tilstand == wanted.as_str();
        let running = all.iter().position(|s| state(s, SatsingState::Pagar));
        let found = running.or_else(|| all.iter().position(|s| state(s, SatsingState::Avsluttet)));
        found.map(|i| all.swap_remove(i))
    }
}
