//! A change that only its direction is told of, behind its two values: "80 this year, against 100 last
//! year, a rise", «300 في يونيو و250 في يوليو، أي أن الإنتاج زاد», «كان 40، ثم ازداد إلى 35».

use super::frame::Frame;
use super::size::{self, Size};
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::build::Draft;
use crate::graph::link::enumeration::claims_in;
use crate::language::{Clitics, Cue, Function, Sense, TokenKind, VerbClass};

/// How many tokens the clause that tells the way may have.
const SHORT: usize = 7;

/// The change that a short clause behind its values sums up, or that goes on from one to the other.
pub(super) fn told(draft: &Draft<'_, '_>, here: &[Frame], sentence: usize) -> Option<Size> {
    let place = draft.claims.sentences.get(sentence)?;
    if place.modal.is_some() {
        return None;
    }
    let one_way = |f: &&Frame| {
        matches!(f.class, Some(VerbClass::Rise | VerbClass::Fall))
            && !f.is_full()
            && f.by.is_none()
            && f.factor().is_none()
    };
    let mut found = here.iter().filter(|f| f.class.is_some());
    let frame = found.next().filter(one_way)?;
    let sums = sums_up(draft, frame) || goes_on(draft, frame);
    let fact = size::is_done(draft, frame.block, frame.words.start);
    (found.next().is_none() && sums && fact).then(|| Size::of_words(frame.words.clone(), frame.class))
}

/// ", a rise", "so output grew", «، مسجلة ارتفاعا», «وهي زيادة لافتة»: a clause of a few words at the end.
fn sums_up(draft: &Draft<'_, '_>, frame: &Frame) -> bool {
    let Some(place) = draft.claims.sentences.get(frame.sentence) else { return false };
    let (block, words) = (frame.block, &frame.words);
    let last =
        place.claims.clone().rev().find_map(|c| draft.get(c).filter(|c| c.amount().is_some() || c.is_time()));
    let Some(last) = last.map(Claim::end_token).filter(|end| *end <= words.start) else { return false };
    let comma = |at: usize| draft.claims.is_mark(block, at, ",،;؛–—");
    let end = place.sentence.tokens.end;
    let open = last..words.start;
    let short = end.saturating_sub(last) <= SHORT + 2 && open.clone().next().is_some_and(comma);
    // «بسبب ارتفاع الأسعار», "amid rising prices": a rise of something else.
    let bound = |at: usize| {
        draft
            .claims
            .token(block, at)
            .is_some_and(|t| t.kind == TokenKind::Word && t.clitics.has(Clitics::THE))
            || draft.claims.has(block, at..at + 1, |s| {
                matches!(s, Sense::Function(Function::In | Function::Of | Function::The))
            })
    };
    let other = draft.claims.has(block, open.clone(), |s| {
        matches!(
            s,
            Sense::Function(
                Function::But
                    | Function::While
                    | Function::With
                    | Function::For
                    | Function::Than
                    | Function::Not
            )
        ) || matches!(s, Sense::Cue(Cue::AfterEvent | Cue::BeforeEvent))
    });
    let said = open.clone().any(|at| {
        draft.claims.has(block, at..at + 1, |s| {
            matches!(
                s,
                Sense::Cue(Cue::Restates)
                    | Sense::Function(
                        Function::He
                            | Function::She
                            | Function::They
                            | Function::It
                            | Function::A
                            | Function::This
                    )
            ) || matches!(s, Sense::Verb(v) if v.class == VerbClass::Reach)
        }) || draft.claims.document.language == Lang::Ar
            && draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::BY))
    });
    short && !other && said && !bound(words.end)
}

/// «كان في المدينة 40 مدرسة، ثم ازداد العدد إلى 35»: from what was told to a new value.
fn goes_on(draft: &Draft<'_, '_>, frame: &Frame) -> bool {
    let Some(new) = frame.new.and_then(|c| draft.get(c)) else { return false };
    let (block, words) = (frame.block, &frame.words);
    let Some(place) = draft.claims.sentences.get(frame.sentence) else { return false };
    let before = place.claims.clone().filter_map(|c| draft.get(c)).find(|c| c.amount().is_some());
    let Some(old) = before.filter(|c| c.end_token() <= words.start) else { return false };
    let was = draft
        .claims
        .has(block, place.sentence.tokens.start..old.first_token(), |s| *s == Sense::Function(Function::Was));
    let between = claims_in(draft, block, &(words.end..new.first_token())).next().is_none();
    was && between && new.lead.is(Function::To)
}
