//! Arealformål: KpArealformål as the national register and the national plan styles (DiBK) have it, and the subdivisions
//! of reguleringsplaner that are needed here. Withdrawn codes are kept: old plans have them.

use super::PlanCode;

/// Name and colours as existing and as planned.
const fn c(code: u16, navn: &'static str, existing: &'static str, planned: &'static str) -> PlanCode {
    PlanCode { code, navn, gruppe: group(code), colours: [existing, planned] }
}

/// A subdivision of a reguleringsplan: it takes the colours of what it divides.
const fn r(code: u16, navn: &'static str, of: [&'static str; 2]) -> PlanCode {
    PlanCode { code, navn, gruppe: group(code), colours: of }
}

/// Main group of a code, by its first digit; empty where there is none.
pub(super) const fn group(code: u16) -> &'static str {
    match code / 1000 {
        1 => "Bebyggelse og anlegg",
        2 => "Samferdselsanlegg og teknisk infrastruktur",
        3 => "Grønnstruktur",
        4 => "Forsvaret",
        5 => "Landbruks-, natur- og friluftsformål samt reindrift",
        6 => "Bruk og vern av sjø og vassdrag med tilhørende strandsone",
        _ => "",
    }
}

/// Codes of kommuneplaner.
pub(super) const LANDUSE: &[PlanCode] = &[
    c(1000, "Bebyggelse og anlegg, generalisert (utgått etter 2011)", "#FFCC00", "#E6B900"),
    c(1001, "Bebyggelse og anlegg", "#FFCC00", "#E6B900"),
    c(1110, "Boligbebyggelse", "#FFFF99", "#FFFF33"),
    c(1120, "Fritidsbebyggelse", "#FFCC66", "#FFCC33"),
    c(1130, "Sentrumsformål", "#CC9900", "#996600"),
    c(1140, "Kjøpesenter", "#CC99CC", "#996699"),
    c(1150, "Forretninger", "#CCCCFF", "#9999FF"),
    c(1160, "Offentlig eller privat tjenesteyting", "#FF9999", "#FF6699"),
    c(1170, "Fritids- og turistformål", "#9999CC", "#666699"),
    c(1200, "Råstoffutvinning", "#CC9999", "#AC6567"),
    c(1300, "Næringsbebyggelse", "#CC99FF", "#9966CC"),
    c(1400, "Idrettsanlegg", "#99CC00", "#669900"),
    c(1500, "Andre typer bebyggelse og anlegg", "#FF9933", "#CC6600"),
    c(1600, "Uteoppholdsareal", "#66CC99", "#339966"),
    c(1700, "Grav- og urnelund", "#CC6699", "#993366"),
    c(1800, "Kombinert bebyggelse og anleggsformål", "#FFFFFF", "#FFFFFF"),
    c(2000, "Samferdselsanlegg og teknisk infrastruktur, generalisert (utgått etter 2011)", "#CCCCCC", "#999999"),
    c(2001, "Samferdselsanlegg og teknisk infrastruktur (arealer)", "#CCCCCC", "#999999"),
    c(2010, "Veg", "#CCCCCC", "#999999"),
    c(2020, "Bane", "#CC9966", "#996633"),
    c(2030, "Lufthavn", "#CCCCCC", "#999999"),
    c(2040, "Havn", "#99CCCC", "#66B1B1"),
    c(2044, "Molo", "#33BEBE", "#338C8C"),
    c(2050, "Hovednett for sykkel", "#FFCCCC", "#FF9999"),
    c(2060, "Kollektivnett", "#CC9966", "#996633"),
    c(2070, "Kollektivknutepunkt", "#CC9966", "#996633"),
    c(2080, "Parkering", "#B9B9B9", "#808080"),
    c(2100, "Trasé for teknisk infrastruktur", "#FFCC99", "#FF9966"),
    c(2800, "Kombinerte formål for samferdselsanlegg og/eller teknisk infrastrukturtraseer", "#FFFFFF", "#FFFFFF"),
    c(3000, "Grønnstruktur, generalisert (utgått etter 2011)", "#99FF99", "#66CC66"),
    c(3001, "Grønnstruktur", "#99FF99", "#66CC66"),
    c(3002, "Blågrønn struktur", "#66FFCC", "#00CC99"),
    c(3020, "Naturområde", "#99FF99", "#66CC66"),
    c(3030, "Turdrag", "#99FF99", "#66CC66"),
    c(3040, "Friområde", "#99FF99", "#66CC66"),
    c(3050, "Park", "#99FF99", "#66CC66"),
    c(3100, "Overvannstiltak", "#33EBEB", "#00CCEB"),
    c(3800, "Kombinerte grønnstrukturformål", "#FFFFFF", "#FFFFFF"),
    c(4000, "Forsvaret, generalisert (utgått etter 2011)", "#CCCC99", "#999966"),
    c(4001, "Forsvaret", "#CCCC99", "#999966"),
    c(4010, "Ulike typer militære formål", "#CCCC99", "#999966"),
    c(4020, "Skytefelt/øvingsområde", "#CCCC99", "#999966"),
    c(4030, "Forlegning/leir", "#CCCC99", "#999966"),
    c(4800, "Kombinerte militære formål", "#FFFFFF", "#FFFFFF"),
    c(
        5000,
        "Landbruk-, natur- og friluftsformål samt reindrift (LNFR), generalisert (utgått etter 2011)",
        "#CCFF99",
        "#99FF66",
    ),
    c(5001, "Landbruk-, natur- og friluftsformål samt reindrift (LNFR) (utgått etter 2011)", "#CCFF99", "#99FF66"),
    c(
        5100,
        "LNFR-areal for nødvendige tiltak for landbruk og reindrift og gårdstilknyttet næringsvirksomhet basert på gårdens ressursgrunnlag",
        "#CCFF99",
        "#99FF66",
    ),
    c(5200, "LNFR-areal for spredt bolig-, fritids- eller næringsbebyggelse mv.", "#CCFFCC", "#33FF99"),
    c(5210, "Spredt boligbebyggelse", "#CCFFCC", "#33FF99"),
    c(5220, "Spredt fritidsbebyggelse", "#CCFFCC", "#33FF99"),
    c(5230, "Spredt næringsbebyggelse", "#CCFFCC", "#33FF99"),
    c(
        6000,
        "Bruk og vern av sjø og vassdrag med tilhørende strandsone, generalisert (utgått etter 2011)",
        "#CCFFFF",
        "#66FFFF",
    ),
    c(6001, "Bruk og vern av sjø og vassdrag med tilhørende strandsone", "#CCFFFF", "#66FFFF"),
    c(6100, "Ferdsel", "#66CCFF", "#0099CC"),
    c(6110, "Ankringsområde", "#33AFAF", "#009999"),
    c(6120, "Opplagsområde", "#33AFAF", "#009999"),
    c(6130, "Riggområde", "#33AFAF", "#009999"),
    c(6200, "Farleder", "#66CCFF", "#0099CC"),
    c(6220, "Havneområde i sjø", "#33CCCC", "#66B4B4"),
    c(6230, "Småbåthavn", "#33CCCC", "#66B4B4"),
    c(6300, "Fiske", "#6699FF", "#6666FF"),
    c(6400, "Akvakultur", "#FFCCFF", "#CC99CC"),
    c(6500, "Drikkevann", "#99CCFF", "#3399FF"),
    c(6600, "Naturområde", "#99FFFF", "#00ECEC"),
    c(6700, "Friluftsområde", "#99FFFF", "#00ECEC"),
    c(6800, "Kombinerte formål i sjø og vassdrag med eller uten tilhørende strandsone", "#FFFFFF", "#FFFFFF"),
];

const HOUSING: [&str; 2] = ["#FFFF99", "#FFFF33"];
const SERVICES: [&str; 2] = ["#FF9999", "#FF6699"];
const BUSINESS: [&str; 2] = ["#CC99FF", "#9966CC"];
const OUTDOORS: [&str; 2] = ["#66CC99", "#339966"];
const TRANSPORT: [&str; 2] = ["#CCCCCC", "#999999"];
const GREEN: [&str; 2] = ["#99FF99", "#66CC66"];

/// Codes of reguleringsplaner that subdivide those above.
pub(super) const REGULATED: &[PlanCode] = &[
    r(1111, "Boligbebyggelse, frittliggende småhusbebyggelse", HOUSING),
    r(1112, "Boligbebyggelse, konsentrert småhusbebyggelse", HOUSING),
    r(1113, "Boligbebyggelse, blokkbebyggelse", HOUSING),
    r(1161, "Barnehage", SERVICES),
    r(1162, "Undervisning", SERVICES),
    r(1163, "Institusjon", SERVICES),
    r(1164, "Kirke eller annen religionsutøvelse", SERVICES),
    r(1165, "Forsamlingslokale", SERVICES),
    r(1166, "Administrasjon", SERVICES),
    r(1169, "Annen offentlig eller privat tjenesteyting", SERVICES),
    r(1310, "Kontor", BUSINESS),
    r(1610, "Lekeplass", OUTDOORS),
    r(2015, "Gang- og sykkelveg", TRANSPORT),
    r(2016, "Gangveg", TRANSPORT),
    r(3031, "Turveg", GREEN),
];
