//! Hashes of content: the same data give the same text on every server and after every restart.

use domain::{Address, Dataset, Layer, Street};
use geo::{CoordsIter, MultiPolygon};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Gathers content and gives its hash.
#[derive(Default)]
pub(crate) struct Fingerprint(Sha256);

impl Fingerprint {
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.0.update((text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
        self
    }

    pub(crate) fn json(&mut self, value: &impl Serialize) -> &mut Self {
        // Domain values are plain data: turning them into JSON cannot fail, and an empty text would only cost a rebuild.
        let text = serde_json::to_string(value).unwrap_or_default();
        self.text(&text)
    }

    pub(crate) fn shape(&mut self, shape: &MultiPolygon<f64>) -> &mut Self {
        for c in shape.coords_iter() {
            self.0.update(c.x.to_bits().to_le_bytes());
            self.0.update(c.y.to_bits().to_le_bytes());
        }
        self
    }

    /// First 12 hex digits.
    pub(crate) fn short(self) -> String {
        self.0.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect()
    }
}

/// Hash of everything that can be seen in an answer: the data, and what planners have saved beside them.
pub(crate) fn dataset(d: &Dataset, data: &str) -> String {
    let mut f = Fingerprint::default();
    f.text(data).json(&d.scenarios);
    for (_, p) in d.imports.iter().filter(|(layer, _)| *layer == Layer::Scenarios) {
        f.json(p);
    }
    f.short()
}

/// Hash of the data without scenarios: saving one does not make the others out of date.
pub(crate) fn data(d: &Dataset) -> String {
    let mut f = Fingerprint::default();
    let imports: Vec<_> = d.imports.iter().filter(|(layer, _)| *layer != Layer::Scenarios).collect();
    f.json(&d.kommune)
        .json(&d.zone_sets)
        .json(&d.facts)
        .json(&d.places)
        .json(&imports)
        .json(&d.catalogue)
        .json(&d.observations);
    for z in &d.zones {
        f.text(z.zone_set.as_str())
            .text(z.id.as_str())
            .text(&z.navn)
            .json(&z.aliases)
            .json(&z.border)
            .shape(&z.geometry);
    }
    for x in &d.districts {
        f.text(x.id.as_str()).text(&x.navn).shape(&x.geometry);
    }
    for c in &d.cells {
        f.text(&c.id).json(&c.persons).shape(&c.geometry);
    }
    for p in &d.plan_areas {
        f.text(p.id.as_str()).text(&p.navn).text(&p.code).json(&(
            p.kind,
            &p.objekttype,
            p.status,
            &p.planident,
            &p.planstatus,
            p.ikraft,
        ));
        f.shape(&p.geometry);
    }
    f.text(&streets(&d.streets).to_string()).text(&addresses(&d.addresses).to_string());
    f.short()
}

const ODD: u64 = 0x9E37_79B9_7F4A_7C15;

fn mix(h: u64, n: u64) -> u64 {
    (h ^ n).wrapping_mul(ODD).rotate_left(29)
}

/// Only the positions and the dwellings tell: nothing else of an address is used.
fn addresses(list: &[Address]) -> u64 {
    let at = |h, a: &Address| mix(mix(mix(h, a.dwellings.into()), a.position.x().to_bits()), a.position.y().to_bits());
    list.iter().fold(list.len() as u64, at)
}

/// A network has a million positions and more: they are mixed by one multiplication each, and only the sum is hashed.
pub(crate) fn streets(list: &[Street]) -> u64 {
    list.iter().fold(list.len() as u64, |h, s| {
        let head = (s.class as u64) << 8 | u64::from(s.level.cast_unsigned());
        let h = s.source.as_str().bytes().fold(mix(h, head), |h, b| mix(h, b.into()));
        s.geometry.coords().fold(h, |h, c| mix(mix(h, c.x.to_bits()), c.y.to_bits()))
    })
}
