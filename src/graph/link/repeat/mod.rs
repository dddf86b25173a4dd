//! The same quantity again: headline against body, "the 14 dead" against "12 killed",
//! a paraphrase against its quotation, one source against another.
//!
//! A figure is linked to the earlier one that it takes up only where it is not borne out by
//! another figure of the text: neither repeated, nor a sum or difference of others.

mod alike;
mod dispute;
mod echo;
mod known;
mod profile;
mod told;

use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{Function, Sense, VerbClass};
use crate::value::{Interval, Number, Truth};
use alike::Bond;
use profile::{Measured, Profile, adjective_behind};
use std::collections::BTreeMap;

/// How many earlier figures of one measure a figure is compared with.
const MEMORY: usize = 60;

/// Evidence that a headline's figure of any size is the only one of its sort in the lede.
const ALONE: i32 = 4;

/// Evidence that makes turned digits a slip whoever speaks.
const SURE: i32 = 6;

/// Paragraphs of body copy that restate the headline in any words.
const LEDE: usize = 2;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let profile = |index: usize| Profile::of(draft, index);
    let profiles: Vec<Profile> = (0..draft.claims.claims.len()).filter_map(profile).collect();
    let told = told::all(draft, &profiles);
    let found = (0..told.len())
        .filter_map(|at| echo::of(draft, &told, at).or_else(|| echo::measure(draft, &told, at)));
    let mut echoes: BTreeMap<usize, (usize, usize, Edge)> = found.map(|link| (link.0, link)).collect();
    for (at, profile) in profiles.iter().enumerate() {
        let reach = draft.around(profile.claim);
        let from = profiles.partition_point(|p| p.claim < reach.start);
        let edge = if profile.headline {
            let to = profiles.partition_point(|p| p.claim < reach.end);
            headline(draft, profiles.get(from..to).unwrap_or(&[]), profile)
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
        if let Some((from, to, edge)) = edge {
            draft.edge(from, to, edge);
        }
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

/// The figure of the body that should repeat the headline's and does not.
fn headline(draft: &Draft<'_, '_>, profiles: &[Profile], head: &Profile) -> Option<(usize, usize, Edge)> {
    let body = || profiles.iter().filter(|p| !p.headline);
    // A figure of any noun bears the headline out: nouns change, figures stay.
    if head.apart
        || body().any(|p| alike::agree(p, head) || alike::cut(head, p))
        || is_composed(profiles, head)
        || is_about(profiles, head)
    {
        return None;
    }
    let weigh = |p: &Profile| alike::weight(draft.claims.document, &draft.topics, head, p);
    // One share above, one share in all the text below.
    let lone = |p: &Profile| {
        head.measured == Measured::Share
            && is_sole(draft, profiles, head, p)
            && body().filter(|p| p.measured == Measured::Share).count() == 1
            && weigh(p) >= 1
    };
    // One length, sum or measure of its unit above and one below, of one size.
    let only_one = |p: &Profile| {
        let like = |q: &&Profile| q.measured == p.measured;
        !matches!(head.measured, Measured::Count | Measured::Share)
            && is_sole(draft, profiles, head, p)
            && body().filter(like).count() == 1
            && alike::within(&head.stated, &p.stated, 2)
            && !p.derived
            // "A year later".
            && p.stated != Number::ONE
    };
    // "To cut 450 jobs … 540 people": three digits or more, turned.
    let turned = |p: &Profile| {
        let both = head.measured == Measured::Count && p.measured == Measured::Count;
        both && alike::is_turned(head, p) && lede(head, p) && !p.derived
    };
    // "30,000 homes … Some 80,000 homes": the only figure of its noun.
    let same_noun = |p: &Profile| {
        let like = |q: &&Profile| !q.head.is_empty() && q.head == head.head;
        // "A third of its 9,000 posts".
        let of = draft.get(head.claim).is_some_and(|c| {
            let before = c.first_token().saturating_sub(2)..c.first_token();
            draft.claims.has(c.block, before, |s| *s == Sense::Function(Function::Of))
        });
        head.measured == Measured::Count
            && !of
            && profiles.iter().filter(like).count() == 2
            && like(&p)
            && alike::within(&head.stated, &p.stated, 5)
            && weigh(p) >= 3
    };
    let alike_one = |p: &Profile| lone(p) || only_one(p) || turned(p);
    let candidates = || {
        body().filter(|p| {
            p.counts
                && (alike::compatible(head, p) || turned(p))
                && !p.apart
                && alike::clash(head, p)
                && (is_near(head, p)
                    || is_sole(draft, profiles, head, p) && weigh(p) >= alone(head)
                    || same_noun(p)
                    || alike_one(p))
        })
    };
    let noun = |p: &Profile| !head.head.is_empty() && p.head == head.head;
    let only = candidates().filter(|p| noun(p)).count() == 1;
    let fits = |p: &&Profile| {
        let named =
            noun(p) || (head.fate.is_some() && p.fate == head.fate) || head.measured != Measured::Count;
        let misprint = alike::digits(&p.stated).is_some() && p.stated.is_misprint_of(&head.stated);
        match lede(head, p) {
            true => (named && weigh(p) >= 2) || (misprint && weigh(p) >= 1) || alike_one(p),
            // Far below, another measure of the same unit is rather another thing.
            false if head.measured != Measured::Count => misprint && alike::is_enough(weigh(p), Bond::Bound),
            false => named && (alike::is_enough(weigh(p), Bond::Bound) || (only && weigh(p) >= 2)),
        }
    };
    let best = candidates().filter(fits).max_by_key(|p| (weigh(p), usize::MAX - p.claim))?;
    Some((best.claim, head.claim, Edge::stated(EdgeKind::Repeats, None)))
}

/// Whether a figure stands where the story restates its headline.
fn lede(head: &Profile, body: &Profile) -> bool {
    body.block <= head.block + LEDE
}

/// The evidence that takes. A headline has one share at most, and its story begins with it.
fn alone(head: &Profile) -> i32 {
    if head.measured == Measured::Share { ALONE - 2 } else { ALONE }
}

/// The only share or sum of its unit that the first paragraphs tell.
fn is_sole(draft: &Draft<'_, '_>, profiles: &[Profile], head: &Profile, body: &Profile) -> bool {
    let kind = |p: &Profile| draft.get(p.claim).map(|c| c.mention.kind);
    let lede = |p: &&Profile| !p.headline && p.block <= head.block + LEDE && p.measured == head.measured;
    head.measured != Measured::Count
        && kind(head) == kind(body)
        && profiles.iter().filter(lede).map(|p| p.claim).eq([body.claim])
        && profiles.iter().filter(|p| p.headline && p.measured == head.measured).count() == 1
        && alike::within(&head.stated, &body.stated, 5)
}

/// What is told again is told right or nearly so; a figure of another size is another figure.
fn is_near(a: &Profile, b: &Profile) -> bool {
    alike::within(&a.stated, &b.stated, 2) || a.stated.is_misprint_of(&b.stated)
}

/// The earlier figure that the last one gives again with another value.
fn taken_up(draft: &Draft<'_, '_>, profiles: &[Profile]) -> Option<(usize, usize, Edge)> {
    let (later, before) = profiles.split_last()?;
    let earlier = || before.iter().rev().filter(|p| !p.headline).take(MEMORY);
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
    if !alike::is_enough(weight, bond) || is_composed(profiles, later) || joined_since(draft, best, later) {
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

/// Whether two other figures of the same sort make this one together, or differ by it. A bare
/// "seven" may be one of them; what a headline adds up may be of any noun. Both stand near each
/// other: in a long text some two figures make any third.
fn is_composed(profiles: &[Profile], whole: &Profile) -> bool {
    let measured = |p: &&Profile| p.claim != whole.claim && !p.headline && p.measured == whole.measured;
    // "23 soldiers and five civilians … the 28 held": people of any sort add up.
    let same_sort = |p: &Profile| p.counts && (alike::compatible(p, whole) || p.people && whole.people);
    let mut others: Vec<(&Number, bool, bool, usize, bool)> = profiles
        .iter()
        .rev()
        .filter(measured)
        .map(|p| (&p.stated, same_sort(p), !p.counts || whole.headline, p.sentence, p.apart))
        .filter(|(_, same, loose, ..)| *same || *loose)
        .take(MEMORY)
        .collect();
    others.sort_unstable();
    // Whether another one has this value and goes with the one at `index`.
    let any = |value: &Number, index: usize, goes: &dyn Fn(bool, bool) -> bool| {
        let from = others.partition_point(|(n, ..)| *n < value);
        let equal = others.iter().enumerate().skip(from).take_while(|(_, (n, ..))| *n == value);
        // "Three locals … the two other locals": what is said to come besides adds up from afar.
        let near = |sentence: usize, besides: bool| {
            others.get(index).is_some_and(|o| o.3.abs_diff(sentence) <= BESIDE || besides || o.4)
        };
        equal.into_iter().any(|(at, (_, same, loose, sentence, besides))| {
            at != index && near(*sentence, *besides) && goes(*same, *loose)
        })
    };
    others.iter().enumerate().any(|(index, (value, same, loose, ..))| {
        let loosely = |other: bool| *loose && other && whole.headline;
        any(&(&whole.stated - value), index, &|other, free| *same || other || loosely(free))
            || *same && any(&(&whole.stated + value), index, &|other, _| other)
    })
}

/// "Some fifty held" over "31 in the capital … 17 others": two figures that make about what a
/// headline says with a hedge.
fn is_about(profiles: &[Profile], head: &Profile) -> bool {
    let parts = || profiles.iter().filter(|p| !p.headline && p.measured == head.measured).take(MEMORY);
    let fits = |a: &Profile, b: &Profile| {
        let sum = Interval::exact(&a.stated + &b.stated);
        a.sentence.abs_diff(b.sentence) <= BESIDE && head.lenient.equals(&sum) != Truth::Breaks
    };
    head.hedge.is_some()
        && parts().any(|a| parts().any(|b| a.claim < b.claim && a.people == b.people && fits(a, b)))
}

/// How many sentences apart two figures stand that make a third.
const BESIDE: usize = 1;

/// "said it had cost 8.2 billion, and added that the 820 million …": two sayings in one sentence.
fn said_twice(draft: &Draft<'_, '_>, a: &Profile, b: &Profile) -> bool {
    let digits = alike::digits(&b.stated);
    let same = digits.is_some() && alike::digits(&a.stated) == digits;
    let (Some(x), Some(y)) = (draft.get(a.claim), draft.get(b.claim)) else { return false };
    let says = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Say);
    same && draft.claims.has(x.block, x.end_token()..y.first_token(), says)
}
