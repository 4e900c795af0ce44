//! Counts under five are never kept, whatever the source shows and however it could be told.

use super::*;
use proptest::prelude::*;

/// Whether a number stands anywhere in what would be stored.
fn stands_in(import: &Import, number: &str) -> bool {
    format!("{import:?}").split(|c: char| !c.is_ascii_digit() && c != '.').any(|w| w == number)
}

#[test]
fn a_count_of_one_to_four_is_hidden_and_stands_nowhere_in_the_import() {
    let outcome = read_text("sone;indikator;år;teller;nevner\nIla;lavinntekt;2023;3;250\n", &recipe(LONG));
    says(&outcome.report.warnings.join("\n"), &["1 tall under 5 er skjult"]);
    assert_eq!(outcome.report.hidden_under_5, Some(1));
    let import = outcome.import.as_ref().unwrap();
    assert!(!stands_in(import, "3.0") && !stands_in(import, "3") && !stands_in(import, "1.2"), "{import:?}");
    assert!(stands_in(import, "250.0"), "the check itself works");
    let o = &figures(outcome)[0];
    assert_eq!((&o.count, &o.value, o.mark.as_deref()), (&hidden(1.0, 4.0), &hidden(0.4, 1.6), Some("<5")));
}

#[test]
fn zero_is_kept_where_the_source_shows_zeros_and_hidden_where_it_hides_them() {
    let text =
        "sone;indikator;år;teller;nevner\nIla;lavinntekt;2023;0;200\nIla;trangbodd;2023;0;200\nIla;barn;2023;5;\n";
    let figures = accepted(text, &recipe(LONG));
    assert_eq!((&figures[0].count, &figures[0].value), (&Value::known(0.0), &Value::known(0.0)));
    assert_eq!((&figures[1].count, &figures[1].value), (&hidden(0.0, 4.0), &hidden(0.0, 2.0)));
    assert_eq!(figures[2].value, Value::known(5.0), "five is not under five");
}

#[test]
fn a_share_given_with_a_small_count_is_not_kept_either_even_where_it_does_not_agree() {
    for value in ["1,5", "50"] {
        let text = format!("sone;indikator;år;teller;nevner;verdi;lav;høy\nIla;lavinntekt;2023;3;200;{value};1;60\n");
        assert_eq!(accepted(&text, &recipe(LONG))[0].value, hidden(0.5, 2.0));
    }
}

#[test]
fn a_share_that_tells_of_few_persons_hides_itself() {
    let share = |value: &str, n: u32| {
        let text = format!("sone;indikator;år;nevner;verdi\nIla;lavinntekt;2023;{n};{value}\n");
        accepted(&text, &recipe(LONG)).remove(0)
    };
    let few = share("1,5", 200);
    assert_eq!((few.count, few.value, few.mark.as_deref()), (hidden(1.0, 4.0), hidden(0.5, 2.0), Some("<5")));
    assert_eq!(share("2,5", 200).value, Value::known(2.5), "five persons");
    assert_eq!(share("2", 200).value, hidden(0.5, 2.0), "rounded: it may be 3 persons");
    assert_eq!(share("0", 200).value, Value::known(0.0));
}

#[test]
fn a_share_that_tells_of_few_persons_beside_the_base_number_of_the_table_hides_itself() {
    let text = "sone;indikator;år;teller;verdi\nIla;lavinntekt;2023;;1,5\nIla;barn;2023;200;\nLade;lavinntekt;2023;;1,5\n\
                Lade;barn;2023;3;\nRye;lavinntekt;2023;;1,5\nRye;barn;2023;2000;\n";
    let outcome = read_text(text, &recipe(LONG));
    assert_eq!(outcome.report.hidden_under_5, Some(3));
    let values: Vec<Value> = figures(outcome).into_iter().map(|o| o.value).collect();
    assert_eq!((&values[0], &values[2], &values[4]), (&hidden(0.5, 2.0), &UNBOUNDED, &Value::known(1.5)));
}

#[test]
fn a_denominator_under_five_hides_all_that_is_made_of_it() {
    let text = "sone;indikator;år;teller;nevner;verdi\nIla;lavinntekt;2023;2;4;50\nLade;inntekt;2023;;3;412300\n\
                Rye;lavinntekt;2023;;4;75\n";
    let outcome = read_text(text, &recipe(LONG));
    for number in ["2", "50", "412300", "75"] {
        assert!(!stands_in(outcome.import.as_ref().unwrap(), &format!("{number}.0")), "{number}");
    }
    let figures = figures(outcome);
    assert_eq!((&figures[0].count, &figures[0].n), (&hidden(0.0, 4.0), &hidden(1.0, 4.0)));
    assert!(figures.iter().all(|o| o.value == UNBOUNDED));
}

#[test]
fn a_refused_row_does_not_tell_the_small_count_it_had() {
    let outcome = read_text("sone;indikator;år;teller;nevner;verdi\nIla;lavinntekt;2023;3;-200;1\n", &recipe(LONG));
    assert!(!outcome.rejects[0].reason.contains('3'), "{}", outcome.rejects[0].reason.replace("2023", ""));
}

proptest! {
    #[test]
    fn whatever_a_row_shows_no_count_under_five_is_kept_or_can_be_told(
        count in prop::option::of(0_u32..30),
        n in prop::option::of(0_u32..400),
        tenths in prop::option::of(0_u32..=1000),
        indicator in prop::sample::select(vec!["lavinntekt", "trangbodd"]),
        mark in prop::sample::select(vec!["", ":", "<5", ".."]),
    ) {
        let cell = |c: Option<u32>| c.map_or_else(|| mark.to_owned(), |c| c.to_string());
        let share = tenths.map_or_else(|| mark.to_owned(), |t| format!("{},{}", t / 10, t % 10));
        let text = format!("sone;indikator;år;teller;nevner;verdi\nIla;{indicator};2023;{};{};{share}\n", cell(count), cell(n));
        let lowest = if indicator == "lavinntekt" { 1.0 } else { 0.0 };
        let small = |c: f64| (lowest..=4.0).contains(&c);
        for o in figures(read_text(&text, &recipe(LONG))) {
            prop_assert!(o.count.number().is_none_or(|c| !small(c)), "{o:?}");
            prop_assert!(o.n.number().is_none_or(|c| !small(c)), "{o:?}");
            if let (Some(n), Some(share)) = (o.n.number(), o.value.number()) {
                let told = (share / 100.0 * n).round();
                prop_assert!(!small(told) || told == 0.0 && share == 0.0 && lowest > 0.0, "{o:?}");
            }
            if let Value::Suppressed { lo: Some(lo), hi: Some(hi) } = o.value {
                prop_assert!(lo <= hi && lo >= 0.0 && hi <= 100.0, "{o:?}");
            }
        }
    }
}
