//! SOSI that is written in UTF-8: GDAL's reader takes ISO 8859-1 only, so the copy it reads is converted.

/// The bytes in ISO 8859-1 with the header saying so, and a note if they were changed.
pub(crate) fn to_latin1(bytes: Vec<u8>) -> (Vec<u8>, Vec<String>) {
    let Ok(text) = std::str::from_utf8(&bytes) else { return (bytes, vec![]) };
    let text = text.trim_start_matches('\u{feff}');
    if text.is_ascii() {
        return (bytes, vec![]);
    }
    let mut lost = 0_u32;
    let mut out = Vec::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let header = line.trim_start().starts_with("..TEGNSETT");
        let line = if header { "..TEGNSETT ISO8859-1\n" } else { line };
        out.extend(line.chars().map(|c| {
            u8::try_from(u32::from(c)).unwrap_or_else(|_| {
                lost += 1;
                b'?'
            })
        }));
    }
    let mut notes = vec!["SOSI-filen er i UTF-8 og er lest som ISO 8859-1".to_owned()];
    if lost > 0 {
        notes.push(format!("{lost} tegn finnes ikke i ISO 8859-1 og er lest som «?»"));
    }
    (out, notes)
}
