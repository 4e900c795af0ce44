//! Stable feature numbers from slugs.

use sha2::{Digest, Sha256};

/// The number of a slug: the first 53 bits of its SHA-256, so that JavaScript keeps it exact. Never 0, and the same in
/// every run and on every machine.
pub fn stable_id(slug: &str) -> u64 {
    let digest = Sha256::digest(slug.as_bytes());
    let bits = digest.iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    (bits >> 11).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_slug_never_changes() {
        // sha256("lademoen") begins with the bytes that `printf lademoen | sha256sum` prints.
        assert_eq!(stable_id("lademoen"), LADEMOEN >> 11);
        assert_ne!(stable_id("lademoen"), stable_id("mollenberg"));
    }

    #[test]
    fn every_number_is_exact_in_javascript() {
        for n in 0..1000 {
            let id = stable_id(&format!("sone-{n}"));
            assert!(id > 0 && id < 1 << 53);
        }
    }

    const LADEMOEN: u64 = 0xc89426e468179684;
}
