//! A quotation and its paraphrase: "The mayor put the cost at 20 million. 'It will cost us 30
//! million,' he said", «خسرنا 20 مليونا … مؤكدا أن خسائر الشركة بلغت 30 مليونا».
//!
//! Nobody is quoted for anything but what he is said to have said. So the words need not all be the
//! same: one that names the matter is enough, where each holds the only figure of its sort, nothing
//! new is named with an article, and both are told in one mood.

use super::saying::Saying;
use super::{Figure, agree, apart, differs};
use crate::claim::{Claim, voice};
use crate::document::Span;
use crate::graph::build::Draft;
use crate::graph::link::repeat::profile::{Measured, has_role, is_apart, is_rate, modal};
use crate::language::{Cue, Function, Modal, Sense};
use crate::mention::Kind;
use crate::value::Truth;

/// The earlier figure that is quoted or paraphrased here with another value.
pub(super) fn of(draft: &Draft<'_, '_>, figures: &[Figure], at: usize) -> Option<(usize, usize)> {
    let later = figures.get(at)?;
    let claim = draft.get(later.claim)?;
    let quoted = |f: &Figure| {
        draft.get(f.claim).is_some_and(|c| draft.claims.is_quoted(c.block, c.mention.tokens.start))
    };
    let from = figures.partition_point(|f| f.sentence + 1 < later.sentence);
    let to = figures.partition_point(|f| f.sentence <= later.sentence);
    let near = figures.get(from..to)?;
    let side = quoted(later);
    let like = |f: &&Figure| f.measured == later.measured;
    // Each is the only figure of its sort on its side.
    let here = near.iter().filter(like).filter(|f| f.sentence == later.sentence && quoted(f) == side).count();
    let mut others = near.iter().filter(like).filter(|f| f.claim < later.claim && quoted(f) != side);
    let (earlier, None) = (others.next()?, others.next()) else { return None };
    let before = near.iter().filter(like).filter(|f| f.claim < later.claim && quoted(f) == side);
    if here != 1 || before.count() > 0 || agree(earlier, later) || !differs(earlier, later) {
        return None;
    }
    let other = draft.get(earlier.claim)?;
    // "About a quarter" is 24 per cent.
    let fraction = claim.mention.kind == Kind::Fraction || other.mention.kind == Kind::Fraction;
    if fraction && earlier.lenient.equals(&later.lenient) != Truth::Breaks {
        return None;
    }
    // "'We sold 300 a day', while now he sells 255": set against each other.
    let between = other.end_token()..claim.first_token();
    let against = |s: &Sense| {
        matches!(s, Sense::Function(Function::While | Function::But) | Sense::Cue(Cue::Comparison))
    };
    if earlier.sentence == later.sentence && draft.claims.has(claim.block, between, against) {
        return None;
    }
    let set_apart =
        |c: &Claim<'_>, f: &Figure| is_apart(draft, c) || is_rate(draft, c) || has_role(draft, f.claim);
    // "Last year we reopened 250": of another time, named or not.
    let grains = |c: &Claim<'_>| {
        let tokens = draft.claims.sentences.get(c.sentence).map_or(0..0, |p| p.sentence.tokens.clone());
        draft.claims.has(c.block, tokens, |s| matches!(s, Sense::Grain(_)))
    };
    if !matches!(later.measured, Measured::Length(_)) && grains(claim) != grains(other) {
        return None;
    }
    if set_apart(claim, later) || set_apart(other, earlier) || is_new(draft, claim, other) {
        return None;
    }
    let saying = Saying::of(draft, later.claim)?;
    let told = saying.counts_what(draft, earlier, later)
        && saying.names(draft, earlier)
        && !apart::other_time(draft, earlier, later, &saying);
    (told && mood(draft, claim) == mood(draft, other) && is_one_voice(draft, other, claim))
        .then_some((later.claim, earlier.claim))
}

/// "Another", "more": told besides.
fn is_new(draft: &Draft<'_, '_>, a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let other = |c: &Claim<'_>| {
        let around = c.first_token().saturating_sub(2)..c.end_token() + 2;
        draft.claims.has(c.block, around, |s| {
            matches!(s, Sense::Cue(Cue::Further | Cue::Others | Cue::Rest | Cue::Earlier | Cue::PartFollows))
                || *s == Sense::Function(Function::Other)
        })
    };
    other(a) || other(b)
}

/// Whether a figure is of what is, of what is to come, or of what is not.
#[derive(PartialEq)]
enum Mood {
    Fact,
    Coming,
    Not,
}

fn mood(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Mood {
    match modal(draft, claim) {
        Some(Modal::Negated | Modal::Conditional) => Mood::Not,
        Some(_) => Mood::Coming,
        None if draft.claims.sentences.get(claim.sentence).is_some_and(|p| p.modal.is_some()) => Mood::Coming,
        None => Mood::Fact,
    }
}

/// Both are said by one, as far as it is told: the other may be "he", or go without a name.
fn is_one_voice(draft: &Draft<'_, '_>, a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let document = draft.claims.document;
    let same = |x: Span, y: Span| voice::same(document, x, y) || voice::speaks_for(document, y);
    match (a.source, b.source) {
        (Some(x), Some(y)) => same(x, y),
        (None, None) | (Some(_), None) => true,
        (None, Some(y)) => draft.claims.sentences.get(a.sentence).is_some_and(|place| {
            let words = draft.claims.words(place.block, place.sentence.tokens.clone());
            words.is_some_and(|all| voice::is_named_in(document, y, all))
        }),
    }
}
