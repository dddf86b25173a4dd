//! Lengths of time against their dates: "three years ago, in 2015", "from 2014 to 2020,
//! for six years", "seven years, since 2014".

use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, DeedForm, Function, Sense};
use crate::mention::{Kind, Value};
use crate::value::time::{Anchor, DateExpr, Direction, TimeExpr};

/// How many tokens may stand between a length and its dates.
const REACH: usize = 5;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let claims = draft.claims_of(sentence);
        taken_up_next(draft, sentence);
        for pair in claims.windows(2) {
            ago(draft, pair[0], pair[1]);
            ago(draft, pair[1], pair[0]);
            length(draft, pair[0], pair[1]);
        }
    }
}

/// The date that a claim states, with the year that its context gives.
pub(super) fn date<'a>(draft: &'a Draft<'_, '_>, index: usize) -> Option<&'a DateExpr> {
    let node = draft.graph.node_weight(*draft.nodes.get(index)?)?;
    match &node.mention.as_ref()?.value {
        Value::Time(TimeExpr::Date(date)) => (!date.of_name).then_some(date),
        _ => None,
    }
}

/// Only marks and grammar words stand between two mentions.
pub(super) fn adjacent(draft: &Draft<'_, '_>, a: usize, b: usize) -> bool {
    let (Some(x), Some(y)) = (draft.get(a.min(b)), draft.get(a.max(b))) else { return false };
    let gap = x.end_token()..y.mention.tokens.start;
    // "From 1999 to 2013, over 21 years".
    let hedge = |at: usize| draft.claims.has(x.block, at..at + 1, |s| matches!(s, Sense::Hedge(..)));
    gap.len() <= REACH
        && gap.clone().all(|at| {
            draft.claims.is_mark(x.block, at, ",،()")
            || hedge(at)
            || draft.claims.has(x.block, at..at + 1, |s| {
                matches!(s, Sense::Function(f) if !matches!(f, Function::And | Function::But | Function::To))
                    || matches!(s, Sense::Cue(Cue::Restates | Cue::Since))
            })
        })
}

fn ago(draft: &mut Draft<'_, '_>, ago: usize, at: usize) {
    let away =
        date(draft, ago).is_some_and(|d| matches!(d.anchor, Some(Anchor::Away(..))) && d.year.is_none());
    let dated = date(draft, at).is_some_and(|d| match d.anchor {
        None => d.year.is_some() || d.month.is_some() && d.days.is_some(),
        Some(Anchor::Named(..)) => d.month.is_some() && d.days.is_some(),
        _ => false,
    });
    // "In February a year ago" is one time; "a week ago, on 26 February" is told twice.
    let twice = date(draft, at).is_some_and(|d| d.year.is_some()) || comma_between(draft, ago, at);
    // «قبل أربع سنوات، في خريف 2013»
    let season = comma_between(draft, ago, at)
        && draft.get(at).is_some_and(|c| {
            matches!(&c.mention.value, Value::Time(TimeExpr::Period(p)) if p.days.is_some() && p.ends.is_none())
        });
    let beside = adjacent(draft, ago, at) || in_deed(draft, ago, at) || when_it(draft, ago, at);
    // "Since 8 October, that is 50 weeks": the one before publication, whichever year it was.
    let coming = date(draft, at).is_some_and(|d| {
        let published = draft.claims.document.published.map(|p| crate::value::time::Days::on(p).from);
        d.year.is_none() && d.days.zip(published).is_some_and(|(days, now)| days.from > now)
    });
    if away && !coming && (dated && twice || season) && beside && !is_told_earlier(draft, ago, at) {
        draft.state(ago, EdgeKind::Dated, at, None);
    }
}

/// "It was last overhauled nine years ago. That overhaul, in 2008, …": what the next sentence takes
/// up with its date.
fn taken_up_next(draft: &mut Draft<'_, '_>, sentence: usize) {
    let Some(before) = sentence.checked_sub(1) else { return };
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let start = place.sentence.tokens.start;
    let Some(at) = place.claims.clone().next() else { return };
    let Some(first) = draft.get(at).map(|c| c.first_token()) else { return };
    let dated = date(draft, at).is_some_and(|d| d.year.is_some() && d.anchor.is_none());
    let away = |c: &usize| {
        date(draft, *c).is_some_and(|d| {
            matches!(d.anchor, Some(Anchor::Away(Direction::Before, ..))) && d.year.is_none()
        })
    };
    let ago: Vec<usize> = draft.claims_of(before).into_iter().filter(away).collect();
    let noun = draft.topics.inside(sentence, &(start..first));
    let told = draft.claims.sentences.get(before).map(|p| draft.topics.inside(before, &p.sentence.tokens));
    let known = told.is_some_and(|told| !noun.is_disjoint(&told));
    // "Burst five years ago. The spill, in February 2014": what happened, with its date in commas.
    let deed = draft.claims.has(
        place.block,
        start..first,
        |s| matches!(s, Sense::Deed(d) if d.form == DeedForm::Noun),
    ) && (start..first).any(|at| draft.claims.is_mark(place.block, at, ","))
        && first <= start + APPOSED;
    let known = known || deed;
    let points = draft.claims.has(place.block, start..start + 1, Sense::points_back)
        || draft.claims.token(place.block, start).is_some_and(|t| t.clitics.has(Clitics::THE));
    let verb = |s: &Sense| matches!(s, Sense::Function(Function::Was | Function::Be));
    let near = first <= start + TAKEN && !draft.claims.has(place.block, start..first, verb);
    if let ([ago], true) = (ago.as_slice(), dated && known && points && near) {
        draft.state(*ago, EdgeKind::Dated, at, None);
    }
}

/// The same where its noun alone stands before it.
const APPOSED: usize = 4;
/// How far into its sentence the date of what is taken up may stand, in tokens.
const TAKEN: usize = 7;

/// «قبل خمسة أشهر، في كارثة شباط»، "five months ago, in the floods of February": a comma, and what
/// happened with its date.
fn in_deed(draft: &Draft<'_, '_>, ago: usize, at: usize) -> bool {
    let (Some(x), Some(y)) = (draft.get(ago), draft.get(at)) else { return false };
    let gap = x.end_token()..y.mention.tokens.start;
    let word = |at: usize, test: &dyn Fn(&Sense) -> bool| draft.claims.has(x.block, at..at + 1, test);
    let comma = draft.claims.is_mark(x.block, gap.start, ",،");
    let inside = word(gap.start + 1, &|s| matches!(s, Sense::Function(Function::In | Function::During)));
    let deed = gap.clone().skip(2).any(|at| word(at, &|s| matches!(s, Sense::Deed(_) | Sense::Noun(_))));
    let verb = gap.clone().any(|at| {
        word(at, &|s| matches!(s, Sense::Verb(_)))
            && !word(at, &|s| matches!(s, Sense::Noun(_) | Sense::Deed(_)))
    });
    ago < at && comma && inside && deed && !verb && gap.len() <= REACH
}

/// "Left the bourse four years ago, when a fund bought it in May 2016", "the largest since November
/// 2013, when officers opened a coffin, a decade ago": a clause with "when" tells the same time.
fn when_it(draft: &Draft<'_, '_>, ago: usize, at: usize) -> bool {
    let (Some(x), Some(y)) = (draft.get(ago.min(at)), draft.get(ago.max(at))) else { return false };
    let Some(place) = draft.claims.sentences.get(x.sentence).filter(|_| x.sentence == y.sentence) else {
        return false;
    };
    let end = x.end_token();
    let comma = draft.claims.is_mark(x.block, end, ",");
    let when = draft.claims.has(x.block, end + 1..end + 2, |s| *s == Sense::Cue(Cue::When));
    let times = place.claims.clone().filter(|c| draft.get(*c).is_some_and(|c| c.is_time())).count();
    let begins =
        |s: &Sense| matches!(s, Sense::Cue(Cue::Since | Cue::Until | Cue::BeforeEvent | Cue::AfterEvent));
    let ordered = draft.claims.has(y.block, end + 2..y.first_token(), begins);
    comma && when && times == 2 && !ordered && !draft.is_arabic(x.block)
}

/// "When he retired in 2018 he spoke of it as begun ten years ago, in 2008": another year of the
/// sentence may be the one that is counted from.
fn is_told_earlier(draft: &Draft<'_, '_>, ago: usize, at: usize) -> bool {
    let year = |c: usize| date(draft, c).and_then(|d| d.year).filter(|_| c != ago && c != at);
    let Some(sentence) = draft.get(ago).map(|c| c.sentence) else { return false };
    let published = draft.claims.document.published.map(|d| i32::from(d.year()));
    let (told, others) = (date(draft, at).and_then(|d| d.year), draft.claims_of(sentence));
    others.into_iter().filter_map(year).any(|year| Some(year) != told && Some(year) != published)
}

fn comma_between(draft: &Draft<'_, '_>, a: usize, b: usize) -> bool {
    let (Some(x), Some(y)) = (draft.get(a.min(b)), draft.get(a.max(b))) else { return false };
    (x.end_token()..y.mention.tokens.start).any(|at| draft.claims.is_mark(x.block, at, ",،("))
}

/// A duration beside a period, or beside the date since when it runs.
fn length(draft: &mut Draft<'_, '_>, a: usize, b: usize) {
    let is = |index: usize, kind: Kind| draft.get(index).is_some_and(|c| c.mention.kind == kind);
    let (length, other) = match () {
        () if is(a, Kind::Duration) => (a, b),
        () if is(b, Kind::Duration) => (b, a),
        () => return,
    };
    // «من 2011 إلى 2014 ومن 2016 إلى 2019، أي ست سنوات»: a length of both.
    let joined = other.checked_sub(1).and_then(|c| draft.get(c)).is_some_and(|before| {
        draft.get(other).is_some_and(|c| {
            let first = c.mention.tokens.start;
            let glued = draft.claims.token(c.block, first).is_some_and(|t| t.clitics.has(Clitics::AND));
            before.sentence == c.sentence && before.is_time() && first - before.end_token() <= 1 && glued
        })
    });
    if joined
        || !adjacent(draft, a, b)
        || is_rate_or_part(draft, length)
        || is_of_several(draft, length, other)
    {
        return;
    }
    let period = is(other, Kind::Period)
        && draft.get(other).is_some_and(
            |c| matches!(&c.mention.value, Value::Time(TimeExpr::Period(p)) if p.ends.is_some()),
        );
    let since = date(draft, other).is_some_and(|d| d.year.is_some())
        && draft.get(other).is_some_and(|c| c.lead.cues(Cue::Since));
    if period {
        draft.state(length, EdgeKind::During, other, None);
    } else if since {
        draft.state(length, EdgeKind::Starts, other, None);
    }
}

/// "from 2004 to 2010 and again from 2014 until 2018, ten years in all"
fn is_of_several(draft: &Draft<'_, '_>, length: usize, period: usize) -> bool {
    let Some(claim) = draft.get(length) else { return false };
    let (block, start, end) = (claim.block, claim.lead.start, claim.end_token() + 3);
    let total = draft.claims.has(block, start..end, |s| *s == Sense::Cue(Cue::Total));
    let year = |c: usize| date(draft, c).is_some_and(|d| d.year.is_some());
    let other = |c: &usize| {
        *c != period && (draft.get(*c).is_some_and(|c| c.mention.kind == Kind::Period) || year(*c))
    };
    total && draft.claims_of(claim.sentence).iter().any(other)
}

/// "every ten years since 1790", "the first nine months of 1986/87": no length of the whole.
fn is_rate_or_part(draft: &Draft<'_, '_>, length: usize) -> bool {
    let Some(claim) = draft.get(length) else { return true };
    let before = claim.first_token().saturating_sub(1)..claim.first_token();
    draft.claims.has(claim.block, before, |s| {
        matches!(s, Sense::Cue(Cue::Each | Cue::Per) | Sense::Ordinal(_) | Sense::Function(Function::All))
    })
}
