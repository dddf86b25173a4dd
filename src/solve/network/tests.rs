//! Networks against Floyd and Warshall.

use super::*;
use proptest::prelude::*;

/// Whether all differences can hold, by the shortest ways between all points.
fn judge(points: usize, edges: &[Difference]) -> bool {
    let mut way = vec![vec![i64::MAX / 4; points]; points];
    (0..points).for_each(|p| way[p][p] = 0);
    edges.iter().for_each(|e| way[e.from][e.to] = way[e.from][e.to].min(e.most));
    for via in 0..points {
        for a in 0..points {
            for b in 0..points {
                way[a][b] = way[a][b].min(way[a][via] + way[via][b]);
            }
        }
    }
    (0..points).all(|p| way[p][p] >= 0)
}

fn network() -> impl Strategy<Value = Vec<Difference>> {
    let edge = (0usize..6, 0usize..6, -8i64..12).prop_map(|(from, to, most)| Difference { from, to, most });
    prop::collection::vec(edge, 0..14)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn cycles_agree_with_shortest_ways(edges in network()) {
        match negative_cycle(6, &edges) {
            None => prop_assert!(judge(6, &edges)),
            Some(cycle) => {
                let on: Vec<Difference> = cycle.iter().map(|e| edges[*e]).collect();
                prop_assert!(on.iter().map(|e| e.most).sum::<i64>() < 0);
                let next = on.iter().cycle().skip(1);
                prop_assert!(on.iter().zip(next).all(|(a, b)| a.to == b.from));
                // Nothing of it can be left out.
                for left_out in 0..on.len() {
                    let rest: Vec<Difference> =
                        on.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, e)| *e).collect();
                    prop_assert!(judge(6, &rest));
                }
            }
        }
    }

    #[test]
    fn the_order_of_statements_changes_no_verdict(edges in network(), by in 0usize..14) {
        let mut turned = edges.clone();
        if !turned.is_empty() {
            turned.rotate_left(by % edges.len());
        }
        turned.push(Difference { from: 6, to: 7, most: 3 });
        prop_assert_eq!(negative_cycle(8, &turned).is_some(), negative_cycle(6, &edges).is_some());
    }
}

#[test]
fn long_networks_are_quick_and_do_not_overflow() {
    let mut edges: Vec<Difference> =
        (0..3_000).map(|from| Difference { from, to: from + 1, most: i64::MIN / 2 }).collect();
    assert_eq!(negative_cycle(3_001, &edges), None);
    edges.push(Difference { from: 3_000, to: 0, most: i64::MAX });
    assert_eq!(negative_cycle(3_001, &edges).map(|cycle| cycle.len()), Some(3_001));
}
