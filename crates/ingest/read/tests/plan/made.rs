//! The authored plan: squares in a row for each code, some with a hole, some of two parts. All values are invented.

use domain::{PlanKind, PlanStatus, plan_code};

/// Id of the plan.
pub(super) const PLAN: &str = "k99990002";
/// In force from, as GML and as SOSI write it.
pub(super) const IKRAFT: [&str; 2] = ["2025-03-27", "20250327"];

/// One area of the plan.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) objekttype: &'static str,
    pub(super) kind: PlanKind,
    /// Name of the code's element in GML and in SOSI; none where the type has no code.
    pub(super) field: Option<[&'static str; 2]>,
    pub(super) code: String,
    /// Element and value of the area's own name.
    pub(super) name: Option<([&'static str; 2], String)>,
    pub(super) status: PlanStatus,
    /// South-west corners and sides of squares, m from (560 000, 7 020 000).
    pub(super) parts: Vec<(f64, f64, f64)>,
    /// Whether the first square has a hole of a fifth of its side.
    pub(super) hole: bool,
}

impl Made {
    pub(super) fn m2(&self) -> f64 {
        let whole: f64 = self.parts.iter().map(|(_, _, side)| side * side).sum();
        whole - if self.hole { (self.parts[0].2 / 5.0).powi(2) } else { 0.0 }
    }

    /// Rings of one part: the outer one, and the hole if it has one. East, north.
    pub(super) fn rings(&self, part: usize) -> Vec<Vec<(f64, f64)>> {
        let (x, y, side) = self.parts[part];
        let (x, y) = (560_000.0 + x, 7_020_000.0 + y);
        let square = |x: f64, y: f64, s: f64| vec![(x, y), (x + s, y), (x + s, y + s), (x, y + s), (x, y)];
        let mut rings = vec![square(x, y, side)];
        if self.hole && part == 0 {
            let mut hole = square(x + side / 5.0, y + side / 5.0, side / 5.0);
            hole.reverse();
            rings.push(hole);
        }
        rings
    }

    /// SOSI `arealbruksstatus`.
    pub(super) fn status_code(&self) -> Option<&'static str> {
        match self.status {
            PlanStatus::Navaerende => Some("1"),
            PlanStatus::Framtidig => Some("2"),
            PlanStatus::Ukjent => None,
        }
    }
}

const AREA_NAME: [&str; 2] = ["områdenavn", "OMRNAVN"];
const ZONE_NAME: [&str; 2] = ["hensynSonenavn", "HENSYNSONENAVN"];
const PROVISION_NAME: [&str; 2] = ["bestemmelseOmrådeNavn", "BESTEMMELSEOMRNAVN"];

/// Every arealformål three times, every hensyn as often, byggesoner, provisions, restrictions, guidelines and the outline.
pub(super) fn plan() -> Vec<Made> {
    let mut all = Vec::new();
    let base = |objekttype, kind, code: &str| Made {
        objekttype,
        kind,
        field: None,
        code: code.to_owned(),
        name: None,
        status: PlanStatus::Ukjent,
        parts: vec![],
        hole: false,
    };
    let codes = (1000..=6999_u16).map(|c| c.to_string()).filter(|c| plan_code::arealformal(c).is_some());
    for code in codes.chain(["9999".to_owned()]) {
        for (n, status) in [PlanStatus::Navaerende, PlanStatus::Framtidig, PlanStatus::Ukjent].into_iter().enumerate() {
            all.push(Made {
                field: Some(["arealformål", "KPAREALFORMÅL"]),
                name: (n > 0).then(|| (AREA_NAME, format!("F{code}-{n}"))),
                status,
                hole: n == 1,
                ..base("KpArealformålOmråde", PlanKind::Arealformal, &code)
            });
        }
    }
    for code in (100..=999_u16).map(|c| c.to_string()).filter(|c| plan_code::hensyn(c).is_some()) {
        let (objekttype, field) = zone_type(&code);
        for n in 1..=3 {
            all.push(Made {
                field: Some(field),
                name: Some((ZONE_NAME, format!("H{code}_{n}"))),
                ..base(objekttype, PlanKind::Hensynssone, &code)
            });
        }
    }
    for (n, code) in ["1", "2", "3", "4", "3", "4"].into_iter().enumerate() {
        let name = if n < 4 { format!("Byggesone {code}") } else { format!("byggesone_{code} vest") };
        all.push(Made {
            name: Some((PROVISION_NAME, name)), ..base("KpBestemmelseOmråde", PlanKind::Byggesone, code)
        });
    }
    for name in ["Parkering sone 2", "#4"] {
        all.push(Made {
            name: Some((PROVISION_NAME, name.to_owned())),
            ..base("KpBestemmelseOmråde", PlanKind::Bestemmelse, "")
        });
    }
    let restriction = ["arealbruksrestriksjoner", "AREALBRUKSRESTRIKSJONER"];
    let guideline = ["arealbruksretningslinjer", "AREALBRUKSRETNINGSLINJER"];
    all.push(Made { field: Some(restriction), ..base("KpRestriksjonOmråde", PlanKind::Restriksjon, "911") });
    all.push(Made { field: Some(guideline), ..base("KpRetningslinjeOmråde", PlanKind::Retningslinje, "921") });
    place(&mut all);
    let mut outline = base("KpOmråde", PlanKind::Planomrade, "20");
    outline.parts = vec![(0.0, 0.0, 12_000.0)];
    all.push(outline);
    all
}

/// Puts the areas on a grid, every seventh as two squares.
fn place(all: &mut [Made]) {
    for (n, made) in all.iter_mut().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "some hundred areas")]
        let (x, y) = ((n % 20) as f64 * 500.0, (n / 20) as f64 * 500.0);
        made.parts = vec![(x, y, 200.0)];
        if n % 7 == 0 {
            made.parts.push((x + 250.0, y, 100.0));
        }
    }
}

fn zone_type(code: &str) -> (&'static str, [&'static str; 2]) {
    match code.as_bytes()[0] {
        b'1' => ("KpSikringSone", ["sikring", "KPSIKRING"]),
        b'2' => ("KpStøySone", ["støy", "KPSTØY"]),
        b'3' => ("KpFareSone", ["fare", "KPFARE"]),
        b'4' => ("KpInfrastrukturSone", ["infrastruktur", "KPINFRASTRUKTUR"]),
        b'5' => ("KpAngittHensynSone", ["angittHensyn", "KPANGITTHENSYN"]),
        b'7' => ("KpBåndleggingSone", ["båndlegging", "KPBÅNDLEGGING"]),
        b'8' => ("KpGjennomføringSone", ["gjennomføring", "KPGJENNOMFØRING"]),
        _ => ("KpDetaljeringSone", ["detaljering", "KPDETALJERING"]),
    }
}
