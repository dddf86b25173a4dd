//! One figure told twice with another value, in whatever words: "The village has 700 inhabitants. Its
//! 900 residents …", "the fire destroyed 20 houses … the blaze left 35 homes in ruins", «فُقد ثلاثة
//! متسلقين … المتسلقين الأربعة المفقودين».
//!
//! A figure is told with words that say what it is the figure of: its noun, what befell that, whose it
//! is. Where all of these words were told with the only figure of its sort a sentence or two before
//! (`saying`), nothing sets the two apart, and something takes the matter up (an article, a pronoun, a
//! word for the same event), both are one figure. A single new word ("in the north", "of its rival",
//! "damaged") is enough to keep them apart, so what is linked here is linked on words alone.

mod apart;
mod quoted;
mod saying;

use super::repeat::around::ordinals;
use super::repeat::profile::Measured;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{Clitics, Function, Sense};
use crate::value::{Hedge, Interval, Number, Truth, Unit};
use saying::Saying;

/// How many sentences back the figure was told.
const BACK: usize = 2;
/// How many sentences back a figure that agrees bears the later one out.
const MEMORY: usize = 8;
/// A slip is hardly ever out by more.
const TIMES: i64 = 2;

/// A figure of one value.
pub(in crate::graph::link) struct Figure {
    claim: usize,
    sentence: usize,
    measured: Measured,
    stated: Number,
    lenient: Interval,
    hedge: Option<Hedge>,
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let figure = |claim: usize| {
        let found = draft.get(claim).filter(|c| !c.headline && draft.is_prose(c.sentence))?;
        let (measured, stated, lenient) = super::repeat::profile::measured(draft, claim)?;
        let hedge = found.amount().and_then(|amount| amount.hedge);
        Some(Figure { claim, sentence: found.sentence, measured, stated, lenient, hedge })
    };
    let figures: Vec<Figure> = (0..draft.claims.claims.len()).filter_map(figure).collect();
    let link = |at: usize| {
        let later = figures.get(at).filter(|f| !is_linked(draft, f))?;
        let quoted = quoted::of(draft, &figures, at).map(|(a, b)| (a, b, EdgeKind::Repeats));
        let told =
            quoted.or_else(|| told_before(draft, &figures, at, later).map(|(a, b)| (a, b, EdgeKind::SameAs)));
        told.filter(|(later, earlier, _)| !super::repeat::other::is_other(draft, *earlier, *later))
    };
    let links: Vec<(usize, usize, EdgeKind)> = (0..figures.len()).filter_map(link).collect();
    for (later, earlier, kind) in links {
        // Nothing says that a quotation gives its paraphrase again.
        let basis = if kind == EdgeKind::Repeats { Basis::Inferred } else { Basis::Stated };
        draft.edge(later, earlier, Edge { basis, ..Edge::stated(kind, None) });
    }
}

/// Whether a figure was taken for one that was told before.
fn is_linked(draft: &Draft<'_, '_>, figure: &Figure) -> bool {
    let kinds = [EdgeKind::SameAs, EdgeKind::Repeats, EdgeKind::Disputes, EdgeKind::Converts];
    figure.stated == Number::ONE || kinds.into_iter().any(|kind| draft.draws(figure.claim, kind))
}

/// The figure at this place and the earlier one that it tells again with another value.
fn told_before(
    draft: &Draft<'_, '_>,
    figures: &[Figure],
    at: usize,
    later: &Figure,
) -> Option<(usize, usize)> {
    let from = figures.partition_point(|f| f.sentence + MEMORY < later.sentence);
    let before = figures.get(from..at)?;
    let like = |f: &&Figure| f.measured == later.measured;
    let near = |f: &&Figure| later.sentence - f.sentence <= BACK && like(f);
    if !before.iter().any(|f| near(&f) && differs(f, later))
        || before.iter().filter(like).any(|f| agree(f, later))
    {
        return None;
    }
    let saying = Saying::of(draft, later.claim)?;
    if apart::later(draft, later, &saying) {
        return None;
    }
    // A bare number counts whatever there is: it is a rival, but never told again.
    let bare = |f: &Figure| {
        let measure = draft.get(f.claim).map(|c| &c.measure);
        f.measured == Measured::Count && measure.is_none_or(|m| m.head.is_empty() && m.fate.is_none())
    };
    let fits = |f: &&Figure| bare(f) || saying.counts_what(draft, f, later);
    let mut rivals = before.iter().rev().filter(near).filter(fits);
    let earlier = rivals.next()?;
    // Two figures of one breath are two.
    let inside = |f: &Figure| {
        f.sentence == later.sentence
            && draft.get(f.claim).is_none_or(|c| saying.segment.contains(&c.first_token()))
    };
    let behind = figures.get(at + 1..)?.iter().take_while(|f| f.sentence == later.sentence);
    let alone = rivals.next().is_none() && !behind.filter(like).any(|f| saying.counts_what(draft, f, later));
    (alone
        && !inside(earlier)
        && !bare(earlier)
        && differs(earlier, later)
        && saying.is_told(draft, earlier)
        && !are_two(draft, earlier.claim, later.claim)
        && !apart::earlier(draft, earlier, later, &saying))
    .then_some((later.claim, earlier.claim))
}

/// "On the eve it made 12 million and on the day it took 18", "the 60m and the 60m hurdles", the lines of
/// a list: the one stands beside the other.
fn are_two(draft: &Draft<'_, '_>, earlier: usize, later: usize) -> bool {
    let (Some(a), Some(b)) = (draft.get(earlier), draft.get(later)) else { return true };
    let and = |s: &Sense| matches!(s, Sense::Function(Function::And | Function::While | Function::But));
    let between = a.end_token()..b.first_token();
    let glued = |at: usize| draft.claims.token(a.block, at).is_some_and(|t| t.clitics.has(Clitics::AND));
    let joined = a.sentence == b.sentence
        && (draft.claims.has(a.block, between.clone(), and)
            || draft.is_arabic(a.block) && between.clone().any(glued));
    // What a measure stands before says what it is the measure of.
    let measures =
        !draft.is_arabic(a.block) && a.amount().is_none_or(|x| matches!(x.unit, Unit::Physical(_)));
    let noun = |c: &Claim<'_>| {
        let next = c.end_token()..c.end_token() + 1;
        let named = draft.claims.has(c.block, next.clone(), |s| matches!(s, Sense::Noun(_)));
        draft.topics.inside(c.sentence, &next).into_iter().find(|_| named)
    };
    let listed = |c: &Claim<'_>| {
        let start = draft.claims.sentences.get(c.sentence).map_or(0, |s| s.sentence.tokens.start);
        draft.claims.is_mark(c.block, start, "*-–—•")
    };
    // "In the first race … in the second": a list over sentences.
    let (x, y) = (ordinals(draft, a), ordinals(draft, b));
    let in_turn = a.sentence != b.sentence && !y.is_empty() && x.is_disjoint(&y);
    joined || in_turn || measures && noun(a) != noun(b) || listed(a) || listed(b)
}

/// Whether one bears the other out: no more than rounding or a hedge lies between them.
fn agree(a: &Figure, b: &Figure) -> bool {
    let told = a.stated.told_as(&b.stated, a.hedge, b.hedge);
    told.unwrap_or_else(|| a.lenient.equals(&b.lenient) != Truth::Breaks)
}

/// Whether the two differ as a slip does.
fn differs(a: &Figure, b: &Figure) -> bool {
    let near = |x: &Number, y: &Number| *x <= y * &Number::from(TIMES);
    let size = near(&a.stated, &b.stated) && near(&b.stated, &a.stated);
    let large = |x: &Number| *x >= Number::from(100);
    let counted = a.measured == Measured::Count;
    let misprint = !counted && large(&a.stated) && large(&b.stated) && a.stated.is_misprint_of(&b.stated);
    !agree(a, b) && (size || misprint) && a.stated != Number::ONE
}

/// Grammar words that take up who or what was spoken of.
fn is_pronoun(function: Function) -> bool {
    use Function::*;
    matches!(function, It | They | He | She | Their | This | Those)
}
