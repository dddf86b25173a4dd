//! Negative cycles among differences: the contradictions of a Simple Temporal Network.
//!
//! An own search, since a graph library's works in floating point, sees only what one
//! source reaches, and gives nodes where the edges are the explanation.

/// `to - from ≤ most`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// A point in time.
    pub from: usize,
    /// Another.
    pub to: usize,
    /// Whatever moments are counted in.
    pub most: i64,
}

/// Longer stretches than this (some four thousand years in parts of a minute) are cut to it, so
/// that sums cannot overflow.
pub const LONGEST: i64 = 1 << 43;

/// The edges of a cycle, by index and in its order, that leave less than no time; `None`
/// where all differences can hold together.
///
/// Bellman and Ford from a source that reaches every point at once. A cycle among the
/// predecessors shows a contradiction as soon as it is there, not only after as many passes
/// as there are points.
pub fn negative_cycle(points: usize, edges: &[Difference]) -> Option<Vec<usize>> {
    let mut distance = vec![0i64; points];
    let mut before: Vec<Option<usize>> = vec![None; points];
    for _ in 0..=points {
        let mut changed = false;
        for (index, edge) in edges.iter().enumerate() {
            let there = distance.get(edge.from)?.saturating_add(edge.most.clamp(-LONGEST, LONGEST));
            let here = distance.get_mut(edge.to)?;
            if there < *here {
                *here = there;
                *before.get_mut(edge.to)? = Some(index);
                changed = true;
            }
        }
        if !changed {
            return None;
        }
        if let Some(cycle) = predecessor_cycle(&before, edges) {
            return Some(cycle);
        }
    }
    None
}

/// A cycle along the edges by which each point was last reached.
fn predecessor_cycle(before: &[Option<usize>], edges: &[Difference]) -> Option<Vec<usize>> {
    // 0 unseen; else the number of the walk that came by.
    let mut walk = vec![0usize; before.len()];
    for start in 0..before.len() {
        let mut at = start;
        while walk.get(at) == Some(&0) {
            *walk.get_mut(at)? = start + 1;
            match before.get(at).copied().flatten().and_then(|e| edges.get(e)) {
                Some(edge) => at = edge.from,
                None => break,
            }
        }
        let back = walk.get(at) == Some(&(start + 1)) && before.get(at).copied().flatten().is_some();
        if back && let Some(cycle) = collect(at, before, edges) {
            return Some(cycle);
        }
    }
    None
}

/// The cycle through `start`; `None` where the way back from it ends.
fn collect(start: usize, before: &[Option<usize>], edges: &[Difference]) -> Option<Vec<usize>> {
    let mut cycle = Vec::new();
    let mut at = start;
    loop {
        let index = before.get(at).copied().flatten()?;
        cycle.push(index);
        at = edges.get(index)?.from;
        if at == start {
            cycle.reverse();
            return Some(cycle);
        }
        if cycle.len() > before.len() {
            return None;
        }
    }
}
