//! Shares of one whole that exclude one another, be they but two: votes, stakes, the sides of a question,
//! the halves of a set, what something is made of, a share and the rest. Two answers need words that say
//! so: any two things that people have or speak may overlap.

use super::enumeration::claims_in;
use super::mixed::are_opposite;
use super::topic::Root;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind, Node, NodeKind};
use crate::language::{Clitics, Cue, Function, NounClass, Sense, TokenKind, VerbClass};
use crate::mention::Kind;
use crate::value::{Number, Unit};
use std::collections::BTreeSet;

/// The highest sum, in per cent, that a slip makes of what is a hundred.
const MOST: i64 = 135;

/// How far from a share the words that say what it is of may stand, in tokens.
const NEAR: usize = 5;

/// How many shares a whole has at most here.
const MANY: usize = 8;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if !draft.is_prose(sentence) {
            continue;
        }
        let run = shares(draft, sentence);
        if run.len() < 2 || run.len() > MANY {
            continue;
        }
        let sum: Number = run.iter().filter_map(|c| draft.stated(*c)).fold(Number::ZERO, |a, b| &a + &b);
        let close = sum <= Number::from(MOST) && sum > Number::from(100);
        if close
            && (!parted(draft, &run) || ends_with_rest(draft, &run))
            && one_whole(draft, &run)
            && one_time(draft, &run)
            && exclude(draft, sentence, &run)
        {
            draw(draft, &run);
        }
    }
}

/// The shares of a sentence, where it holds no other figure than they and times.
fn shares(draft: &Draft<'_, '_>, sentence: usize) -> Vec<usize> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    if place
        .modal
        .is_some_and(|m| !matches!(m, crate::language::Modal::Future | crate::language::Modal::Conditional))
    {
        return Vec::new();
    }
    let all: Vec<usize> =
        place.claims.clone().filter(|c| draft.get(*c).is_some_and(|c| c.is_share())).collect();
    let plain = all.iter().all(|c| draft.get(*c).is_some_and(|claim| is_plain(draft, *c, claim)));
    if plain { all } else { Vec::new() }
}

/// No points, no change, no share of another share, and of nothing that is counted.
pub(super) fn is_plain(draft: &Draft<'_, '_>, index: usize, claim: &Claim<'_>) -> bool {
    let (block, end) = (claim.block, claim.end_token());
    let points = claim.amount().is_none_or(|a| a.unit == Unit::Points || a.reading.stated.is_none());
    let change = |s: &Sense| super::change::is_change(s);
    let around = claim.first_token().saturating_sub(3)..end + 2;
    let makes = draft.claims.find(block, around.clone(), |s| (*s == Sense::Cue(Cue::Makes)).then_some(()));
    let changed = around.clone().any(|at| {
        makes.as_ref().is_none_or(|(words, ())| !words.contains(&at))
            && draft.claims.has(block, at..at + 1, change)
    });
    let moved = claim.lead.is(Function::To) || changed;
    let told = [EdgeKind::ShareIs, EdgeKind::ShareOf, EdgeKind::Converts]
        .iter()
        .any(|kind| draft.target(index, *kind).is_some())
        || super::mixed::is_part(draft, index);
    let those = draft.claims.has(block, end..end + 2, |s| *s == Sense::Cue(Cue::PartFollows))
        && !draft.claims.has(block, end..end + 1, |s| *s == Sense::Cue(Cue::OfThings));
    let again = claim.lead.cues(Cue::Restates);
    !points && !moved && !told && !claim.headline && !again && (!those || draft.is_arabic(block))
}

/// No two shares name different wholes ("of the men … of the women").
fn one_whole(draft: &Draft<'_, '_>, run: &[usize]) -> bool {
    // "51 percent owned by the city, which also owns 59 percent of the airport": the first had its own.
    let unsaid = run.first().is_some_and(|c| whole(draft, *c).is_none());
    let far = run.windows(2).any(|w| {
        let end = draft.get(w[0]).map_or(0, Claim::end_token);
        whole(draft, w[1]).is_some() && draft.get(w[1]).is_some_and(|c| c.first_token() > end + 4)
    });
    if unsaid && far {
        return false;
    }
    // «70 بالمئة من قمحها من روسيا و45 بالمئة من أوكرانيا»: the second tells where it comes from.
    let from = |c: &Claim<'_>| {
        let behind = c.end_token() + 1..c.end_token() + NEAR;
        draft.is_arabic(c.block)
            && draft
                .claims
                .has(c.block, behind, |s| matches!(s, Sense::Function(Function::Of | Function::From)))
    };
    let mut from = run.iter().filter_map(|c| draft.get(*c)).map(from);
    if from.next() == Some(true) && !from.any(|twice| twice) {
        return true;
    }
    let wholes: Vec<BTreeSet<Root>> = run.iter().filter_map(|c| whole(draft, *c)).collect();
    let Some(first) = wholes.first() else { return true };
    wholes.iter().all(|other| !first.is_disjoint(other))
}

/// The words behind the "of" of a share, as far as they name something.
pub(super) fn whole(draft: &Draft<'_, '_>, share: usize) -> Option<BTreeSet<Root>> {
    let claim = draft.get(share)?;
    let end = claim.end_token();
    let of = draft.claims.has(claim.block, end..end + 1, |s| *s == Sense::Function(Function::Of));
    // «ثلثهم من الجنوب», «ونصفها للنساء»: of what was told.
    let owned = draft.is_arabic(claim.block)
        && claim.mention.kind == Kind::Fraction
        && draft.claims.token(claim.block, end - 1).is_some_and(|t| t.clitics.has(Clitics::OWNER));
    if owned {
        return None;
    }
    let bare = draft.is_arabic(claim.block)
        && claim.mention.kind == Kind::Fraction
        && draft
            .claims
            .token(claim.block, end)
            .is_some_and(|t| t.clitics.has(Clitics::THE) && !t.clitics.has(Clitics::TO));
    let start = if of { end + 1 } else { end };
    let named = draft.topics.inside(claim.sentence, &(start..start + 2));
    ((of || bare) && !named.is_empty()).then_some(named)
}

/// No share is told of another time, round or place than the others.
fn one_time(draft: &Draft<'_, '_>, run: &[usize]) -> bool {
    let earlier = |c: &Claim<'_>| {
        let (block, end) = (c.block, c.end_token());
        let time = claims_in(draft, block, &(end..end + NEAR)).any(|t| {
            draft.get(t).is_some_and(|t| matches!(t.mention.kind, Kind::Date | Kind::Period | Kind::Ordinal))
        });
        let again = draft.claims.has(block, end..end + NEAR, |s| {
            matches!(s, Sense::Cue(Cue::Earlier | Cue::PreviousOf | Cue::Overlap) | Sense::Direction(_))
        });
        time || again
    };
    let last = run.last().and_then(|c| draft.get(*c)).is_some_and(&earlier);
    let some = run.iter().filter_map(|c| draft.get(*c)).filter(|c| earlier(c)).count();
    // "The Liberals won 52 percent this year, the Greens 53": one time for all of them.
    some == 0 || some == 1 && !last
}

/// "In the highlands … 58 percent, on the coast … 61", «54 بالمئة، وبلغت المشاركة 61»: told of another
/// place or another thing; and a half beside 40 percent is of something else.
fn parted(draft: &Draft<'_, '_>, run: &[usize]) -> bool {
    run.windows(2).any(|w| {
        let (Some(a), Some(b)) = (draft.get(w[0]), draft.get(w[1])) else { return true };
        let gap = a.end_token()..b.first_token();
        // «تسيطر على 60 بالمئة … والمتمردون على 55»: both are led up to by one word.
        let parallel = a.lead.is(Function::On) && b.lead.is(Function::On);
        let apart = draft.claims.has(a.block, gap, |s| {
            matches!(s, Sense::Function(Function::In | Function::On)) && !parallel
                || matches!(s, Sense::Verb(v) if v.class == VerbClass::Reach)
        });
        apart || a.mention.kind != b.mention.kind
    })
}

fn ends_with_rest(draft: &Draft<'_, '_>, run: &[usize]) -> bool {
    run.last().and_then(|c| draft.get(*c)).is_some_and(|c| is_rest(draft, c))
}

/// Whether words say that who is in one share is in no other.
fn exclude(draft: &Draft<'_, '_>, sentence: usize, run: &[usize]) -> bool {
    let Some(place) = draft.claims.sentences.get(sentence) else { return false };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let has = |cue: Cue| draft.claims.has(block, tokens.clone(), |s| *s == Sense::Cue(cue));
    if has(Cue::Overlap) || has(Cue::Turnout) {
        return false;
    }
    let votes = draft.claims.has(
        block,
        tokens.clone(),
        |s| matches!(s, Sense::Noun(n) if n.class == NounClass::Vote),
    ) && !has(Cue::Turnout);
    // "58 percent for the treaty, 47 percent against it"
    let pro = run.iter().filter_map(|c| draft.get(*c)).any(|c| {
        draft.claims.has(block, c.end_token()..c.end_token() + 1, |s| *s == Sense::Function(Function::For))
    });
    let poles = (has(Cue::InFavour) || pro) && has(Cue::Opposed);
    let first = run.first().and_then(|c| draft.get(*c)).map_or(tokens.start, Claim::first_token);
    // «تملك الدولة 60 بالمئة»; «70 بالمئة من الأسر تمتلك هاتفا» overlaps with others.
    let end = if draft.is_arabic(block) { first } else { tokens.end };
    let holds = draft.claims.has(block, tokens.start..end, |s| *s == Sense::Cue(Cue::Holds));
    let made = holds && (run.len() > 2 || run.iter().any(|c| whole(draft, *c).is_some()));
    let halves = run.windows(2).any(|w| are_opposite(draft, w[0], w[1]));
    let rest = run.last().and_then(|c| draft.get(*c)).is_some_and(|c| is_rest(draft, c));
    let seats = run.iter().any(|c| {
        let end = draft.get(*c).map_or(0, Claim::end_token);
        let seat = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Seat);
        draft.claims.has(block, end..end + 3, seat)
    });
    // "55 percent of the shares": what is of a whole that is shared out.
    let parted = run.iter().filter_map(|c| draft.get(*c)).any(|c| {
        draft.claims.has(block, c.end_token()..c.end_token() + 1, |s| *s == Sense::Cue(Cue::Partition))
    });
    votes
        || poles
        || made
        || halves
        || halved(draft, run)
        || rest
        || seats
        || parted
        || has(Cue::SharedOut)
        || has(Cue::Contest) && run.len() == 2
        || kinds(draft, run)
        || composed(draft, sentence, run)
}

/// "Wheat makes up 45 percent of the harvest and barley 60", "the soil is 60 percent sand and 50 percent
/// clay", "oil (60 percent), gas (55 percent)": things that something is made of. People are of several
/// sorts at once.
fn composed(draft: &Draft<'_, '_>, sentence: usize, run: &[usize]) -> bool {
    let Some(place) = draft.claims.sentences.get(sentence) else { return false };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let people = |s: &Sense| match s {
        Sense::Noun(n) => n.class.is_people(),
        Sense::Quality(..) => true,
        _ => *s == Sense::Cue(Cue::Faith),
    };
    if draft.claims.has(block, tokens.clone(), people) {
        return false;
    }
    let makes = draft.claims.has(block, tokens.clone(), |s| *s == Sense::Cue(Cue::Makes));
    // A noun right behind each share: "60 percent sand".
    let of_what = |c: &Claim<'_>| {
        let end = c.end_token();
        let word = draft.claims.token(block, end).is_some_and(|t| t.kind == TokenKind::Word);
        word && !draft.is_arabic(block)
            && !draft.claims.has(block, end..end + 1, |s| {
                matches!(s, Sense::Function(_) | Sense::Cue(_) | Sense::Verb(_))
            })
    };
    let is = run.first().and_then(|c| draft.get(*c)).is_some_and(|c| {
        let before = tokens.start..c.first_token();
        draft.claims.has(block, before, |s| {
            matches!(s, Sense::Function(Function::Be | Function::Was) | Sense::Cue(Cue::Holds))
        })
    });
    makes && run.iter().any(|c| whole(draft, *c).is_some() || run.len() > 2)
        || is && run.iter().filter_map(|c| draft.get(*c)).all(of_what)
}

/// "the other 45 percent", «والـ80 بالمئة المتبقية», «النصف الآخر».
fn is_rest(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let (block, end) = (claim.block, claim.end_token());
    let behind = draft
        .claims
        .has(block, end..end + 1, |s| matches!(s, Sense::Cue(Cue::Rest) | Sense::Function(Function::Other)));
    claim.lead.cues(Cue::Rest) || behind && draft.is_arabic(block)
}

/// "65 percent Arab, 25 percent Kurdish", «المسلمون 70 بالمئة والمسيحيون 40»: each share right beside a
/// people or a faith.
fn kinds(draft: &Draft<'_, '_>, run: &[usize]) -> bool {
    let faith = |s: &Sense| {
        *s == Sense::Cue(Cue::Faith)
            || matches!(s, Sense::Quality(_, crate::language::QualityClass::Nationality))
    };
    run.iter().filter_map(|c| draft.get(*c)).all(|c| {
        let from = c.lead.start.saturating_sub(3);
        let comma = (from..c.lead.start).rev().find(|at| draft.claims.is_mark(c.block, *at, ",،;؛"));
        let before = comma.map_or(from, |at| at + 1)..c.lead.start;
        // "60 percent of the villagers are Christians": behind the whole.
        let (end, stop) = (c.end_token(), reach(draft, run, c));
        let of = |at: usize| {
            draft.claims.has(c.block, at.saturating_sub(2)..at, |s| *s == Sense::Function(Function::Of))
        };
        // "Are Muslims", not "speak French".
        let are = |at: usize| {
            let verb = |s: &Sense| matches!(s, Sense::Function(Function::Be | Function::Was));
            at == end
                || draft.claims.has(c.block, at - 1..at, verb)
                || draft.is_arabic(c.block)
                    && !draft.claims.has(c.block, end..at, |s| matches!(s, Sense::Verb(_)))
        };
        let named = (end..stop).any(|at| !of(at) && are(at) && draft.claims.has(c.block, at..at + 1, faith));
        named || draft.claims.has(c.block, before, faith)
    })
}

/// How far the words behind a share go: to the next one, or a few tokens.
fn reach(draft: &Draft<'_, '_>, run: &[usize], claim: &Claim<'_>) -> usize {
    let next =
        run.iter().filter_map(|c| draft.get(*c)).map(Claim::first_token).find(|at| *at > claim.end_token());
    let end = claim.end_token();
    let comma =
        (end..end + NEAR).find(|at| draft.claims.is_mark(claim.block, *at, ",،;؛.")).unwrap_or(end + NEAR);
    next.unwrap_or(comma).min(comma)
}

/// «75 بالمئة من القتلى رجالا و35 بالمئة نساء»: the halves of a set, each behind its share.
fn halved(draft: &Draft<'_, '_>, run: &[usize]) -> bool {
    let half = |c: &usize| {
        let claim = draft.get(*c)?;
        let behind = claim.end_token()..reach(draft, run, claim);
        let (_, found) = draft.claims.find(claim.block, behind, |s| match s {
            Sense::Half(set, half) => Some((*set, *half)),
            _ => None,
        })?;
        Some(found)
    };
    let [a, b] = run else { return false };
    half(a).zip(half(b)).is_some_and(|((set, one), (other, two))| set == other && one != two)
}

pub(super) fn draw(draft: &mut Draft<'_, '_>, run: &[usize]) {
    let measure = draft.graph.add_node(Node::named(NodeKind::Measure, "", None));
    for share in run {
        if let Some(node) = draft.nodes.get(*share).copied() {
            draft.join(node, measure, Edge { all: true, ..Edge::stated(EdgeKind::ShareOf, None) });
        }
    }
}

/// More than all of those who vote or sit, which no share of people can be.
pub(super) fn above_all(draft: &mut Draft<'_, '_>) {
    for share in 0..draft.claims.claims.len() {
        let Some(claim) = draft.get(share).filter(|c| c.mention.kind == Kind::Percent && !c.headline) else {
            continue;
        };
        let more = draft.stated(share).is_some_and(|n| n > Number::from(100));
        if !more || draft.draws(share, EdgeKind::ShareOf) || !is_plain(draft, share, claim) {
            continue;
        }
        let Some(place) = draft.claims.sentences.get(claim.sentence) else { continue };
        let (block, end) = (claim.block, claim.end_token());
        let clause = place.sentence.clause_of(claim.mention.tokens.start);
        let turnout =
            draft.claims.has(block, clause.start..claim.first_token(), |s| *s == Sense::Cue(Cue::Turnout));
        let of = draft.claims.has(block, end..end + 1, |s| *s == Sense::Function(Function::Of));
        let people = draft.claims.has(block, end + 1..end + 2, |s| {
            matches!(s, Sense::Noun(n) if n.class.is_people() || matches!(n.class, NounClass::Vote | NounClass::Seat))
        });
        let reach = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Reach);
        let level = draft.claims.has(block, clause.start..claim.first_token(), reach) && !turnout;
        if turnout || of && people && !level {
            draw(draft, &[share]);
        }
    }
}
