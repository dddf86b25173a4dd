//! The same quantity again: headline against body, "the 14 dead" against "12 killed",
//! a paraphrase against its quotation, one source against another.
//!
//! A figure is linked to the earlier one that it takes up only where it is not borne out by
//! another figure of the text: neither repeated, nor a sum or difference of others.

mod alike;
pub(super) mod around;
mod composed;
mod dispute;
mod echo;
mod headed;
mod headline;
mod known;
pub(super) mod other;
pub(super) mod profile;
mod told;

use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{Sense, VerbClass};
use crate::value::Number;
use alike::Bond;
use profile::{Measured, Profile, adjective_behind};
use std::collections::BTreeMap;

/// How many earlier figures of one measure a figure is compared with.
const MEMORY: usize = 60;

/// Smaller counts are the same by chance.
const FEW: i64 = 3;

/// Evidence that makes turned digits a slip whoever speaks.
const SURE: i32 = 6;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let profile = |index: usize| Profile::of(draft, index);
    let profiles: Vec<Profile> = (0..draft.claims.claims.len()).filter_map(profile).collect();
    let told = told::all(draft, &profiles);
    let found = (0..told.len())
        .filter_map(|at| echo::of(draft, &told, at).or_else(|| echo::measure(draft, &told, at)))
        .filter(|(later, earlier, _)| !other::is_other(draft, *earlier, *later));
    let mut echoes: BTreeMap<usize, (usize, usize, Edge)> = found.map(|link| (link.0, link)).collect();
    for (at, profile) in profiles.iter().enumerate() {
        let reach = draft.around(profile.claim);
        let from = profiles.partition_point(|p| p.claim < reach.start);
        let edge = if profile.headline {
            let to = profiles.partition_point(|p| p.claim < reach.end);
            headline::of(draft, profiles.get(from..to).unwrap_or(&[]), profile)
        } else {
            taken_up(draft, profiles.get(from..=at).unwrap_or(&[]))
        };
        // What is a slip in any voice is no dispute of two.
        let echo = edge.as_ref().and_then(|(later, ..)| echoes.get(later)).map(|(.., echo)| echo.kind);
        match echo {
            Some(EdgeKind::Disputes) => drop(echoes.remove(&profile.claim)),
            Some(_) => continue,
            None => {}
        }
        let one =
            |(from, to, _): &(usize, usize, Edge)| profile.headline || !other::is_other(draft, *to, *from);
        if let Some((from, to, edge)) = edge.filter(one) {
            draft.edge(from, to, edge);
        }
    }
    for (body, head) in headed::others(draft) {
        draft.state(body, EdgeKind::Repeats, head, None);
    }
    for (from, to, edge) in echoes.into_values() {
        draft.edge(from, to, edge);
    }
    let known: Vec<(usize, usize, Edge)> =
        (0..draft.claims.claims.len()).filter_map(|later| known::of(draft, later)).collect();
    for (from, to, edge) in known {
        if !draft.draws(from, EdgeKind::SameAs) {
            draft.edge(from, to, edge);
        }
    }
}

/// What is told again is told right or nearly so; a figure of another size is another figure.
fn is_near(a: &Profile, b: &Profile) -> bool {
    alike::within(&a.stated, &b.stated, 2) || a.stated.is_misprint_of(&b.stated)
}

/// The earlier figure that the last one gives again with another value.
fn taken_up(draft: &Draft<'_, '_>, profiles: &[Profile]) -> Option<(usize, usize, Edge)> {
    let (later, before) = profiles.split_last()?;
    let earlier = || before.iter().rev().filter(|p| !p.headline).take(MEMORY);
    if let Some(told) = told_again(draft, later, earlier()) {
        return Some((
            later.claim,
            told,
            Edge { basis: Basis::Inferred, ..Edge::stated(EdgeKind::SameAs, None) },
        ));
    }
    if later.apart
        || later.derived
        || adjective_behind(draft, later.claim)
        || earlier().any(|p| alike::agree(p, later))
    {
        return None;
    }
    let same_head = |p: &Profile| !later.head.is_empty() && p.head == later.head;
    // "twelve boys … Four boys came out … The eleven boys": four is no slip for eleven.
    let near = |p: &Profile| is_near(p, later);
    let only = later.taken_up && earlier().filter(|p| same_head(p) && near(p)).count() == 1;
    let weigh = |p: &Profile| {
        alike::weight(draft.claims.document, &draft.topics, p, later)
            + i32::from(only && same_head(p) && near(p))
    };
    let fits = |p: &&Profile| {
        p.counts
            && alike::compatible(p, later)
            && (p.sentence != later.sentence || said_twice(draft, p, later))
            && !alike::told_apart(p, later)
            && alike::names_one(&draft.topics, p, later)
    };
    let best = earlier().filter(fits).max_by_key(|p| (weigh(p) + i32::from(near(p)), usize::MAX - p.claim));
    best.and_then(|best| repeated(draft, profiles, best, weigh(best))).or_else(|| {
        let other = dispute::of(draft, profiles)?;
        let edge = Edge { basis: Basis::Inferred, ..Edge::stated(EdgeKind::Disputes, None) };
        Some((later.claim, other, edge))
    })
}

/// The nearest earlier figure that says the same of the same: nothing to object to, but the reader
/// of the graph sees that one bears the other out.
fn told_again<'p>(
    draft: &Draft<'_, '_>,
    later: &Profile,
    mut earlier: impl Iterator<Item = &'p Profile>,
) -> Option<usize> {
    let same = |p: &&Profile| {
        let measure = p.measured == later.measured && p.stated == later.stated;
        let few = later.measured == Measured::Count && later.stated < Number::from(FEW);
        measure
            && !few
            && p.sentence != later.sentence
            && alike::compatible(p, later)
            && !alike::told_apart(p, later)
            && alike::names_one(&draft.topics, p, later)
            && alike::is_enough(alike::weight(draft.claims.document, &draft.topics, p, later), Bond::Bound)
    };
    earlier.find(same).map(|p| p.claim)
}

/// The link from the last of `profiles` to the earlier figure that is likest to it.
fn repeated(
    draft: &Draft<'_, '_>,
    profiles: &[Profile],
    best: &Profile,
    weight: i32,
) -> Option<(usize, usize, Edge)> {
    let later = profiles.last()?;
    let voices = alike::same_voice(draft.claims.document, best, later);
    // Turned digits under the same words are rather a slip than a dispute.
    let slipped = alike::is_permutation(best, later) && weight >= SURE;
    let disputed = voices == Some(false) && !later.taken_up && !slipped;
    let bond = match () {
        () if disputed => Bond::Disputed,
        () if alike::is_turned(best, later) => Bond::Turned,
        () if later.taken_up || voices == Some(true) => Bond::Bound,
        () => Bond::Loose,
    };
    if !alike::is_enough(weight, bond)
        || composed::is_sum(profiles, later)
        || joined_since(draft, best, later)
    {
        return None;
    }
    let kind = if disputed { EdgeKind::Disputes } else { EdgeKind::SameAs };
    let basis = if later.taken_up { Basis::Stated } else { Basis::Inferred };
    let slip = alike::is_slip(best, later, voices == Some(true));
    (slip || kind == EdgeKind::Disputes)
        .then(|| (later.claim, best.claim, Edge { basis, ..Edge::stated(kind, None) }))
}

/// «قتل أربعة … ثم توفي خامس … الضحايا الخمسة»: an ordinal tells how the one became the other.
fn joined_since(draft: &Draft<'_, '_>, earlier: &Profile, later: &Profile) -> bool {
    let number = later.stated.to_i64().and_then(|n| u32::try_from(n).ok());
    (earlier.claim..later.claim).filter_map(|c| draft.get(c)).any(|c| match c.mention.value {
        crate::mention::Value::Ordinal(n) => Some(n) == number && earlier.stated < later.stated,
        _ => false,
    })
}

/// "said it had cost 8.2 billion, and added that the 820 million …": two sayings in one sentence.
fn said_twice(draft: &Draft<'_, '_>, a: &Profile, b: &Profile) -> bool {
    let digits = alike::digits(&b.stated);
    let same = digits.is_some() && alike::digits(&a.stated) == digits;
    let (Some(x), Some(y)) = (draft.get(a.claim), draft.get(b.claim)) else { return false };
    let says = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Say);
    same && draft.claims.has(x.block, x.end_token()..y.first_token(), says)
}
