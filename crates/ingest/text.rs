//! Texts as people read them.

/// Words that stay small inside a name.
const SMALL: &[&str] = &["og", "i", "på", "ved", "av", "for", "til"];

/// A name all in capitals in ordinary case: `ØVRE ILA` → `Øvre Ila`. Other names stay as they are.
pub(crate) fn ordinary_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) || !name.chars().any(char::is_alphabetic) {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    for (i, word) in name.to_lowercase().split_inclusive(|c: char| !c.is_alphanumeric()).enumerate() {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if i == 0 || !SMALL.contains(&bare) => {
                out.extend(first.to_uppercase());
                out.push_str(letters.as_str());
            }
            _ => out.push_str(word),
        }
    }
    out
}

/// A number with blanks between thousands: `189072` → `189 072` (no-break spaces).
pub(crate) fn thousands(n: f64) -> String {
    let digits = format!("{:.0}", n.abs());
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(c);
    }
    if n < 0.0 && digits != "0" { format!("−{out}") } else { out }
}

/// A count with its noun: `1 rad`, `2 rader`.
pub(crate) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// A distance: `730 m`, `12 km`.
pub(crate) fn distance(metres: f64) -> String {
    if metres < 1_000.0 { format!("{metres:.0} m") } else { format!("{} km", thousands(metres / 1_000.0)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_ordinary_case_and_other_names_stay() {
        for (from, to) in [
            ("ILA", "Ila"),
            ("ÅSVANG", "Åsvang"),
            ("ØVRE CHARLOTTENLUND", "Øvre Charlottenlund"),
            ("TEMPE-SORGENFRI", "Tempe-Sorgenfri"),
            ("LADE OG LADEMOEN", "Lade og Lademoen"),
            ("Hansbakken", "Hansbakken"),
            ("11", "11"),
        ] {
            assert_eq!(ordinary_case(from), to);
        }
    }

    #[test]
    fn numbers_and_distances_are_written_for_people() {
        assert_eq!(thousands(189_072.0), "189\u{a0}072");
        assert_eq!(thousands(-1_234.4), "−1\u{a0}234");
        assert_eq!(thousands(12.0), "12");
        assert_eq!(distance(730.4), "730 m");
        assert_eq!(distance(391_600.0), "392 km");
    }
}
