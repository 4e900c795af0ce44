//! A tile's bytes and their compressed twins, and the composite of several layers.

use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// One tile as it goes over the wire, in the three encodings that clients ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    /// MVT, not compressed.
    pub raw: Bytes,
    /// The same by gzip, level 6.
    pub gzip: Bytes,
    /// The same by brotli, quality 5.
    pub brotli: Bytes,
}

/// The tile that holds the layers of all parts: MVT layers are a repeated field, so the parts' bytes stand after each other.
/// Layer names must differ between parts.
pub fn compose(parts: &[&Encoded]) -> Bytes {
    match parts {
        [one] => one.raw.clone(),
        _ => parts.iter().flat_map(|part| part.raw.iter().copied()).collect(),
    }
}

/// Compresses a tile; the same bytes in give the same bytes out.
pub fn compress(raw: &[u8]) -> Encoded {
    compress_bytes(Bytes::copy_from_slice(raw))
}

#[expect(
    clippy::expect_used,
    reason = "both compressors fail only where their reader or writer does, and memory does not"
)]
pub(crate) fn compress_bytes(raw: Bytes) -> Encoded {
    let mut gzip = GzEncoder::new(Vec::with_capacity(raw.len() / 2 + 64), Compression::new(6));
    let gzip = gzip.write_all(&raw).and_then(|()| gzip.finish()).expect("gzip into memory");
    let mut brotli = Vec::with_capacity(raw.len() / 2 + 64);
    brotli::BrotliCompress(&mut raw.as_ref(), &mut brotli, &brotli_params(raw.len())).expect("brotli into memory");
    Encoded { raw, gzip: gzip.into(), brotli: brotli.into() }
}

/// Quality 5 keeps a snapshot's build short. With a window of at most 2^16 this encoder would take a match finder whose
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
        let encoded = compress(&sample());
        let (mut gzip, mut brotli) = (Vec::new(), Vec::new());
        flate2::read::GzDecoder::new(encoded.gzip.as_ref()).read_to_end(&mut gzip).unwrap();
        brotli::Decompressor::new(encoded.brotli.as_ref(), 4096).read_to_end(&mut brotli).unwrap();
        assert_eq!(encoded.raw, sample());
        assert_eq!(gzip, sample());
        assert_eq!(brotli, sample());
        assert!(encoded.gzip.len() < encoded.raw.len() / 2 && encoded.brotli.len() < encoded.raw.len() / 2);
    }

    #[test]
    fn compressing_twice_gives_the_same_bytes() {
        assert_eq!(compress(&sample()), compress(&sample()));
        assert_eq!(compress(&[]), compress(&[]));
    }

    #[test]
    fn a_composite_is_its_parts_after_each_other() {
        let (a, b) = (compress(b"ab"), compress(b"c"));
        assert_eq!(compose(&[&a, &b]), "abc");
        assert_eq!(compose(&[&a]), "ab");
        assert_eq!(compose(&[]), "");
    }
}
