//! Walking: how far it is to the arenas of a kind, and how far one comes from a place.

use crate::answer::{Meta, Named, Outline, StatValue};
use serde::Serialize;
use utoipa::ToSchema;

/// A walking time, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Minutes {
    /// Minutes.
    pub minutter: Option<f64>,
    /// `no_snap | unreachable | over_limit | ingen_arena`; null where there is a time.
    pub grunn: Option<String>,
}

/// A school district that covers a part of a zone.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DistrictOfZone {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Its school, where one has its name.
    pub skole: Option<String>,
}

/// Access of one zone.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AccessRow {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// To the n-th nearest: the time that half of the people do not exceed.
    pub minutter: Minutes,
    /// The same to the third nearest.
    pub minutter_n3: Minutes,
    /// Share of the people who have at most 10 minutes to the n-th nearest, 0–1; `lo` and `hi` where some stand off the
    /// network.
    pub andel_10: StatValue,
    /// The same for 15 minutes.
    pub andel_15: StatValue,
    /// Children within 10 minutes: they are taken to live as people do inside the zone.
    pub barn_10: StatValue,
    /// The same for 15 minutes.
    pub barn_15: StatValue,
    /// The n-th nearest of most of its people.
    pub naermeste: Option<Named>,
    /// School districts of the zone: schools serve their own, not the nearest homes.
    pub krets: Vec<DistrictOfZone>,
}

/// What the walking network is like.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct NetReport {
    /// Nodes.
    pub noder: usize,
    /// Edges.
    pub kanter: usize,
    /// Parts without a way between them.
    pub komponenter: usize,
    /// Share of the length that is in the largest part, 0–1.
    pub storste_andel: f64,
    /// Edges without which a part falls in two, dead ends included.
    pub bruer: usize,
    /// Places farther from the network than one may stand.
    pub uten_feste: usize,
}

/// How walking was measured.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NetMeta {
    /// Sources and version.
    #[serde(flatten)]
    pub meta: Meta,
    /// `gangnett | luftlinje`.
    pub nett: String,
    /// The same in words.
    pub nett_navn: String,
    /// What the network is like; null without one.
    pub nettrapport: Option<NetReport>,
}

/// What was asked of access.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccessMeta {
    /// How walking was measured.
    #[serde(flatten)]
    pub net: NetMeta,
    /// Category.
    pub kategori: String,
    /// 1 = the nearest.
    pub n: usize,
    /// Places of the category with a position.
    pub steder: usize,
    /// Places of the category without a position that is good enough.
    pub uten_posisjon: usize,
    /// What the people stand for: `ruter` (population cells) or `sonepunkt` (one point of each zone).
    pub utgangspunkt: String,
    /// Longest time that is told apart, minutes.
    pub grense: f64,
}

/// Answer of `/api/v1/access/{category}`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccessAnswer {
    /// Zones, in the order of their source.
    pub soner: Vec<AccessRow>,
    /// How it was measured.
    pub meta: AccessMeta,
}

/// A category that access can be asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccessCategory {
    /// A place category, or `arena` for the universal arenas.
    pub id: String,
    /// Places.
    pub steder: usize,
    /// Those of them whose position is good enough.
    pub med_posisjon: usize,
}

/// Answer of `/api/v1/access`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccessCategories {
    /// Categories with at least one place.
    pub kategorier: Vec<AccessCategory>,
    /// How walking is measured.
    pub meta: NetMeta,
}

/// How far one comes in so many minutes.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Isochrone {
    /// Minutes.
    pub minutter: f64,
    /// People who live inside, from cells by area, rounded to 10 and not shown under 50.
    pub personer: StatValue,
    /// The part of the ground that can be reached along the network.
    pub geometri: Outline,
}

/// Where an isochrone starts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IsochroneMeta {
    /// How walking was measured.
    #[serde(flatten)]
    pub net: NetMeta,
    /// Longitude and latitude as asked.
    pub punkt: [f64; 2],
    /// The place, where one was named.
    pub sted: Option<Named>,
    /// Metres from there to the network.
    pub til_nettet_m: f64,
}

/// Answer of `/api/v1/isochrone`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IsochroneAnswer {
    /// One for each number of minutes, shortest first.
    pub isokroner: Vec<Isochrone>,
    /// Where it starts.
    pub meta: IsochroneMeta,
}
