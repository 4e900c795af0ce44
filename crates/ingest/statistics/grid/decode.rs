//! Bytes of a text file → text, in the encoding that the recipe says.

use super::super::{Input, StatisticsError, recipe::Encoding};

const BOM: &[u8] = &[0xef, 0xbb, 0xbf];

/// The text, and what was found where the recipe leaves it open.
pub(super) fn text(input: &Input, encoding: Encoding) -> Result<(String, Option<String>), StatisticsError> {
    let bytes = input.bytes;
    let bare = bytes.strip_prefix(BOM).unwrap_or(bytes);
    match (encoding, std::str::from_utf8(bare)) {
        (Encoding::Utf8, Ok(text)) => Ok((text.to_owned(), None)),
        (Encoding::Utf8, Err(e)) => {
            let row = 1 + bare[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count() as u64;
            let hint = "sett `encoding = \"iso-8859-1\"` i oppskriften, eller lagre filen som UTF-8";
            Err(StatisticsError::Encoding { file: input.file.to_owned(), row, encoding: "UTF-8", hint })
        }
        (Encoding::Latin1, _) if bytes.starts_with(BOM) => {
            let hint = "filen sier selv at den er UTF-8; sett `encoding = \"utf-8\"` i oppskriften";
            Err(StatisticsError::Encoding { file: input.file.to_owned(), row: 1, encoding: "ISO-8859-1", hint })
        }
        (Encoding::Latin1, _) => Ok((latin1(bytes), None)),
        (Encoding::Auto, Ok(text)) => Ok((text.to_owned(), Some("tegnsettet er funnet å være UTF-8".to_owned()))),
        (Encoding::Auto, Err(_)) => {
            Ok((latin1(bytes), Some("filen er ikke UTF-8; tegnsettet er lest som ISO-8859-1".to_owned())))
        }
    }
}

/// Windows-1252, which is ISO-8859-1 with letters and dashes where that has control characters.
fn latin1(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}
