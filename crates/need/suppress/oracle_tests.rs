//! The published answers for the primary rule and the disclosure check.

use super::*;
use crate::oracle::{cases, close, numbers};
use domain::Value;

#[test]
fn suppress_primary_rule_and_intervals_are_as_published() {
    let Some(cases) = cases("suppression", 9) else { return };
    for case in &cases {
        let (input, want, id) = (&case["input"], &case["expected"], &case["id"]);
        let number = |key: &str| input[key].as_f64().unwrap();
        let whole = |key: &str| u32::try_from(input[key].as_u64().unwrap()).unwrap();
        match input["rule"].as_str().unwrap() {
            "primary" => {
                let rule = Rule::new(whole("T"), whole("N")).unwrap();
                let n = Value::known(number("denominator"));
                let reason = primary(&Value::known(number("numerator")), Some(&n), rule);
                assert_eq!(Some(reason.is_some()), want["hide"].as_bool(), "{id}");
            }
            "interval_of_hidden" => {
                let mut ledger = Ledger::new();
                ledger.show("parent", number("parent"), 0.0).unwrap();
                let mut children = Vec::new();
                for (i, shown) in numbers(&input["shown_children"]).into_iter().enumerate() {
                    children.push(format!("shown {i}"));
                    ledger.show(&children[i], shown, 0.0).unwrap();
                }
                let range = numbers(&input["hidden_range"]);
                for i in 0..whole("hidden_children") {
                    let name = format!("hidden {i}");
                    ledger.hide(&name, Some(range[0]), Some(range[1])).unwrap();
                    children.push(name);
                }
                ledger.total("parent", &children.iter().map(String::as_str).collect::<Vec<_>>());
                let out = attack(&ledger).unwrap();
                assert_eq!(out.tried(), whole("hidden_children") as usize, "{id}");
                for cell in &out.cells {
                    close(cell.lo, &want["lower"], 0.0, id);
                    close(cell.hi.unwrap(), &want["upper"], 0.0, id);
                    assert_eq!(Some(cell.computable()), want["disclosed"].as_bool(), "{id}");
                }
            }
            other => panic!("unknown rule {other}"),
        }
    }
}
