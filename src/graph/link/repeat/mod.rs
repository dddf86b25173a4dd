//! The same quantity again: headline against body, "the 14 dead" against "12 killed",
//! a paraphrase against its quotation, one source against another.
//!
//! A figure is linked to the earlier one that it takes up only where it is not borne out by
//! another figure of the text: neither repeated, nor a sum or difference of others.

mod alike;
mod profile;
mod topic;

use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::value::Number;
use profile::{Measured, Profile, adjective_behind};
use topic::Topics;

/// How many earlier figures of one measure a figure is compared with.
const MEMORY: usize = 60;

/// Paragraphs of body copy that restate the headline in any words.
const LEDE: usize = 2;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let topics = Topics::of(draft.claims);
    let profiles: Vec<Profile> =
        (0..draft.claims.claims.len()).filter_map(|index| Profile::of(draft, &topics, index)).collect();
    for (at, profile) in profiles.iter().enumerate() {
        let edge = if profile.headline {
            headline(draft, &topics, &profiles, profile)
        } else {
            taken_up(draft, &topics, &profiles, at)
        };
        if let Some((from, to, edge)) = edge {
            draft.edge(from, to, edge);
        }
    }
}

/// The figure of the body that should repeat the headline's and does not.
fn headline(
    draft: &Draft<'_, '_>,
    topics: &Topics,
    profiles: &[Profile],
    head: &Profile,
) -> Option<(usize, usize, Edge)> {
    let body = || profiles.iter().filter(|p| !p.headline);
    // A figure of any noun bears the headline out: nouns change, figures stay.
    let plain = head.measured == Measured::Count && head.head.is_empty() && head.fate.is_none();
    if plain || head.apart || body().any(|p| alike::agree(p, head) || alike::cut(head, p)) || is_composed(profiles, head) {
        return None;
    }
    let first = head.block + 1;
    let same_noun = |p: &Profile| {
        let noun = !head.head.is_empty() && p.head == head.head;
        let fate = head.fate.is_some() && p.fate == head.fate;
        match head.measured {
            Measured::Count => noun || fate,
            _ => true,
        }
    };
    let weigh = |p: &Profile| alike::weight(&draft.claims.document, topics, head, p);
    let candidates = body().filter(|p| {
        alike::compatible(head, p)
            && same_noun(p)
            && alike::clash(head, p)
            && !p.apart
            && (p.block < first + LEDE || alike::is_enough(weigh(p)))
    });
    let best = candidates.max_by_key(|p| (weigh(p), usize::MAX - p.claim))?;
    let enough = match head.measured {
        Measured::Count => weigh(best) >= 2,
        _ => weigh(best) >= 2,
    };
    (enough && alike::within(&head.stated, &best.stated, 2) || head.stated.is_misprint_of(&best.stated))
        .then(|| (best.claim, head.claim, Edge::stated(EdgeKind::Repeats, None)))
}

/// The earlier figure that this one gives again with another value.
fn taken_up(
    draft: &Draft<'_, '_>,
    topics: &Topics,
    profiles: &[Profile],
    at: usize,
) -> Option<(usize, usize, Edge)> {
    let later = profiles.get(at)?;
    let earlier = || {
        let all = profiles.get(..at).unwrap_or(&[]);
        all.iter().rev().filter(|p| !p.headline).take(MEMORY)
    };
    if later.apart || later.derived || adjective_behind(draft, later.claim) || earlier().any(|p| alike::agree(p, later)) {
        return None;
    }
    let weigh = |p: &Profile| alike::weight(&draft.claims.document, topics, p, later);
    let fits = |p: &&Profile| {
        alike::compatible(p, later)
            && (p.sentence != later.sentence || same_digits(p, later))
            && !alike::told_apart(p, later)
            && alike::names_one(topics, p, later)
    };
    if std::env::var_os("DBG").is_some() {
        for p in earlier() {
            let t = &draft.claims.document.text;
            eprintln!("L {:?} taken={} head={:?} fate={:?} ppl={} | E {:?} head={:?} fate={:?} ppl={} | compat={} apartE={} told={} time={:?}/{:?} modal={:?}/{:?} w={} agree={}", draft.get(later.claim).map(|c| c.mention.span.of(t)), later.taken_up, later.head, later.fate, later.people, draft.get(p.claim).map(|c| c.mention.span.of(t)), p.head, p.fate, p.people, alike::compatible(p, later), p.apart, alike::told_apart(p, later), p.when, later.when, p.modal, later.modal, weigh(p), alike::agree(p, later));
        }
        eprintln!("L {:?} apart={} composed={} adj={}", draft.get(later.claim).map(|c| c.mention.span.of(&draft.claims.document.text)), later.apart, is_composed(profiles.get(..=at).unwrap_or(&[]), later), adjective_behind(draft, later.claim));
    }
    let best = earlier().filter(fits).max_by_key(|p| (weigh(p), usize::MAX - p.claim))?;
    let voices = alike::same_voice(&draft.claims.document, best, later);
    let disputed = voices == Some(false) && !later.taken_up;
    if !alike::is_enough(weigh(best) + i32::from(disputed)) || is_composed(profiles.get(..=at)?, later) {
        return None;
    }
    let kind = if disputed { EdgeKind::Disputes } else { EdgeKind::SameAs };
    let basis = if later.taken_up { Basis::Stated } else { Basis::Inferred };
    let slip = alike::is_slip(best, later);
    (slip || kind == EdgeKind::Disputes)
        .then(|| (later.claim, best.claim, Edge { basis, ..Edge::stated(kind, None) }))
}

/// Whether two other figures of the same sort make this one together, or differ by it.
fn is_composed(profiles: &[Profile], whole: &Profile) -> bool {
    let others: Vec<&Number> = profiles
        .iter()
        .rev()
        .filter(|p| p.claim != whole.claim && (p.headline == whole.headline || whole.headline))
        .filter(|p| p.claim != whole.claim && p.measured == whole.measured && alike::compatible(p, whole))
        .map(|p| &p.stated)
        .take(MEMORY)
        .collect();
    others.iter().enumerate().any(|(i, a)| {
        others.iter().skip(i + 1).any(|b| {
            let sum = *a + *b;
            sum == whole.stated || &(*a - *b).abs() == &whole.stated
        })
    })
}

/// 8.2 billion and 820 million.
fn same_digits(a: &Profile, b: &Profile) -> bool {
    alike::digits(&a.stated).is_some() && alike::digits(&a.stated) == alike::digits(&b.stated)
}
