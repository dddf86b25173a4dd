//! What keeps two figures apart that are told with one set of words: other times, other moods, words
//! such as "another" and "on average", and changes.

use super::Figure;
use super::saying::{Form, Saying};
use crate::claim::{Claim, voice};
use crate::graph::build::Draft;
use crate::graph::link::repeat::profile::{Measured, has_role, is_apart, is_rate, is_running, modal};
use crate::language::{Clitics, Cue, Function, Modal, Sense, VerbClass};
use crate::mention::Value;
use crate::value::Number;
use crate::value::time::{Days, TimeExpr};
use std::ops::Range;

/// How many days longer the time of the later figure may be.
const WEEK: i64 = 7;

/// Whether the later figure is told as one of its own.
pub fn later(draft: &Draft<'_, '_>, figure: &Figure, saying: &Saying) -> bool {
    let Some(claim) = draft.get(figure.claim) else { return true };
    // "The ducks made after September, some 12,000": set beside what it counts, it says nothing itself.
    let alone =
        claim.measure.head.is_empty() && draft.topics.words(claim.sentence, &saying.segment).next().is_none();
    if alone && saying.form == Form::Told {
        return true;
    }
    // «الجلسات الإحدى والسبعين»: the last word of a longer numeral.
    let first = draft.claims.token(claim.block, claim.mention.tokens.start);
    if saying.form == Form::Given && first.is_some_and(|t| t.clitics.has(Clitics::AND)) {
        return true;
    }
    if is_apart(draft, claim)
        || is_rate(draft, claim)
        || is_running(draft, claim)
        || has_role(draft, figure.claim)
    {
        return true;
    }
    let has = |test: &dyn Fn(&Sense) -> bool| {
        let told = saying.tokens.start.min(saying.segment.start)..saying.segment.end;
        draft.claims.has(claim.block, told, test)
    };
    let before = has(&|s| {
        matches!(
            s,
            Sense::Cue(
                Cue::Had
                    | Cue::Pluperfect
                    | Cue::Earlier
                    | Cue::Later
                    | Cue::Revised
                    | Cue::Comparison
                    | Cue::Further
                    | Cue::Others
                    | Cue::Also
                    | Cue::Rest
                    | Cue::PartFollows
                    | Cue::Only
            ) | Sense::Ordinal(_)
        ) || *s == Sense::Function(Function::Not)
    });
    let moves = figure.measured != Measured::Count
        && matches!(figure.measured, Measured::In(crate::value::Unit::Physical(_)));
    let changes = !moves
        && has(&|s| {
            matches!(s, Sense::Direction(_))
                || matches!(s, Sense::Verb(v) if matches!(v.class, VerbClass::Rise | VerbClass::Fall | VerbClass::Double | VerbClass::Remain))
        });
    saying.form == Form::Told && (before || changes)
}

/// Whether the earlier figure is of another time or mood than the later one.
pub fn earlier(draft: &Draft<'_, '_>, figure: &Figure, later: &Figure, saying: &Saying) -> bool {
    let (Some(a), Some(b)) = (draft.get(figure.claim), draft.get(later.claim)) else { return true };
    if is_apart(draft, a) || is_rate(draft, a) || is_running(draft, a) || is_joined(draft, a) {
        return true;
    }
    // "12 percent of eighth graders", "a 275-horsepower motor": of what it is the figure stands with it.
    let of = |c: &Claim<'_>| {
        let next = c.end_token()..c.end_token() + 1;
        draft.claims.has(c.block, next, |s| matches!(s, Sense::Function(Function::Of | Function::From)))
    };
    let hyphen = |c: &Claim<'_>| c.mention.span.of(&draft.claims.document.text).contains(['-', '‑']);
    let share = figure.measured == Measured::Share && (draft.is_arabic(a.block) || of(a) || of(b));
    if share || hyphen(a) && !hyphen(b) {
        return true;
    }
    if a.sentence == b.sentence && !told_twice(draft, a, b) {
        return true;
    }
    // "Four were killed … then a fifth died … the five victims".
    let joined = (figure.claim..later.claim).filter_map(|c| draft.get(c)).any(|c| match c.mention.value {
        Value::Ordinal(n) => later.stated == Number::from(i64::from(n)),
        _ => false,
    });
    if joined {
        return true;
    }
    let Some(place) = draft.claims.sentences.get(a.sentence) else { return true };
    let whole = place.sentence.tokens.clone();
    let asked = |m: Option<Modal>| m.filter(|m| !matches!(m, Modal::Future));
    let (x, y) = (asked(modal(draft, a)), asked(modal(draft, b)));
    let told = match saying.form {
        // "The two million dollars demanded": the mood is told with it.
        Form::Given => {
            x.is_some_and(|m| matches!(m, Modal::Demanded | Modal::Negated | Modal::Conditional))
                && !saying.tells_mood(draft, a.block, a.sentence, &whole)
        }
        Form::Told => x != y,
    };
    let past = draft.claims.has(a.block, whole.clone(), |s| matches!(s, Sense::Cue(Cue::Revised)));
    // Two who say it are two: that is a dispute.
    let voices = a.source.zip(b.source).is_some_and(|(x, y)| !voice::same(draft.claims.document, x, y));
    told || past || voices || other_time(draft, figure, later, saying)
}

impl Saying {
    /// Whether its words name what was asked, planned or expected.
    fn tells_mood(
        &self,
        draft: &Draft<'_, '_>,
        block: usize,
        sentence: usize,
        tokens: &Range<usize>,
    ) -> bool {
        let mood = |at: usize| draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Modal(_)));
        let mut words = draft.topics.words(sentence, tokens).filter(|(at, _)| mood(*at));
        words.any(|(_, root)| self.holds(draft, root))
    }
}

/// "Two brothers and their cousin": the figure is not all.
fn is_joined(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let end = claim.end_token();
    draft.claims.has(claim.block, end..end + 1, |s| *s == Sense::Function(Function::And))
        || draft.claims.token(claim.block, end).is_some_and(|t| t.clitics.has(Clitics::AND))
}

/// One sentence tells a figure once, unless it begins anew: behind a semicolon, a dash, a bracket, or
/// a word of saying.
fn told_twice(draft: &Draft<'_, '_>, a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let between = a.end_token()..b.first_token();
    let anew = |at: usize| draft.claims.is_mark(a.block, at, ";؛(—–-");
    between.clone().any(anew)
        || draft.claims.has(a.block, between, |s| matches!(s, Sense::Verb(v) if v.class == VerbClass::Say))
}

/// A time that the later figure is told with and the earlier one is not.
pub fn other_time(draft: &Draft<'_, '_>, a: &Figure, b: &Figure, saying: &Saying) -> bool {
    let Some(place) = draft.claims.sentences.get(a.sentence) else { return true };
    let whole = &place.sentence.tokens;
    let inside = match saying.form {
        Form::Given => &saying.tokens,
        Form::Told => &saying.segment,
    };
    let mut known = times(draft, a.sentence, whole);
    if a.sentence == b.sentence {
        known = times(draft, a.sentence, &(whole.start..saying.segment.start));
    }
    let told = times(draft, b.sentence, inside);
    let same = |x: &Option<Days>| {
        known.iter().any(|y| match (x, y) {
            // "41 lives this year" are more than those of one Tuesday.
            (Some(x), Some(y)) => x.intersect(*y).is_some() && x.to - x.from <= y.to - y.from + WEEK,
            (x, y) => x.is_none() && y.is_none(),
        })
    };
    told.iter().any(|time| !same(time))
}

/// The times among these tokens of a sentence, with their days where they are known.
fn times(draft: &Draft<'_, '_>, sentence: usize, tokens: &Range<usize>) -> Vec<Option<Days>> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    let inside = place
        .claims
        .clone()
        .filter_map(|c| draft.get(c))
        .filter(|c| tokens.contains(&c.mention.tokens.start));
    inside
        .filter_map(|claim| match &claim.mention.value {
            Value::Time(TimeExpr::Date(date)) => Some(date.days),
            Value::Time(TimeExpr::Period(period)) => Some(period.days),
            _ => None,
        })
        .collect()
}
