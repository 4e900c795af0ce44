//! Hensynssoner and planstatus. Source: SOSI Plan 5.0. Withdrawn codes are kept: old plans have them.

use super::PlanCode;

/// Zones lie over the purposes and are drawn as a hatching here, in one quiet colour of our own.
pub(super) const HATCHING: &str = "#46525E";

const fn c(code: u16, navn: &'static str) -> PlanCode {
    PlanCode { code, navn, gruppe: group(code), colours: [HATCHING, HATCHING] }
}

/// Kind of zone of a code, by its first digit; empty where there is none.
pub(super) const fn group(code: u16) -> &'static str {
    match code / 100 {
        1 => "Sikringssone",
        2 => "Støysone",
        3 => "Faresone",
        4 => "Infrastruktursone",
        5 => "Sone med angitte særlige hensyn",
        7 => "Båndleggingssone",
        8 => "Gjennomføringssone",
        9 => "Detaljeringssone",
        _ => "",
    }
}

/// Codes of all zones of special consideration; no two lists share a code.
pub(super) const CONSIDERATION: &[PlanCode] = &[
    c(110, "Nedslagsfelt drikkevann"),
    c(120, "Grunnvannsforsyning"),
    c(130, "Byggeforbud rundt veg, bane og flyplass"),
    c(190, "Andre sikringssoner"),
    c(210, "Rød støysone"),
    c(220, "Gul støysone"),
    c(230, "Grønn støysone"),
    c(290, "Andre støysoner"),
    c(310, "Ras- og skredfare"),
    c(320, "Flomfare"),
    c(330, "Radonfare"),
    c(350, "Brann- og eksplosjonsfare"),
    c(360, "Skytebane"),
    c(370, "Høyspenningsanlegg"),
    c(380, "Militær virksomhet"),
    c(390, "Annen fare"),
    c(410, "Krav om infrastruktur"),
    c(430, "Rekkefølgekrav infrastruktur"),
    c(440, "Rekkefølgekrav samfunnsservice"),
    c(450, "Rekkefølgekrav grønnstruktur"),
    c(510, "Hensyn landbruk"),
    c(520, "Hensyn reindrift"),
    c(530, "Hensyn friluftsliv"),
    c(540, "Hensyn grønnstruktur"),
    c(550, "Hensyn landskap"),
    c(560, "Bevaring naturmiljø"),
    c(570, "Bevaring kulturmiljø"),
    c(580, "Randområder til verneområde"),
    c(590, "Mineralressurser"),
    c(700, "Båndlegging, generalisert (utgått)"),
    c(710, "Båndlegging for regulering etter pbl"),
    c(720, "Båndlegging etter lov om naturvern"),
    c(730, "Båndlegging etter lov om kulturminner"),
    c(735, "Båndlegging etter markaloven"),
    c(740, "Båndlegging etter andre lover"),
    c(750, "Båndlegging etter vegloven"),
    c(800, "Gjennomføring, generalisert (utgått)"),
    c(810, "Krav om felles planlegging"),
    c(820, "Omforming"),
    c(830, "Fornyelse"),
    c(900, "Detaljering, generalisert (utgått)"),
    c(910, "Reguleringsplan skal fortsatt gjelde"),
];

/// Status of a whole plan, in words.
pub(super) const PLANSTATUS: &[(u16, &str)] = &[
    (0, "initiativ"),
    (1, "planlegging igangsatt"),
    (2, "planforslag"),
    (3, "endelig vedtatt"),
    (4, "opphevet"),
    (5, "utgått eller erstattet"),
    (6, "vedtatt med utsatt rettsvirkning"),
    (8, "overstyrt"),
    (9, "avvist"),
    (10, "trukket"),
];
