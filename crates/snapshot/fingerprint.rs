//! Hashes of content: the same data give the same text on every server and after every restart.

use domain::Dataset;
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

/// Hash of everything that can be seen in an answer.
pub(crate) fn dataset(d: &Dataset) -> String {
    let mut f = Fingerprint::default();
    f.json(&d.kommune)
        .json(&d.zone_sets)
        .json(&d.facts)
        .json(&d.places)
        .json(&d.imports)
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
            p.status,
            &p.planident,
            &p.planstatus,
            p.ikraft,
        ));
        f.shape(&p.geometry);
    }
    f.short()
}
