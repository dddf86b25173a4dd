//! The system against an independent judge, and the fewest statements of a clash.

use super::*;
use proptest::prelude::*;

/// Fourier and Motzkin: variables are eliminated one after the other, by adding up every
/// lower with every upper limit. Slow, simple, and nothing like the simplex.
fn judge(variables: usize, system: &[Inequality]) -> bool {
    let mut rows: Vec<(Vec<Number>, Number, bool)> = system
        .iter()
        .map(|i| {
            let mut dense = vec![Number::ZERO; variables];
            i.terms.iter().for_each(|(v, c)| dense[*v] = c.clone());
            (dense, i.bound.clone(), i.strict)
        })
        .collect();
    for v in 0..variables {
        let (with, mut rest): (Vec<_>, Vec<_>) = rows.into_iter().partition(|r| !r.0[v].is_zero());
        let (lower, upper): (Vec<_>, Vec<_>) = with.into_iter().partition(|r| r.0[v].is_negative());
        for (a, x, s) in &lower {
            for (b, y, t) in &upper {
                let (p, q) = (b[v].clone(), -a[v].clone());
                let sum = |m: &Number, n: &Number| &(m * &p) + &(n * &q);
                rest.push((a.iter().zip(b).map(|(m, n)| sum(m, n)).collect(), sum(x, y), *s || *t));
            }
        }
        rest.sort();
        rest.dedup();
        rows = rest;
    }
    rows.iter().all(|(_, bound, strict)| !(bound.is_negative() || bound.is_zero() && *strict))
}

fn system() -> impl Strategy<Value = Vec<Inequality>> {
    let one = (prop::collection::vec(-3i64..=3, 3), -6i64..=6, prop::bool::ANY);
    prop::collection::vec(one, 1..7).prop_map(|rows| {
        let inequality = |(statement, (dense, bound, strict)): (usize, (Vec<i64>, i64, bool))| Inequality {
            terms: dense
                .iter()
                .enumerate()
                .filter(|(_, c)| **c != 0)
                .map(|(v, c)| (v, (*c).into()))
                .collect(),
            bound: bound.into(),
            strict,
            statement: statement / 2,
        };
        rows.into_iter().enumerate().map(inequality).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_simplex_agrees_with_elimination(system in system()) {
        prop_assert_eq!(possible(3, &system), judge(3, &system));
        prop_assert_eq!(impossible(3, &system).is_none(), judge(3, &system));
    }

    #[test]
    fn nothing_of_a_clash_can_be_left_out(system in system()) {
        let Some(core) = impossible(3, &system) else { return Ok(()) };
        let only = |left_out: Option<usize>| -> Vec<Inequality> {
            let kept = |i: &&Inequality| core.contains(&i.statement) && Some(i.statement) != left_out;
            system.iter().filter(kept).cloned().collect()
        };
        prop_assert!(!judge(3, &only(None)));
        for statement in &core {
            prop_assert!(judge(3, &only(Some(*statement))), "{} of {:?}", statement, core);
        }
    }

    #[test]
    fn the_order_and_a_consistent_stranger_change_nothing(system in system(), by in 0usize..7) {
        let verdict = possible(3, &system);
        let mut turned = system.clone();
        turned.rotate_left(by % system.len());
        prop_assert_eq!(possible(3, &turned), verdict);
        turned.push(Inequality { terms: vec![(3, 1.into())], bound: 5.into(), strict: false, statement: 9 });
        prop_assert_eq!(possible(4, &turned), verdict);
        if let Some(core) = impossible(4, &turned) {
            prop_assert!(!core.contains(&9));
        }
    }

    #[test]
    fn propagation_leaves_every_solution(system in system(), point in prop::collection::vec(-5i64..=5, 3)) {
        let holds = |i: &Inequality| {
            let sum = i.terms.iter().fold(Number::ZERO, |sum, (v, c)| &sum + &(c * &point[*v].into()));
            if i.strict { sum < i.bound } else { sum <= i.bound }
        };
        if system.iter().all(holds) {
            let ranges = propagate(3, &system).expect("there is a solution");
            prop_assert!(ranges.iter().zip(&point).all(|(range, x)| range.contains(&(*x).into())));
        }
    }
}
