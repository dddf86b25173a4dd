//! The goals and points of a match: who won has no fewer than who lost ("won the final … scoring
//! 24 goals to 27 for the hosts").

use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, NounClass, Sense, VerbClass};

/// How many tokens may stand between the two figures.
const NEAR: usize = 4;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let claims = draft.claims_of(sentence);
        for pair in claims.windows(2) {
            let [first, second] = [pair[0], pair[1]];
            if is_score(draft, sentence, first, second) {
                draft.state(first, EdgeKind::Beats, second, None);
            }
        }
    }
}

/// "24 goals to 27", behind a verb of winning and no verb of losing.
fn is_score(draft: &Draft<'_, '_>, sentence: usize, first: usize, second: usize) -> bool {
    let (Some(a), Some(b)) = (draft.get(first), draft.get(second)) else { return false };
    let Some(place) = draft.claims.sentences.get(sentence) else { return false };
    let gap = a.end_token()..b.first_token();
    let score = |c: &Claim<'_>| {
        c.is_quantity() && c.amount().is_some_and(|a| a.hedge.is_none() && a.reading.stated.is_some())
    };
    let goals = draft.claims.has(a.block, a.mention.tokens.clone(), |s| *s == Sense::Cue(Cue::ScoreWord));
    let bare = b.measure.head.is_empty() || b.measure.head == a.measure.head;
    let facing = gap.len() <= NEAR
        && (b.lead.cues(Cue::Comparison) || b.lead.cues(Cue::Opposed) || b.lead.is(Function::To));
    let before = place.sentence.tokens.start..a.first_token();
    let verb = |class: VerbClass| {
        draft.claims.has(a.block, before.clone(), |s| matches!(s, Sense::Verb(v) if v.class == class))
    };
    // What was told of another time or match ("after losing the first leg") is not this score.
    let vote = a.measure.class == Some(NounClass::Vote);
    let told = place.modal.is_none() && verb(VerbClass::Win) && !verb(VerbClass::Lose);
    score(a) && score(b) && goals && bare && facing && told && !vote
}
