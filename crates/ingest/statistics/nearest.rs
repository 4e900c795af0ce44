//! The nearest spelling, for messages only: nothing is read as what it resembles.

use domain::name::score;

/// The name that `written` most likely stands for, if any is near.
pub(crate) fn nearest<'a>(written: &str, names: impl Iterator<Item = &'a str> + Clone) -> Option<String> {
    let best = |score: &dyn Fn(&str) -> f64| {
        let scored = names.clone().map(|n| (score(n), n)).filter(|(s, _)| *s > 0.0);
        // The first of equals, so that a message is the same each time.
        scored.reduce(|a, b| if b.0 > a.0 { b } else { a }).map(|(_, n)| n.to_owned())
    };
    // What is written may also be longer than the name: «Lademoen bydel».
    best(&|n| score(written, n)).or_else(|| best(&|n| score(n, written)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_finds_the_one_it_is_nearest_to() {
        let names = ["Lademoen", "Lade", "Ila"];
        assert_eq!(nearest("Lademon", names.into_iter()).as_deref(), Some("Lademoen"));
        assert_eq!(nearest("Xyz", names.into_iter()), None);
    }
}
