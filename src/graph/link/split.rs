//! Shares of one whole that are told together: "45 percent chose tea, 30 percent coffee
//! and 20 percent water", "تتوزع الأصوات: اليسار 45% والوسط 30% واليمين 20%".

use super::part::is_joint;
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind, Node, NodeKind};
use crate::language::{Cue, Function, Sense, VerbClass};
use crate::mention::Kind;
use crate::value::Number;

/// The highest sum, in per cent, that shares of one whole are believed to have: beyond it the
/// answers must overlap.
const MARKED: i64 = 130;

/// The same where nothing but their order says that they are of one whole.
const UNMARKED: i64 = 112;

/// How far apart two answers may stand, in tokens.
const GAP: usize = 14;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let (mut run, mut rest) = run(draft, sentence);
        if let Some(closing) = closing(draft, sentence).filter(|_| !run.is_empty() && !rest) {
            run.push(closing);
            rest = true;
        }
        let mut marked = rest || is_marked(draft, sentence);
        if !rest && !run.is_empty() && is_marked_around(draft, sentence) {
            marked = true;
            run.extend(goes_on(draft, sentence, &run));
        }
        let enough = run.len() >= 3 || (run.len() >= 2 && rest);
        if !enough || overlaps(draft, sentence) || !(marked || gapped(draft, &run)) {
            continue;
        }
        let sum: Number = run.iter().filter_map(|c| draft.stated(*c)).fold(Number::ZERO, |a, b| &a + &b);
        if sum <= Number::from(if marked { MARKED } else { UNMARKED }) {
            draw(draft, sentence, &run);
        }
    }
}

/// The longest run of coordinated shares of a sentence; whether its last is called the rest.
fn run(draft: &Draft<'_, '_>, sentence: usize) -> (Vec<usize>, bool) {
    let mut best: Vec<usize> = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    for index in draft.claims_of(sentence) {
        let Some(claim) = draft.get(index).filter(|c| c.amount().is_some()) else { continue };
        if !is_answer(draft, claim) {
            run.clear();
            continue;
        }
        let follows = run.last().and_then(|last| draft.get(*last)).is_some_and(|last| {
            let gap = last.end_token()..claim.first_token();
            gap.len() <= GAP
                && gap.clone().any(|at| {
                    draft.claims.is_mark(claim.block, at, ",،;؛")
                        || draft
                            .claims
                            .has(claim.block, at..at + 1, |s| *s == Sense::Function(Function::And))
                        || draft
                            .claims
                            .token(claim.block, at)
                            .is_some_and(|t| t.clitics.has(crate::language::Clitics::AND))
                } || claim.lead.is(Function::And)
                    // "اليسار 45% والوسط 30%": one word, with its "and" glued to it.
                    || (gap.len() <= 2 && draft.claims.document.language == Lang::Ar))
        });
        if !follows {
            run.clear();
        }
        run.push(index);
        if run.len() > best.len() {
            best.clone_from(&run);
        }
    }
    let rest = best.last().and_then(|c| draft.get(*c)).is_some_and(|c| c.lead.cues(Cue::Rest));
    (best, rest)
}

/// A share that answers: no value of another time, no change, no share of a share.
fn is_answer(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let arabic = draft.claims.document.language == Lang::Ar;
    let lead = &claim.lead;
    // «رفع الصندوق حصته إلى 30 في المئة»: what it holds now.
    let stake = lead.is(Function::To)
        && draft.claims.has(claim.block, lead.start.saturating_sub(2)..lead.start, |s| {
            matches!(s, Sense::Cue(Cue::ShareWord | Cue::Partition))
        });
    let moved = lead.is(Function::To) && !stake
        || lead.cues(Cue::OldValue)
        || lead.cues(Cue::Comparison)
        || (!arabic && lead.is(Function::By));
    let at = claim.end_token();
    // "48% of those asked" names the whole; "a third of them" is a share of another answer.
    let those = draft.claims.has(claim.block, at + 1..at + 2, |s| *s == Sense::Function(Function::Those));
    let parted = !those && draft.claims.has(claim.block, at..at + 1, |s| *s == Sense::Cue(Cue::PartFollows));
    let around = claim.first_token().saturating_sub(3)..at + 1;
    let changed = draft.claims.has(
        claim.block,
        around,
        |s| matches!(s, Sense::Verb(v) if matches!(v.class, VerbClass::Rise | VerbClass::Fall)),
    );
    claim.mention.kind == Kind::Percent && claim.is_share() && !points(claim) && !moved && !parted && !changed
}

fn points(claim: &Claim<'_>) -> bool {
    claim.amount().is_some_and(|a| a.unit == crate::value::Unit::Points)
}

/// "The other 5 per cent drank nothing": the next sentence closes the list.
fn closing(draft: &Draft<'_, '_>, sentence: usize) -> Option<usize> {
    let next = draft.claims.sentences.get(sentence + 1)?;
    let first = next.claims.clone().next()?;
    let claim = draft.get(first).filter(|c| is_answer(draft, c))?;
    // «أما ما تبقى، وهو 25 في المئة»
    let before = next.sentence.tokens.start..claim.first_token();
    let rest = |s: &Sense| {
        *s == Sense::Cue(Cue::Rest) || matches!(s, Sense::Verb(v) if v.class == VerbClass::Remain)
    };
    let told = claim.lead.cues(Cue::Amounting)
        && before.len() <= REST
        && draft.claims.has(claim.block, before.clone(), rest);
    (told || claim.lead.cues(Cue::Rest) && before.len() <= 3).then_some(first)
}

/// How far into its sentence a share that is the rest may stand, in tokens.
const REST: usize = 7;

/// The shares of the next sentence, where it tells nothing but more of them: "A leads with 46
/// percent. B stands at 38 percent and C at 21 percent."
fn goes_on(draft: &Draft<'_, '_>, sentence: usize, run: &[usize]) -> Vec<usize> {
    let all = |s: usize| -> Vec<usize> {
        let figures = draft.claims_of(s).into_iter();
        // «اختيار سبب واحد» is no figure of the answers.
        let one = |c: &Claim<'_>| c.amount().is_some_and(|a| a.reading.stated == Some(Number::ONE));
        figures.filter(|c| draft.get(*c).is_some_and(|c| c.amount().is_some() && !one(c))).collect()
    };
    let here = draft.claims.sentences.get(sentence).map(|p| p.block);
    let next = draft.claims.sentences.get(sentence + 1).map(|p| p.block);
    // A run that ends its sentence goes on.
    if here != next || all(sentence).last() != run.last() {
        return Vec::new();
    }
    let more = all(sentence + 1);
    let answers = more.iter().all(|c| draft.get(*c).is_some_and(|c| is_answer(draft, c)));
    if answers { more } else { Vec::new() }
}

/// The same words in the sentences beside it.
fn is_marked_around(draft: &Draft<'_, '_>, sentence: usize) -> bool {
    let Some(place) = draft.claims.sentences.get(sentence) else { return false };
    (sentence.saturating_sub(1)..sentence + 3).any(|s| {
        draft.claims.sentences.get(s).is_some_and(|near| {
            let tokens = near.sentence.tokens.clone();
            near.block == place.block
                && (is_denied(draft, near)
                    || draft.claims.has(near.block, tokens, |s| *s == Sense::Cue(Cue::Partition)))
        })
    })
}

/// Words that say the shares are all there are.
fn is_marked(draft: &Draft<'_, '_>, sentence: usize) -> bool {
    let Some(place) = draft.claims.sentences.get(sentence) else { return false };
    let tokens = place.sentence.tokens.clone();
    let of = draft.claims.has(place.block, tokens.start..tokens.start + 1, |s| {
        matches!(s, Sense::Function(Function::Of) | Sense::Cue(Cue::WholeFollows))
    });
    let english = draft.claims.document.language == Lang::En;
    // "46 percent support it and 38 percent oppose it": nobody does both.
    let has = |cue: Cue| draft.claims.has(place.block, tokens.clone(), |s| *s == Sense::Cue(cue));
    let poles = has(Cue::InFavour) && has(Cue::Opposed);
    (of && english) || poles || has(Cue::Partition)
}

/// "Could not choose more than one answer": no answers overlap.
fn is_denied(draft: &Draft<'_, '_>, place: &crate::claim::Place) -> bool {
    let tokens = place.sentence.tokens.clone();
    let overlap = |s: &Sense| (*s == Sense::Cue(Cue::Overlap)).then_some(());
    let Some((cue, ())) = draft.claims.find(place.block, tokens.clone(), overlap) else { return false };
    draft.claims.has(place.block, tokens.start..cue.start, |s| {
        matches!(s, Sense::Function(Function::Not) | Sense::Modal(crate::language::Modal::Negated))
    })
}

/// The paragraph says that answers overlap.
fn overlaps(draft: &Draft<'_, '_>, sentence: usize) -> bool {
    let Some(place) = draft.claims.sentences.get(sentence) else { return true };
    let near = draft
        .claims
        .sentences
        .get(sentence.saturating_sub(1)..(sentence + 3).min(draft.claims.sentences.len()));
    near.unwrap_or(&[]).iter().filter(|s| s.block == place.block).any(|s| {
        draft.claims.has(s.block, s.sentence.tokens.clone(), |s| *s == Sense::Cue(Cue::Overlap))
            && !is_denied(draft, s)
    })
}

/// "52% of voters are for it, 34% against and 21% do not know": the whole is named once, at
/// the first share, and each later share stands right behind a comma or an "and".
fn gapped(draft: &Draft<'_, '_>, run: &[usize]) -> bool {
    let Some(first) = run.first().and_then(|c| draft.get(*c)) else { return false };
    let of = |c: &Claim<'_>| {
        let at = c.end_token();
        draft.claims.has(c.block, at..at + 1, |s| *s == Sense::Function(Function::Of))
    };
    let later = run.iter().skip(1).filter_map(|c| draft.get(*c));
    of(first) && later.into_iter().all(|c| is_joint(draft, c) && !of(c))
}

fn draw(draft: &mut Draft<'_, '_>, sentence: usize, run: &[usize]) {
    let first = run.first().and_then(|c| draft.get(*c)).map(|c| (c.block, c.end_token()));
    let Some((block, end)) = first else { return };
    let noun = draft.claims.find(block, end..end + 4, |s| matches!(s, Sense::Noun(_)).then_some(()));
    let at = noun.map(|(tokens, ())| tokens.start);
    let name = at.map_or("", |at| draft.claims.text(block, at)).to_owned();
    let span = at.and_then(|at| draft.claims.token(block, at)).map(|t| t.span);
    let span = span.filter(|_| draft.claims.sentences.get(sentence).is_some());
    let measure = draft.graph.add_node(Node::named(NodeKind::Measure, &name, span));
    for share in run {
        if let Some(node) = draft.nodes.get(*share).copied() {
            draft.join(node, measure, Edge { all: true, ..Edge::stated(EdgeKind::ShareOf, None) });
        }
    }
}
