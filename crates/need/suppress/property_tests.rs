//! No hidden cell can be worked out of random tables.

use super::*;
use crate::noise::Noise;
use domain::Value;
use proptest::prelude::*;

/// Zones × two groups of persons, in bydeler under one kommune: totals over zones and over groups at each level.
fn tables() -> impl Strategy<Value = (Vec<Cell>, Vec<Group>)> {
    let count = prop_oneof![3 => 0_u32..8, 3 => 8_u32..60, 1 => 60_u32..400];
    let bydel = prop::collection::vec([count.clone(), count], 1..5);
    prop::collection::vec(bydel, 1..4).prop_map(|bydeler| {
        let mut cells = Vec::new();
        let mut groups = Vec::new();
        let mut add = |id: String, pair: [u32; 2], cells: &mut Vec<Cell>| {
            let at = cells.len();
            for (part, count) in [pair[0], pair[1], pair[0] + pair[1]].into_iter().enumerate() {
                let priority = u32::from(part == 2);
                let count = Value::known(f64::from(count));
                cells.push(Cell { id: format!("{id}:{part}"), count, denominator: None, priority });
            }
            groups.push(Group { parent: at + 2, children: vec![at, at + 1] });
            at
        };
        let mut kommune = [0, 0];
        let mut parents = Vec::new();
        for (b, zones) in bydeler.iter().enumerate() {
            let sum = zones.iter().fold([0, 0], |s, z| [s[0] + z[0], s[1] + z[1]]);
            let at: Vec<_> =
                zones.iter().enumerate().map(|(z, pair)| add(format!("{b}-{z}"), *pair, &mut cells)).collect();
            parents.push((add(format!("bydel {b}"), sum, &mut cells), at));
            kommune = [kommune[0] + sum[0], kommune[1] + sum[1]];
        }
        let top = add("kommune".to_owned(), kommune, &mut cells);
        for part in 0..3 {
            let of = |at: &[usize]| at.iter().map(|a| a + part).collect::<Vec<_>>();
            groups.push(Group { parent: top + part, children: parents.iter().map(|(p, _)| p + part).collect() });
            groups.extend(parents.iter().map(|(p, at)| Group { parent: p + part, children: of(at) }));
        }
        (cells, groups)
    })
}

/// A kommune in size: 60 zones in 4 bydeler, 8 age groups, totals both ways.
#[test]
fn suppress_protects_a_table_as_large_as_the_kommune() {
    let (zones, ages, bydeler) = (60, 8, 4);
    let at = |row: usize, age: usize| row * (ages + 1) + age;
    let mut counts = vec![vec![0_u32; ages + 1]; zones + bydeler + 1];
    for zone in 0..zones {
        for age in 0..ages {
            let count = u32::try_from((zone * 37 + age * 101 + zone * age * 13) % 97).unwrap();
            for row in [zone, zones + zone % bydeler, zones + bydeler] {
                counts[row][age] += count;
                counts[row][ages] += count;
            }
        }
    }
    let mut cells = Vec::new();
    let mut groups = Vec::new();
    for (row, counts) in counts.iter().enumerate() {
        for (age, count) in counts.iter().enumerate() {
            let priority = u32::from(age == ages) + u32::from(row >= zones);
            let count = Value::known(f64::from(*count));
            cells.push(Cell { id: format!("{row}:{age}"), count, denominator: None, priority });
        }
        groups.push(Group { parent: at(row, ages), children: (0..ages).map(|age| at(row, age)).collect() });
    }
    for age in 0..=ages {
        for bydel in 0..bydeler {
            let children = (0..zones).filter(|z| z % bydeler == bydel).map(|z| at(z, age)).collect();
            groups.push(Group { parent: at(zones + bydel, age), children });
        }
        let children = (zones..zones + bydeler).map(|b| at(b, age)).collect();
        groups.push(Group { parent: at(zones + bydeler, age), children });
    }
    let plan = suppress(&cells, &groups, Rule::default(), Noise::EXACT).unwrap();
    let primary = cells.iter().filter(|c| c.count.number().unwrap() < 5.0).count();
    eprintln!("{}, av dem {primary} for sin egen del, av {} celler", plan.attack, cells.len());
    assert!(primary >= 10 && plan.attack.tried() > primary && plan.attack.computable().count() == 0);
}

/// Every way to fill the hidden cells that fits the rows; ends of each.
fn by_trying_all(ranges: &[(u32, u32)], rows: &[(Vec<i64>, i64)]) -> Option<Vec<(u32, u32)>> {
    let mut ends: Option<Vec<(u32, u32)>> = None;
    let mut at: Vec<u32> = ranges.iter().map(|r| r.0).collect();
    loop {
        let fits =
            |(row, sum): &(Vec<i64>, i64)| row.iter().zip(&at).map(|(k, x)| k * i64::from(*x)).sum::<i64>() == *sum;
        if rows.iter().all(fits) {
            let ends = ends.get_or_insert_with(|| at.iter().map(|x| (*x, *x)).collect());
            for (end, x) in ends.iter_mut().zip(&at) {
                *end = (end.0.min(*x), end.1.max(*x));
            }
        }
        let Some(next) = (0..at.len()).find(|i| at[*i] < ranges[*i].1) else { return ends };
        at[next] += 1;
        for i in 0..next {
            at[i] = ranges[i].0;
        }
    }
}

proptest! {
    #[test]
    fn suppress_attack_finds_what_trying_every_number_finds(
        truth in prop::collection::vec((0_u32..5, 0_u32..3, 0_u32..3), 2..6),
        subsets in prop::collection::vec(1_u32..32, 1..5),
    ) {
        // Sums over any subsets, also those that no tree of totals has.
        let ranges: Vec<_> = truth.iter().map(|(x, down, up)| (x.saturating_sub(*down), x + up)).collect();
        let mut ledger = Ledger::new();
        let names: Vec<String> = (0..truth.len()).map(|i| format!("c{i}")).collect();
        for (name, range) in names.iter().zip(&ranges) {
            ledger.hide(name, Some(f64::from(range.0)), Some(f64::from(range.1))).unwrap();
        }
        let mut rows = Vec::new();
        for (i, subset) in subsets.iter().enumerate() {
            let inside: Vec<usize> = (0..truth.len()).filter(|c| subset & (1 << c) != 0).collect();
            let sum: u32 = inside.iter().map(|c| truth[*c].0).sum();
            ledger.show(&format!("sum {i}"), f64::from(sum), 0.0).unwrap();
            ledger.total(&format!("sum {i}"), &inside.iter().map(|c| names[*c].as_str()).collect::<Vec<_>>());
            rows.push(((0..truth.len()).map(|c| i64::from(inside.contains(&c))).collect(), i64::from(sum)));
        }
        let want = by_trying_all(&ranges, &rows).unwrap();
        let got: Vec<_> = attack(&ledger).unwrap().cells.iter().map(|c| (c.lo, c.hi.unwrap())).collect();
        let want: Vec<_> = want.into_iter().map(|(lo, hi)| (f64::from(lo), f64::from(hi))).collect();
        prop_assert_eq!(got, want);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn suppress_leaves_no_hidden_cell_that_can_be_worked_out((cells, groups) in tables()) {
        let rule = Rule::default();
        let plan = suppress(&cells, &groups, rule, Noise::EXACT).unwrap();
        let values = plan.values(&cells);
        // A second ledger from what is published alone, as an outsider would make it.
        let mut ledger = Ledger::new();
        for (cell, value) in cells.iter().zip(&values) {
            ledger.publish(&cell.id, value, 0.0).unwrap();
        }
        for group in &groups {
            let children: Vec<_> = group.children.iter().map(|c| cells[*c].id.as_str()).collect();
            ledger.total(&cells[group.parent].id, &children);
        }
        let hidden = values.iter().filter(|v| v.number().is_none()).count();
        for out in [attack(&ledger).unwrap(), plan.attack] {
            prop_assert_eq!(out.tried(), hidden, "every hidden cell is tried");
            for found in &out.cells {
                let truth = cells.iter().find(|c| c.id == found.id).unwrap().count.number().unwrap();
                prop_assert!(found.hi.is_none_or(|hi| hi - found.lo >= 1.0), "{found:?} is {truth}");
                prop_assert!(found.lo <= truth && found.hi.is_none_or(|hi| truth <= hi), "{found:?} is {truth}");
            }
        }
        for (cell, value) in cells.iter().zip(&values) {
            if cell.count.number().unwrap() < 5.0 {
                prop_assert_eq!(value.number(), None, "{} shows a count under 5", &cell.id);
            }
        }
    }

    #[test]
    fn suppress_does_not_depend_on_the_order_of_cells_and_groups((cells, groups) in tables()) {
        let one = suppress(&cells, &groups, Rule::default(), Noise::EXACT).unwrap();
        let last = cells.len() - 1;
        let back: Vec<Cell> = cells.iter().rev().cloned().collect();
        let turned: Vec<Group> = groups.iter().rev().map(|g| Group {
            parent: last - g.parent,
            children: g.children.iter().map(|c| last - c).collect(),
        }).collect();
        let two = suppress(&back, &turned, Rule::default(), Noise::EXACT).unwrap();
        let reasons: Vec<_> = two.reasons.iter().rev().copied().collect();
        prop_assert_eq!(&one.reasons, &reasons);
        prop_assert_eq!(one.attack, two.attack);
    }
}
