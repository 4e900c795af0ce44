//! Every mark, each with the meaning that the recipe gives it and no other.

use super::*;

fn share(cell: &str) -> Observation {
    accepted(&format!("sone;indikator;år;verdi\nIla;lavinntekt;2023;{cell}\n"), &recipe(LONG)).remove(0)
}

#[test]
fn each_mark_has_its_own_meaning_and_is_kept_beside_the_state() {
    for (mark, value) in [
        (":", UNBOUNDED),
        ("..", Value::Missing),
        (".", Value::Missing),
        ("*", UNBOUNDED),
        ("<5", UNBOUNDED),
        ("-", Value::known(0.0)),
        ("–", Value::known(0.0)),
    ] {
        let o = share(mark);
        assert_eq!((o.value, o.mark.as_deref()), (value, Some(mark)), "{mark}");
    }
    let empty = share("");
    assert_eq!((empty.value, empty.mark), (Value::Missing, None));
}

#[test]
fn a_count_marked_as_under_five_has_bounds_and_one_that_is_only_hidden_has_none() {
    let text = "sone;indikator;år;teller;nevner\nIla;lavinntekt;2023;<5;200\nLade;trangbodd;2023;*;200\n\
                Kattem;lavinntekt;2023;:;200\n";
    let figures = accepted(text, &recipe(LONG));
    let bounds: Vec<_> = figures.iter().map(|o| (o.count.clone(), o.value.clone())).collect();
    assert_eq!(bounds[0], (hidden(1.0, 4.0), hidden(0.5, 2.0)));
    assert_eq!(bounds[1], (hidden(0.0, 4.0), hidden(0.0, 2.0)), "this source hides zeros too");
    assert_eq!(bounds[2], (UNBOUNDED, UNBOUNDED), "how large it is, nobody has said");
    assert!(figures.iter().all(|o| o.n == Value::known(200.0)));
}

#[test]
fn what_a_recipe_refuses_is_refused_and_so_is_an_empty_cell_where_it_says_so() {
    says(
        &reason("sone;indikator;år;verdi\nIla;lavinntekt;2023;x\n", &recipe(LONG)),
        &["rad 2", "kolonne D «verdi»", "«x»"],
    );
    let strict = changed(LONG, "\"\" = \"missing\"", "\"\" = \"refused\"");
    says(&reason("sone;indikator;år;verdi\nIla;lavinntekt;2023;\n", &strict), &["rad 2", "«verdi»", "tom", "fyll"]);
    let silent = changed(LONG, "\"\" = \"missing\"\n", "");
    says(
        &reason("sone;indikator;år;verdi\nIla;lavinntekt;2023;\n", &silent),
        &["rad 2", "«verdi»", "sier ikke hva det betyr"],
    );
}

#[test]
fn a_mark_that_the_recipe_does_not_know_is_named_with_row_column_and_the_marks_it_knows() {
    let message = reason("sone;indikator;år;verdi\nIla;lavinntekt;2023;?\n", &recipe(LONG));
    says(&message, &["rad 2", "kolonne D «verdi»", "«?»", "«tom celle»", ":", "..", "<5", "–"]);
    let message = reason("sone;indikator;år;verdi;merke\nIla;lavinntekt;2023;;?\n", &recipe(LONG));
    says(&message, &["rad 2", "kolonne E «merke»", "«?»", "<5"]);
}

#[test]
fn a_mark_in_a_column_of_its_own_gives_the_state_of_an_empty_cell() {
    let text = "sone;indikator;år;teller;nevner;verdi;lav;høy;merke\nIla;lavinntekt;2023;;;;;;:\n\
                Lade;lavinntekt;2023;;300;;;;<5\nKattem;lavinntekt;2023;;;;10;25;:\nRye;lavinntekt;2023;;;;;;..\n";
    let figures = accepted(text, &recipe(LONG));
    assert_eq!((&figures[0].value, &figures[0].count), (&UNBOUNDED, &UNBOUNDED));
    assert_eq!((&figures[1].count, &figures[1].n), (&hidden(1.0, 4.0), &Value::known(300.0)));
    assert_eq!(figures[2].value, hidden(10.0, 25.0), "bounds of the publisher's own");
    assert_eq!((&figures[3].value, figures[3].mark.as_deref()), (&Value::Missing, Some("..")));
}

#[test]
fn a_number_beside_a_mark_that_says_there_is_none_is_refused_and_a_note_changes_nothing() {
    let text = |mark: &str| format!("sone;indikator;år;verdi;merke\nIla;lavinntekt;2023;12,3;{mark}\n");
    says(&reason(&text(":"), &recipe(LONG)), &["rad 2", "«merke»", "både et tall og merket «:»"]);
    let noted = accepted(&text("e"), &recipe(LONG)).remove(0);
    assert_eq!((noted.value, noted.mark.as_deref()), (Value::known(12.3), Some("e")));
}

#[test]
fn a_hidden_value_hides_the_numerator_that_would_tell_it() {
    let o = accepted("sone;indikator;år;teller;nevner;verdi\nIla;lavinntekt;2023;37;200;:\n", &recipe(LONG)).remove(0);
    assert_eq!((o.count, o.value), (UNBOUNDED, UNBOUNDED));
    let o = accepted("sone;indikator;år;teller;nevner;verdi\nIla;lavinntekt;2023;37;:;18,5\n", &recipe(LONG)).remove(0);
    assert_eq!((o.n, o.value), (UNBOUNDED, UNBOUNDED), "the share would tell the denominator");
}
