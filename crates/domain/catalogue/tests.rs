//! What a catalogue refuses.

use super::*;

const TEXT: &str = r#"
[[theme]]
id = "okonomi"
navn = { nb = "Økonomi", nn = "Økonomi", en = "Economy" }
kort = { nb = "Økonomi", nn = "Økonomi", en = "Economy" }

[[indicator]]
id = "barn-lavinntekt"
navn = { nb = "Barn i lavinntekt", nn = "Barn i låginntekt", en = "Children in low income" }
kort = { nb = "Lavinntekt", nn = "Låginntekt", en = "Low income" }
definisjon = { nb = "d", nn = "d", en = "d" }
tema = "okonomi"
enhet = "prosent"
retning = "higher_is_more_exposed"
teller = { nb = "t", nn = "t", en = "t" }
nevner = { nb = "n", nn = "n", en = "n" }
alder = "0–17"
studenter = "uten"
finest = "sone"
stoy = { kind = "telling", half_width = 5, skjult_fra = "one" }
variasjon = "binomial"
kilde = "k"
rolle = "levekar"
i_indeks = true

[[profile]]
id = "lik-vekt"
navn = { nb = "Like vekter", nn = "Like vekter", en = "Equal weights" }
beskrivelse = { nb = "b", nn = "b", en = "b" }
"#;

fn catalogue() -> Catalogue {
    toml::from_str(TEXT).unwrap()
}

#[test]
fn a_whole_catalogue_is_accepted_and_comes_back_from_json() {
    let c = catalogue();
    assert_eq!(c.check(), Ok(()));
    assert_eq!(serde_json::from_str::<Catalogue>(&serde_json::to_string(&c).unwrap()).unwrap(), c);
}

#[test]
fn a_theme_that_is_not_there_is_named() {
    let mut c = catalogue();
    c.themes.clear();
    let error = c.check().unwrap_err().to_string();
    assert_eq!(error, "barn-lavinntekt names the theme okonomi, which the catalogue does not have");
}

#[test]
fn context_may_not_stand_in_the_default_index() {
    let mut c = catalogue();
    c.indicators[0].rolle = Role::Innvandrerbakgrunn;
    assert!(matches!(c.check(), Err(CatalogueError::NotForIndex { .. })));
}

#[test]
fn an_id_that_stands_twice_is_refused() {
    let mut c = catalogue();
    c.profiles.push(c.profiles[0].clone());
    assert!(matches!(c.check(), Err(CatalogueError::Twice { .. })));
}
