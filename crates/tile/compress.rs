//! A tile's bytes and their compressed twins, and the composite of several layers.

use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use std::sync::OnceLock;

/// One tile as it goes over the wire. Its compressed twins are made when they are first asked for and kept: most tiles of a
/// country are never asked for at all.
#[derive(Debug, Clone)]
pub struct Encoded {
    raw: Bytes,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

impl Encoded {
    /// Of bytes that are not compressed.
    pub fn new(raw: Bytes) -> Self {
        Self { raw, gzip: OnceLock::new(), brotli: OnceLock::new() }
    }

    /// Not compressed.
    pub fn raw(&self) -> &Bytes {
        &self.raw
    }

    /// By gzip, level 6.
    pub fn gzip(&self) -> &Bytes {
        self.gzip.get_or_init(|| gzipped(&self.raw))
    }

    /// By brotli, quality 5.
    pub fn brotli(&self) -> &Bytes {
        self.brotli.get_or_init(|| brotlied(&self.raw))
    }

    /// Bytes that are held now.
    pub fn held(&self) -> usize {
        let twins = [self.gzip.get(), self.brotli.get()];
        self.raw.len() + twins.into_iter().flatten().map(Bytes::len).sum::<usize>()
    }
}

impl PartialEq for Encoded {
    /// The same bytes are compressed the same.
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}

impl Eq for Encoded {}

/// The tile that holds the layers of all parts: MVT layers are a repeated field, so the parts' bytes stand after each other.
/// Layer names must differ between parts.
pub fn compose(parts: &[&Encoded]) -> Bytes {
    match parts {
        [one] => one.raw.clone(),
        _ => parts.iter().flat_map(|part| part.raw.iter().copied()).collect(),
    }
}

#[expect(clippy::expect_used, reason = "it fails only where its writer does, and memory does not")]
fn gzipped(raw: &[u8]) -> Bytes {
    let mut gzip = GzEncoder::new(Vec::with_capacity(raw.len() / 2 + 64), Compression::new(6));
    gzip.write_all(raw).and_then(|()| gzip.finish()).expect("gzip into memory").into()
}

#[expect(clippy::expect_used, reason = "it fails only where its reader or writer does, and memory does not")]
fn brotlied(raw: &[u8]) -> Bytes {
    let mut brotli = Vec::with_capacity(raw.len() / 2 + 64);
    brotli::BrotliCompress(&mut &*raw, &mut brotli, &brotli_params(raw.len())).expect("brotli into memory");
    brotli.into()
}

/// Quality 5 keeps the first asking short. With a window of at most 2^16 this encoder would take a match finder whose
/// tables are several times as large, and clearing them would cost more than the compression of a tile.
fn brotli_params(len: usize) -> BrotliEncoderParams {
    let window = (usize::BITS - len.leading_zeros()).clamp(17, 22);
    BrotliEncoderParams { quality: 5, lgwin: window as i32, size_hint: len, ..BrotliEncoderParams::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn sample() -> Vec<u8> {
        (0..5000_u32).flat_map(|n| (n * n % 251).to_le_bytes()).collect()
    }

    #[test]
    fn all_three_encodings_hold_the_same_tile() {
        let encoded = Encoded::new(sample().into());
        let (mut gzip, mut brotli) = (Vec::new(), Vec::new());
        flate2::read::GzDecoder::new(encoded.gzip().as_ref()).read_to_end(&mut gzip).unwrap();
        brotli::Decompressor::new(encoded.brotli().as_ref(), 4096).read_to_end(&mut brotli).unwrap();
        assert_eq!(encoded.held(), encoded.raw().len() + encoded.gzip().len() + encoded.brotli().len());
        assert_eq!(encoded.raw(), &sample());
        assert_eq!(gzip, sample());
        assert_eq!(brotli, sample());
        assert!(encoded.gzip().len() < encoded.raw().len() / 2 && encoded.brotli().len() < encoded.raw().len() / 2);
    }

    #[test]
    fn the_same_bytes_are_compressed_the_same_and_only_when_they_are_asked_for() {
        for raw in [sample(), vec![]] {
            let (a, b) = (Encoded::new(raw.clone().into()), Encoded::new(raw.clone().into()));
            assert_eq!(a.held(), raw.len());
            assert_eq!((a.gzip(), a.brotli()), (b.gzip(), b.brotli()));
        }
    }

    #[test]
    fn a_composite_is_its_parts_after_each_other() {
        let (a, b) = (Encoded::new("ab".into()), Encoded::new("c".into()));
        assert_eq!(compose(&[&a, &b]), "abc");
        assert_eq!(compose(&[&a]), "ab");
        assert_eq!(compose(&[]), "");
    }
}
