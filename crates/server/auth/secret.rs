//! Secrets that are made here, and what is kept of them.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Bytes of a secret.
const BYTES: usize = 32;

/// A secret that nobody can guess, in hex.
///
/// # Errors
/// Where the system has no random numbers to give.
pub fn new_secret() -> Result<String, std::io::Error> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
    Ok(hex(&bytes))
}

/// What is kept of a secret: with 256 random bits it needs no slow hash.
pub fn print_of(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

/// What a page must send with a change beside the cookie: it follows from the secret, and does not tell it.
pub(crate) fn csrf_of(secret: &str) -> String {
    hex(&Sha256::new().chain_update(b"satsing csrf\0").chain_update(secret.as_bytes()).finalize())
}

/// Whether two texts are the same, in a time that does not tell where they differ.
pub(super) fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (x, y)| all | (x ^ y)) == 0
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_long_and_never_the_same_and_their_prints_do_not_tell_them() {
        let (a, b) = (new_secret().unwrap(), new_secret().unwrap());
        assert_eq!((a.len(), a == b), (64, false));
        for print in [print_of(&a), csrf_of(&a)] {
            assert!(print.len() == 64 && print != a);
        }
        assert_ne!(print_of(&a), csrf_of(&a), "what a page is told must not find the session in the store");
        assert!(same(&a, &a.clone()) && !same(&a, &b) && !same(&a, "") && !same("", &a));
    }
}
