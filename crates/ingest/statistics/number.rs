//! Numbers as text, with the decimal and thousands marks that the recipe says. Nothing else is a number.

/// How numbers are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NumberFormat<'a> {
    /// Between whole and decimals.
    pub(crate) decimal: char,
    /// May stand between groups of three digits.
    pub(crate) thousands: &'a [char],
}

/// A number and how many decimals it was written with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Written {
    /// The number.
    pub(crate) value: f64,
    /// Digits after the decimal mark.
    pub(crate) decimals: usize,
}

impl Written {
    /// A number of a spreadsheet: as many decimals as it takes to write it, without the dust of binary fractions.
    pub(crate) fn of(value: f64) -> Self {
        let text = format!("{value:.10}");
        let decimals = text.split_once('.').map_or(0, |(_, d)| d.trim_end_matches('0').len());
        Self { value: text.parse().unwrap_or(value), decimals }
    }
}

/// The number of a text; blanks around it do not matter. None where the text is no number of this format.
pub(crate) fn parse(text: &str, format: NumberFormat) -> Option<Written> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, decimals) = match digits.split_once(format.decimal) {
        Some((whole, decimals)) if all_digits(decimals) => (whole, decimals),
        Some(_) => return None,
        None => (digits, ""),
    };
    let groups: Vec<&str> = whole.split(|c| format.thousands.contains(&c)).collect();
    let grouped = |g: &[&str]| g[0].len() <= 3 && g[1..].iter().all(|g| g.len() == 3);
    if !groups.iter().all(|g| all_digits(g)) || (groups.len() > 1 && !grouped(&groups)) {
        return None;
    }
    let sign = if negative { "-" } else { "" };
    let plain = format!("{sign}{}.{}", groups.concat(), if decimals.is_empty() { "0" } else { decimals });
    let value = plain.parse::<f64>().ok().filter(|v| v.is_finite())?;
    Some(Written { value, decimals: decimals.len() })
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// What is wrong with a text that is meant to be a number, where it can be said.
pub(crate) fn hint(text: &str, format: NumberFormat) -> Option<&'static str> {
    let other = if format.decimal == ',' { '.' } else { ',' };
    match (text.contains(other), format.thousands.contains(&other)) {
        (true, false) if other == '.' => {
            Some("punktum er verken desimaltegn eller tusenskille i oppskriften (se `decimal` og `thousands`)")
        }
        (true, false) => {
            Some("komma er verken desimaltegn eller tusenskille i oppskriften (se `decimal` og `thousands`)")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NORWEGIAN: NumberFormat = NumberFormat { decimal: ',', thousands: &['\u{a0}', '\u{202f}', ' '] };

    fn value(text: &str) -> Option<f64> {
        parse(text, NORWEGIAN).map(|w| w.value)
    }

    #[test]
    fn each_blank_may_stand_between_thousands() {
        for text in ["1\u{a0}267", "1\u{202f}267", "1 267", "1267", "  1 267 ", "1 267,0"] {
            assert_eq!(value(text), Some(1267.0), "{text:?}");
        }
        assert_eq!(value("1 267 412,25"), Some(1_267_412.25));
        assert_eq!(value("−3,5"), Some(-3.5));
    }

    #[test]
    fn what_is_not_written_as_the_recipe_says_is_no_number() {
        for text in
            ["12.3", "1.267", "1,2,3", ",5", "5,", "12 67", "1267 000", "1 2673", "1e5", "+5", "NaN", "", "-", "."]
        {
            assert_eq!(value(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_number_of_a_spreadsheet_has_the_decimals_it_is_shown_with() {
        assert_eq!(Written::of(12.3), Written { value: 12.3, decimals: 1 });
        assert_eq!(Written::of(0.1 + 0.2), Written { value: 0.3, decimals: 1 });
        assert_eq!(Written::of(2023.0), Written { value: 2023.0, decimals: 0 });
    }

    #[test]
    fn decimal_point_and_thousands_dot_only_where_the_recipe_says_so() {
        let point = NumberFormat { decimal: '.', thousands: &[' '] };
        assert_eq!(parse("12.3", point), Some(Written { value: 12.3, decimals: 1 }));
        assert_eq!(parse("12,3", point), None);
        let dotted = NumberFormat { decimal: ',', thousands: &['.'] };
        assert_eq!(parse("1.267,5", dotted), Some(Written { value: 1267.5, decimals: 1 }));
        assert_eq!(parse("1.26", dotted), None);
        assert!(hint("12.3", NORWEGIAN).unwrap().contains("punktum"));
    }

    fn norwegian(whole: u64, decimals: &str, mark: char) -> String {
        let digits = whole.to_string();
        let mut out = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(mark);
            }
            out.push(c);
        }
        if decimals.is_empty() { out } else { format!("{out},{decimals}") }
    }

    proptest! {
        #[test]
        fn a_formatted_norwegian_number_parses_back(
            whole in 0_u64..1_000_000_000_000,
            decimals in "[0-9]{0,3}",
            mark in prop::sample::select(vec!['\u{a0}', '\u{202f}', ' ']),
            before in "[ \u{a0}]{0,3}",
        ) {
            let text = format!("{before}{}", norwegian(whole, &decimals, mark));
            let expected: f64 = format!("{whole}.{decimals}0").parse().unwrap();
            prop_assert_eq!(parse(&text, NORWEGIAN), Some(Written { value: expected, decimals: decimals.len() }));
        }

        #[test]
        fn no_text_makes_it_stop(text in ".*") {
            let _ = parse(&text, NORWEGIAN);
        }
    }
}
