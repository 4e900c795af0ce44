//! Code lists of kommuneplanen, as names for people. Source: objektkatalog.geonorge.no and register.geonorge.no
//! (kparealformål), SOSI Plan 5.0 for the zones of special consideration. Withdrawn codes are kept: old plans have them.

const LANDUSE: &[(u16, &str)] = &[
    (1000, "Bebyggelse og anlegg, generalisert (utgått)"),
    (1001, "Bebyggelse og anlegg"),
    (1110, "Boligbebyggelse"),
    (1120, "Fritidsbebyggelse"),
    (1130, "Sentrumsformål"),
    (1140, "Kjøpesenter"),
    (1150, "Forretninger"),
    (1160, "Offentlig eller privat tjenesteyting"),
    (1170, "Fritids- og turistformål"),
    (1200, "Råstoffutvinning"),
    (1300, "Næringsbebyggelse"),
    (1400, "Idrettsanlegg"),
    (1500, "Andre typer bebyggelse og anlegg"),
    (1600, "Uteoppholdsareal"),
    (1700, "Grav- og urnelund"),
    (1800, "Kombinert bebyggelse og anleggsformål"),
    (2000, "Samferdselsanlegg, generalisert (utgått)"),
    (2001, "Samferdselsanlegg og teknisk infrastruktur"),
    (2010, "Veg"),
    (2020, "Bane"),
    (2030, "Lufthavn"),
    (2040, "Havn"),
    (2044, "Molo"),
    (2050, "Hovednett for sykkel"),
    (2060, "Kollektivnett"),
    (2070, "Kollektivknutepunkt"),
    (2080, "Parkering"),
    (2100, "Trasé for teknisk infrastruktur"),
    (2800, "Kombinerte formål for samferdsel og teknisk infrastruktur"),
    (3000, "Grønnstruktur, generalisert (utgått)"),
    (3001, "Grønnstruktur"),
    (3002, "Blågrønn struktur"),
    (3020, "Naturområde"),
    (3030, "Turdrag"),
    (3040, "Friområde"),
    (3050, "Park"),
    (3100, "Overvannstiltak"),
    (3800, "Kombinerte grønnstrukturformål"),
    (4000, "Forsvaret, generalisert (utgått)"),
    (4001, "Forsvaret"),
    (4010, "Ulike typer militære formål"),
    (4020, "Skytefelt eller øvingsområde"),
    (4030, "Forlegning eller leir"),
    (4800, "Kombinerte militære formål"),
    (5000, "LNFR, generalisert (utgått)"),
    (5001, "LNFR (utgått)"),
    (5100, "LNFR, nødvendige tiltak"),
    (5200, "LNFR, spredt bebyggelse"),
    (5210, "LNFR, spredt boligbebyggelse"),
    (5220, "LNFR, spredt fritidsbebyggelse"),
    (5230, "LNFR, spredt næringsbebyggelse"),
    (6000, "Bruk og vern av sjø og vassdrag, generalisert (utgått)"),
    (6001, "Bruk og vern av sjø og vassdrag"),
    (6100, "Ferdsel"),
    (6110, "Ankringsområde"),
    (6120, "Opplagsområde"),
    (6130, "Riggområde"),
    (6200, "Farleder"),
    (6220, "Havneområde i sjø"),
    (6230, "Småbåthavn"),
    (6300, "Fiske"),
    (6400, "Akvakultur"),
    (6500, "Drikkevann"),
    (6600, "Naturområde i sjø og vassdrag"),
    (6700, "Friluftsområde i sjø og vassdrag"),
    (6800, "Kombinerte formål i sjø og vassdrag"),
];

const CONSIDERATION: &[(u16, &str)] = &[
    (110, "Nedslagsfelt drikkevann"),
    (120, "Grunnvannsforsyning"),
    (130, "Byggeforbud rundt veg, bane og flyplass"),
    (190, "Andre sikringssoner"),
    (210, "Rød støysone"),
    (220, "Gul støysone"),
    (230, "Grønn støysone"),
    (290, "Andre støysoner"),
    (310, "Ras- og skredfare"),
    (320, "Flomfare"),
    (330, "Radonfare"),
    (350, "Brann- og eksplosjonsfare"),
    (360, "Skytebane"),
    (370, "Høyspenningsanlegg"),
    (380, "Militær virksomhet"),
    (390, "Annen fare"),
    (410, "Krav om infrastruktur"),
    (430, "Rekkefølgekrav infrastruktur"),
    (440, "Rekkefølgekrav samfunnsservice"),
    (450, "Rekkefølgekrav grønnstruktur"),
    (510, "Hensyn landbruk"),
    (520, "Hensyn reindrift"),
    (530, "Hensyn friluftsliv"),
    (540, "Hensyn grønnstruktur"),
    (550, "Hensyn landskap"),
    (560, "Bevaring naturmiljø"),
    (570, "Bevaring kulturmiljø"),
    (580, "Randområder til verneområde"),
    (590, "Mineralressurser"),
    (700, "Båndlegging, generalisert (utgått)"),
    (710, "Båndlegging for regulering etter pbl"),
    (720, "Båndlegging etter lov om naturvern"),
    (730, "Båndlegging etter lov om kulturminner"),
    (735, "Båndlegging etter markaloven"),
    (740, "Båndlegging etter andre lover"),
    (750, "Båndlegging etter vegloven"),
    (800, "Gjennomføring, generalisert (utgått)"),
    (810, "Krav om felles planlegging"),
    (820, "Omforming"),
    (830, "Fornyelse"),
    (900, "Detaljering, generalisert (utgått)"),
    (910, "Reguleringsplan skal fortsatt gjelde"),
];

const PLANSTATUS: &[(u16, &str)] = &[
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

/// Name of a code of kparealformål.
pub(crate) fn landuse(code: &str) -> Option<&'static str> {
    find(LANDUSE, code)
}

/// Name of a code of a zone of special consideration.
pub(crate) fn consideration(code: &str) -> Option<&'static str> {
    find(CONSIDERATION, code)
}

/// Words of a plan status.
pub(crate) fn planstatus(code: &str) -> Option<&'static str> {
    find(PLANSTATUS, code)
}

fn find(list: &[(u16, &'static str)], code: &str) -> Option<&'static str> {
    let code: u16 = code.parse().ok()?;
    list.iter().find(|(c, _)| *c == code).map(|(_, name)| *name)
}
