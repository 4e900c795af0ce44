//! What a field of a file can be, and when a field name is the one a recipe means.

use domain::name::fold;

domain::labels! {
    /// What a field of a file is to us.
    Field {
        /// Id in the source.
        Id = "id",
        /// Name for people.
        Name = "name",
        /// Other names, separated by `;`.
        Aliases = "aliases",
        /// Code in a code list or register.
        Code = "code",
        /// Category of a place.
        Category = "category",
        /// Who runs a place.
        Sector = "sector",
        /// Street address.
        Address = "address",
        /// Web page.
        Url = "url",
        /// How well a position is known.
        GeoQuality = "geo_quality",
        /// Number of persons.
        Persons = "persons",
        /// Number of dwellings at an address.
        Dwellings = "dwellings",
        /// Year of a count.
        Year = "year",
        /// Object type of a plan, for example `KpStøySone`.
        ObjectType = "object_type",
        /// Land-use purpose of a plan, code of kparealformål.
        Landuse = "landuse",
        /// Code of a zone of special consideration.
        Consideration = "consideration",
        /// Number of a byggesone.
        Byggesone = "byggesone",
        /// SOSI `arealbruksstatus`, 1–3.
        UseStatus = "use_status",
        /// Name of the plan area itself, for example `B1` or `H530_1`.
        AreaName = "area_name",
        /// National plan id.
        Planident = "planident",
        /// Status of the plan, 0–10 or in words.
        Planstatus = "planstatus",
        /// In force from.
        Ikraft = "ikraft",
        /// Name of the plan.
        PlanName = "plan_name",
        /// Type of the plan, 20–35.
        PlanType = "plan_type",
        /// Type of an area of a provision.
        AreaType = "area_type",
        /// Code of a restriction on land use.
        Restriction = "restriction",
        /// Code of a guideline for land use.
        Guideline = "guideline",
        /// What a line is to somebody on foot, for example OSM `highway` or NVDB `typeVeg`.
        WalkClass = "walk_class",
        /// Railway of a line (OSM `railway`).
        Railway = "railway",
        /// Water of a line (OSM `waterway`).
        Waterway = "waterway",
        /// Whether one may walk there (OSM `foot`).
        Foot = "foot",
        /// Whether one may be there at all (OSM `access`).
        Access = "access",
        /// Whether the line is a bridge.
        Bridge = "bridge",
        /// Whether the line is in a tunnel.
        Tunnel = "tunnel",
        /// Level of a line: a number, or NVDB `medium` (L in the air, U below ground).
        Level = "level",
        /// Whether a road is a motorway (NVDB `motorveg`, OSM `motorroad`).
        Motorway = "motorway",
    }
}

/// A name for comparison: no case, diacritics, blanks or punctuation.
pub(crate) fn key(name: &str) -> String {
    fold(name).replace(' ', "")
}

/// As [`key`], and å, ø, æ written as aa, oe, ae count as the same letters.
fn loose(name: &str) -> String {
    key(name).replace("aa", "a").replace("oe", "o").replace("ae", "a")
}

/// The last part of a dotted or nested name: `arealplanId.planidentifikasjon` → `planidentifikasjon`.
fn leaf(name: &str) -> &str {
    name.rsplit(['.', '/', ':']).next().unwrap_or(name)
}

/// Positions of the fields that `accepted` names: whole names first, then in the looser spelling, then last parts.
pub(crate) fn find<'a>(accepted: &'a str, fields: &'a [String]) -> impl Iterator<Item = usize> + 'a {
    let at = move |same: &dyn Fn(&str) -> bool| fields.iter().position(|f| same(f));
    let whole = at(&|f| key(f) == key(accepted));
    let spelt = || at(&|f| loose(f) == loose(accepted));
    let last = || at(&|f| loose(leaf(f)) == loose(accepted));
    whole.or_else(spelt).or_else(last).into_iter()
}
