//! Names as people write them: folding for comparison, slugs for ids, and forgiving search.

use deunicode::deunicode;

/// Lower case, no diacritics, one blank between words: `Øya/Elgeseter` → `oya elgeseter`.
pub fn fold(name: &str) -> String {
    // `deunicode` spells å as "a" and ø as "o"; the digraphs aa/oe/ae that some files use are left as they are.
    let plain = deunicode(name).to_lowercase();
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The slug of a name; the word `og` between two names is left out.
pub fn slug(name: &str) -> String {
    fold(name).split(' ').filter(|w| *w != "og" && !w.is_empty()).collect::<Vec<_>>().join("-")
}

/// How well `query` finds `name`: 1 = the same, 0 = not at all. Whole, prefix, word prefix, then spelling distance.
pub fn score(query: &str, name: &str) -> f64 {
    let (q, n) = (fold(query), fold(name));
    if q.is_empty() || n.is_empty() {
        return 0.0;
    }
    if q == n {
        return 1.0;
    }
    if n.starts_with(&q) {
        return 0.95;
    }
    if n.split(' ').any(|w| w.starts_with(&q)) || n.contains(&format!(" {q}")) {
        return 0.9;
    }
    // Misspelling: compare with the whole name and with as many of its words as the query has.
    let words = q.split(' ').count();
    let parts: Vec<&str> = n.split(' ').collect();
    let windows = parts.windows(words.min(parts.len())).map(|w| w.join(" "));
    let best = windows.chain([n.clone()]).map(|w| similarity(&q, &w)).fold(0.0, f64::max);
    if best >= 0.74 { 0.85 * best } else { 0.0 }
}

/// Spelling distance, also against the beginning of the word, so that a name half typed and misspelt is found.
fn similarity(query: &str, word: &str) -> f64 {
    let whole = strsim::normalized_damerau_levenshtein(query, word);
    if query.len() < 4 || query.len() >= word.len() {
        return if query.len() < 4 { 0.0 } else { whole };
    }
    let start: String = word.chars().take(query.chars().count()).collect();
    whole.max(0.98 * strsim::normalized_damerau_levenshtein(query, &start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_and_letters_do_not_hide_a_name() {
        for (query, name) in [
            ("romulslia", "Romolslia"),
            ("Falkenberg", "NAV Falkenborg"),
            ("mollenberg", "Møllenberg"),
            ("øya", "Øya-Elgeseter"),
            ("oya", "Øya-Elgeseter"),
            ("elgeseter", "Øya-Elgeseter"),
            ("lademon", "Lademoen"),
            ("LADEMOEN", "Lademoen"),
        ] {
            assert!(score(query, name) > 0.5, "{query} must find {name}");
        }
    }

    #[test]
    fn unlike_names_do_not_match() {
        for (query, name) in [("kattem", "Lademoen"), ("ila", "Lilleby skole"), ("xyz", "Saupstad"), ("", "Ila")] {
            assert_eq!(score(query, name), 0.0, "{query} must not find {name}");
        }
    }

    #[test]
    fn an_exact_name_stands_before_a_prefix_and_a_misspelling() {
        assert!(score("Ila", "Ila") > score("Ila", "Ila barnehage"));
        assert!(score("Hallset", "Hallset skole") > score("Hallsett", "Hallset"));
    }
}
