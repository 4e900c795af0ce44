//! SOSI that is written in UTF-8: GDAL's reader takes ISO 8859-1 and ISO 8859-10, so the copy it reads is converted to the
//! first that has every letter of it.

use encoding_rs::ISO_8859_10;

/// The bytes in a character set that GDAL reads with the header saying so, and a note if they were changed.
pub(crate) fn readable(bytes: Vec<u8>) -> (Vec<u8>, Vec<String>) {
    let Ok(text) = std::str::from_utf8(&bytes) else { return (bytes, vec![]) };
    let text = text.trim_start_matches('\u{feff}');
    if text.is_ascii() {
        return (bytes, vec![]);
    }
    if text.chars().any(|c| u32::from(c) > 0xFF) {
        let (out, _, lost) = ISO_8859_10.encode(text);
        if !lost {
            let out = named(&out, b"..TEGNSETT ISO8859-10");
            return (out, vec!["SOSI-filen er i UTF-8 og er lest som ISO 8859-10".to_owned()]);
        }
    }
    let mut lost = 0_u32;
    let latin1 = text.chars().map(|c| {
        u8::try_from(u32::from(c)).unwrap_or_else(|_| {
            lost += 1;
            b'?'
        })
    });
    let out = named(&latin1.collect::<Vec<u8>>(), b"..TEGNSETT ISO8859-1");
    let mut notes = vec!["SOSI-filen er i UTF-8 og er lest som ISO 8859-1".to_owned()];
    if lost > 0 {
        notes.push(format!("{lost} tegn finnes ikke i ISO 8859-1 og er lest som «?»"));
    }
    (out, notes)
}

/// The bytes with another line for the character set.
fn named(bytes: &[u8], header: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        if line.trim_ascii_start().starts_with(b"..TEGNSETT") {
            out.extend(header);
            out.extend(&line[line.trim_ascii_end().len()..]);
        } else {
            out.extend(line);
        }
    }
    out
}
