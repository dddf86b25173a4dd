//! Ages against dates of birth: "Amal Haddad, 71, … was born in 1949", and against the day of
//! death where one is told.

use super::occurrence::{Occurrence, name, names, within};
use super::span::date;
use super::whose::relative;
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, NounClass, Sense, Side, TokenKind, VerbClass};
use crate::mention::{Kind, Value};
use crate::value::time::{Days, TimeExpr};
use std::ops::Range;

/// How far behind the word for birth its date stands, in tokens.
const BIRTH: usize = 10;
/// How far before an age or a birth the words stand that make it another's, in tokens.
const LEAD: usize = 4;
/// How far before an age the name stands, in tokens.
const NAME: usize = 7;
/// How many sentences back an age stands with a name that is taken up.
const FAR: usize = 8;
/// How many sentences behind an age its death may be dated.
const NEAR: usize = 3;

pub(super) fn link(draft: &mut Draft<'_, '_>, occurrences: &[Occurrence]) {
    for sentence in 0..draft.claims.sentences.len() {
        let Some((verb, birth)) = birth(draft, sentence) else { continue };
        let Some(age) = age_for(draft, sentence, &verb) else { continue };
        if parted(draft, age, birth) {
            continue;
        }
        let at = moment(draft, age, birth).or_else(|| death(draft, age, birth, occurrences));
        // «وهو بعمر 18 عاما»: not the age of now, and nothing says when.
        let then = |c: &Claim<'_>| at_that_age(draft, c);
        let other = of_another_time(draft, age) || draft.get(age).is_some_and(then) || died_once(draft, age);
        if at.is_none() && other {
            continue;
        }
        draft.state(age, EdgeKind::BornOn, birth, None);
        if let Some(at) = at {
            draft.state(age, EdgeKind::AgedAt, at, None);
        }
    }
}

/// The word for a birth and its date.
fn birth(draft: &Draft<'_, '_>, sentence: usize) -> Option<(Range<usize>, usize)> {
    let place = draft.claims.sentences.get(sentence)?;
    let born = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Born).then_some(());
    let (verb, ()) = draft.claims.find(place.block, place.sentence.tokens.clone(), born)?;
    let others = |s: &Sense| {
        matches!(s, Sense::Function(Function::Other)) || matches!(s, Sense::Cue(Cue::Further | Cue::Others))
    };
    if draft.claims.has(place.block, verb.start.saturating_sub(LEAD)..verb.start, others) {
        return None;
    }
    let birth = place.claims.clone().find(|c| {
        let near = draft
            .get(*c)
            .is_some_and(|c| c.first_token() >= verb.start && c.first_token() - verb.start <= BIRTH);
        near && (date(draft, *c).is_some_and(|d| d.year.is_some() && d.anchor.is_none())
            || is_season(draft, *c))
    })?;
    Some((verb, birth))
}

/// "In the autumn of 1932": a stretch of a year that is named.
fn is_season(draft: &Draft<'_, '_>, claim: usize) -> bool {
    let short = |days: Days| days.to - days.from < YEAR;
    draft.get(claim).is_some_and(|c| match &c.mention.value {
        Value::Time(TimeExpr::Period(period)) => period.days.is_some_and(short),
        _ => false,
    })
}

/// How many days a year has.
const YEAR: i64 = 365;

/// The age of the one who is born in this sentence: in it or in the one before, in the next
/// where a pronoun goes on, or the only one of the text that stands with a name taken up here.
fn age_for(draft: &Draft<'_, '_>, sentence: usize, verb: &Range<usize>) -> Option<usize> {
    let is_age = |c: &usize| {
        draft.get(*c).is_some_and(|claim| claim.mention.kind == Kind::Age)
            && (!of_another_time(draft, *c) || moment(draft, *c, *c).is_some())
    };
    let of = |s: usize| draft.claims_of(s).into_iter().filter(is_age);
    let here: Vec<usize> = of(sentence).collect();
    let before: Vec<usize> = sentence.checked_sub(1).map_or(Vec::new(), |s| of(s).collect());
    match (here.as_slice(), before.as_slice()) {
        ([age], []) if names_between(draft, *age, verb) => return None,
        ([age], []) => return Some(*age),
        ([], [age]) if names_others(draft, *age, sentence, verb) => return None,
        ([], [age]) if taken_up(draft, sentence, verb) || shares_name(draft, *age, sentence) => {
            return Some(*age);
        }
        ([], []) => {}
        _ => return None,
    }
    let theirs = names(draft, sentence);
    let own = |age: usize| {
        let told = draft.get(age).map_or(Vec::new(), |c| names_before(draft, c.block, c.first_token()));
        told.is_empty() || told.iter().any(|name| theirs.contains(name))
    };
    let next: Vec<usize> = of(sentence + 1).filter(|age| of_pronoun(draft, *age) && own(*age)).collect();
    if let [age] = next.as_slice() {
        return Some(*age);
    }
    let start = draft.claims.sentences.get(sentence)?.claims.start;
    let earlier = draft.around(start).filter(is_age);
    let named: Vec<usize> = earlier
        .filter(|age| draft.get(*age).is_some_and(|c| c.sentence < sentence && sentence - c.sentence <= FAR))
        .filter(|age| shares_name(draft, *age, sentence))
        .collect();
    match named.as_slice() {
        [age] => Some(*age),
        [] => sole(draft, sentence, verb),
        _ => None,
    }
}

/// «فاز ابن التاسعة عشرة سالم. وكان البلوشي، المولود في 2006»: who was born is named, and another is
/// with the age.
fn names_others(draft: &Draft<'_, '_>, age: usize, sentence: usize, verb: &Range<usize>) -> bool {
    let (Some(claim), Some(place)) = (draft.get(age), draft.claims.sentences.get(sentence)) else {
        return true;
    };
    let born = names_before(draft, place.block, verb.start);
    let known = names(draft, claim.sentence);
    let told = names_before(draft, claim.block, claim.first_token());
    let behind = (claim.end_token()..claim.end_token() + 2).filter_map(|at| name(draft, claim.block, at));
    let aged: Vec<&str> = told.into_iter().chain(behind).collect();
    draft.is_arabic(place.block)
        && !born.is_empty()
        && !aged.is_empty()
        && !born.iter().any(|name| known.contains(name))
}

/// The only age that the text tells, where its only birth is told: one person's, unless two names
/// say otherwise.
fn sole(draft: &Draft<'_, '_>, sentence: usize, verb: &Range<usize>) -> Option<usize> {
    let place = draft.claims.sentences.get(sentence)?;
    let all = draft.around(place.claims.start);
    // «وهو في السادسة»: an age of long ago beside it.
    let then = |c: &Claim<'_>| {
        let lead = c.first_token().saturating_sub(LEAD)..c.first_token();
        let dies = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Die);
        c.sentence == sentence && at_that_age(draft, c) && !draft.claims.has(c.block, lead, dies)
    };
    let ages: Vec<usize> =
        all.filter(|c| draft.get(*c).is_some_and(|c| c.mention.kind == Kind::Age && !then(c))).collect();
    let [age] = ages.as_slice() else { return None };
    let text = sentence.saturating_sub(TEXT)..draft.claims.sentences.len().min(sentence + TEXT);
    let births = text.filter(|s| birth(draft, *s).is_some()).count();
    let claim = draft.get(*age)?;
    if births != 1 || of_another_time(draft, *age) || is_of_somebody(draft, claim) {
        return None;
    }
    // «ولد الراحل»
    let language = crate::language::of(draft.claims.document.language);
    let the = language.may_be_definite(draft.claims.text(place.block, verb.end));
    let described = if the { verb.end } else { verb.start };
    let theirs: Vec<&str> = (place.sentence.tokens.start.max(verb.start.saturating_sub(NAME))..verb.end + 3)
        .filter(|at| !draft.claims.is_held_off(place.block, *at) && *at != described)
        .filter_map(|at| name(draft, place.block, at))
        .collect();
    // «ابن السادسة عشرة» is the one spoken of, whoever was named right before.
    let having = claim.first_token().saturating_sub(1)..claim.first_token();
    let told = match draft.claims.has(claim.block, having, |s| *s == Sense::Cue(Cue::Having)) {
        true => Vec::new(),
        false => names_before(draft, claim.block, claim.first_token()),
    };
    let pronoun = of_pronoun(draft, *age) || taken_up(draft, sentence, verb);
    let one = told.iter().any(|name| theirs.contains(name));
    // Who is named with the age, and taken up at the birth, is the one the text began with.
    let led = || (0..LEDE).flat_map(|s| names(draft, s)).any(|name| told.contains(&name));
    (one || pronoun && (told.is_empty() || theirs.is_empty() && led())).then_some(*age)
}

/// How many sentences around a birth another one would be told.
const TEXT: usize = 60;

/// How many sentences begin a text, its headline among them.
const LEDE: usize = 2;

/// «وتوفي عن 88 سنة» of somebody whose death is no news, and is not dated: an age of no known day.
fn died_once(draft: &Draft<'_, '_>, age: usize) -> bool {
    let dies = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Die);
    let told = |sentence: usize| {
        let place = draft.claims.sentences.get(sentence);
        place.is_some_and(|p| draft.claims.has(p.block, p.sentence.tokens.clone(), dies))
    };
    let Some(claim) = draft.get(age) else { return false };
    let before = claim.first_token().saturating_sub(LEAD)..claim.first_token();
    let dying = draft.claims.has(claim.block, before, |s| dies(s) || *s == Sense::Cue(Cue::AgedAt));
    dying && told(claim.sentence) && claim.sentence >= LEDE && !(0..LEDE).any(told)
}

/// "A 28-year-old woman", «شاب في العشرين»: somebody who was not spoken of before.
fn is_of_somebody(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let before = claim.first_token().saturating_sub(LEAD)..claim.first_token();
    let a = draft.claims.has(claim.block, before.clone(), |s| *s == Sense::Function(Function::A));
    let having = |at: usize| draft.claims.has(claim.block, at..at + 1, |s| *s == Sense::Cue(Cue::Having));
    let anybody = before.clone().filter(|at| !having(*at)).any(|at| {
        let the = draft.claims.token(claim.block, at).is_some_and(|t| t.clitics.has(Clitics::THE));
        let person = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Person);
        !the && draft.claims.has(claim.block, at..at + 1, person)
    });
    a || draft.is_arabic(claim.block) && anybody
}

/// The date that an age is told of: "was 19 when she won the title in August 2008", "made his
/// debut in October 2010, at the age of 16".
fn moment(draft: &Draft<'_, '_>, age: usize, birth: usize) -> Option<usize> {
    let claim = draft.get(age)?;
    let place = draft.claims.sentences.get(claim.sentence)?;
    let dated =
        |c: &usize| *c != birth && date(draft, *c).is_some_and(|d| d.year.is_some() && d.anchor.is_none());
    let behind = claim.end_token()..claim.end_token() + 2;
    let when = |s: &Sense| matches!(s, Sense::Cue(Cue::When));
    if draft.claims.has(claim.block, behind, when) {
        return place.claims.clone().find(|c| *c > age && dated(c));
    }
    let lead = claim.first_token().saturating_sub(LEAD)..claim.first_token();
    let at = draft.claims.has(claim.block, lead, |s| matches!(s, Sense::Function(Function::At)))
        || at_that_age(draft, claim);
    let before = place.claims.clone().rfind(|c| *c < age && dated(c))?;
    let gap = draft.get(before)?.end_token()..claim.first_token();
    // The first date of a sentence that opens with a birth is that birth.
    let born = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Born);
    let start = draft.get(before)?.first_token();
    let unknown = birth == age;
    let birth = unknown
        && draft.claims.has(claim.block, start.saturating_sub(BIRTH)..start, born)
        && !place.claims.clone().any(|c| c < before && dated(&c));
    (at && gap.len() <= BIRTH && !birth).then_some(before)
}

/// «وهي في الثانية والعشرين»، «حين كان في الثلاثين»، «في سن العاشرة»: the age at a deed that was
/// told before it.
fn at_that_age(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let lead = claim.first_token().saturating_sub(LEAD)..claim.first_token();
    let has = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(claim.block, lead.clone(), test);
    // «أصبح ابن التاسعة عشرة»: who they are; «وهو ابن التاسعة عشرة»: at that age.
    let named = claim.first_token().checked_sub(2).is_some_and(|at| {
        is_descendant(draft, claim.block, at + 1)
            && !draft.claims.has(claim.block, at..at + 1, |s| {
                matches!(s, Sense::Function(Function::He | Function::She | Function::While))
            })
    });
    let within = !named && has(&|s| *s == Sense::Function(Function::In) || *s == Sense::Cue(Cue::Having));
    // «العمري» is a name.
    let whole = |s: &Sense| *s == Sense::Age(Side::Before);
    let aged = lead.clone().any(|at| {
        draft.claims.token(claim.block, at).is_some_and(|t| !t.clitics.has(Clitics::OWNER))
            && draft.claims.has(claim.block, at..at + 1, whole)
    });
    let someone = has(&|s| {
        matches!(s, Sense::Function(Function::He | Function::She | Function::Was | Function::While))
            || *s == Sense::Cue(Cue::Amounting)
    });
    draft.is_arabic(claim.block) && (within && someone || aged)
}

/// «ابن التاسعة عشرة», «ابنة العشرين»: somebody by the years they have.
fn is_descendant(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    let person = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Person);
    let has = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(block, at..at + 1, test);
    draft.is_arabic(block) && has(&person) && has(&|s| *s == Sense::Cue(Cue::Having))
}

/// "When he was 15", "since he was six": no age of now.
fn of_another_time(draft: &Draft<'_, '_>, age: usize) -> bool {
    let Some(claim) = draft.get(age) else { return true };
    let lead = claim.first_token().saturating_sub(LEAD)..claim.first_token();
    let has = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(claim.block, lead.clone(), test);
    let someone = has(&|s| matches!(s, Sense::Function(Function::He | Function::She)));
    let arabic = draft.is_arabic(claim.block);
    let then = has(&|s| matches!(s, Sense::Function(Function::While)));
    // "Moved at the age of 12".
    let at = has(&|s| matches!(s, Sense::Function(Function::At)));
    let place = draft.claims.sentences.get(claim.sentence);
    let dies = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Die);
    let died = place.is_some_and(|p| draft.claims.has(p.block, p.sentence.tokens.clone(), dies));
    let begins = place.is_some_and(|p| claim.first_token() <= p.sentence.tokens.start + 1);
    // "Was 19 when he toured with a band".
    let when = draft
        .claims
        .has(claim.block, claim.end_token()..claim.end_token() + 1, |s| *s == Sense::Cue(Cue::When));
    at && !died && !begins
        || when
        || at_that_age(draft, claim) && !died && !begins
        || then && (someone || arabic)
        || has(&|s| matches!(s, Sense::Cue(Cue::Since | Cue::Until)))
}

/// "At 64, he said", "she is 71".
fn of_pronoun(draft: &Draft<'_, '_>, age: usize) -> bool {
    let Some(claim) = draft.get(age) else { return false };
    let around = claim.first_token().saturating_sub(2)..claim.end_token() + 2;
    let someone = |s: &Sense| matches!(s, Sense::Function(Function::He | Function::She));
    // «المسؤولة ذات الأربعين عاما»: who was spoken of.
    let before = claim.first_token().saturating_sub(2)..claim.first_token();
    let had = draft.claims.has(claim.block, before.clone(), |s| matches!(s, Sense::Cue(Cue::Having)));
    let known = before.clone().any(|at| {
        let the = draft.claims.token(claim.block, at).is_some_and(|t| t.clitics.has(Clitics::THE));
        the && draft.claims.has(claim.block, at..at + 1, |s| matches!(s, Sense::Noun(_)))
    });
    let descendant =
        claim.first_token().checked_sub(1).is_some_and(|at| is_descendant(draft, claim.block, at));
    draft.claims.has(claim.block, around, someone) || had && known || descendant
}

/// The one who is born is the one spoken of: no subject of its own stands with the verb.
fn taken_up(draft: &Draft<'_, '_>, sentence: usize, verb: &Range<usize>) -> bool {
    let Some(place) = draft.claims.sentences.get(sentence) else { return false };
    if !draft.is_arabic(place.block) {
        let before = place.sentence.tokens.start..verb.end;
        let someone = |s: &Sense| {
            matches!(s, Sense::Function(Function::He | Function::She | Function::Their | Function::Who))
        };
        return draft.claims.has(place.block, before, someone)
            || verb.start == place.sentence.tokens.start
            || is_described(draft, place.block, place.sentence.tokens.start..verb.start);
    }
    // «ولد في»، «ولد الراحل في»
    let next = draft.claims.token(place.block, verb.end);
    let goes_on = draft.claims.has(place.block, verb.end..verb.end + 1, |s| {
        matches!(s, Sense::Function(_) | Sense::Grain(_) | Sense::Month(_))
    });
    let language = crate::language::of(draft.claims.document.language);
    // «والراحل من مواليد صيف 1948»، «بلدة أبصر النور فيها خريف 1932»: nobody is named up to the date.
    let birth = place.claims.clone().filter_map(|c| draft.get(c)).map(Claim::first_token);
    let until = birth.filter(|at| *at >= verb.end).min().unwrap_or(verb.end + 1);
    let alone =
        until - verb.end < LEAD && !(verb.end..until).any(|at| name(draft, place.block, at).is_some());
    // «ولد صاحب «ملح الأزقة» في»
    let author = draft.claims.is_held_off(place.block, verb.end + 2);
    goes_on
        || alone
        || author
        || language.may_be_definite(draft.claims.text(place.block, verb.end))
        || next.is_some_and(|t| t.clitics.has(Clitics::THE) || t.kind == TokenKind::Digits)
}

/// "The priest, born in 1931": who was named is called by what they are.
fn is_described(draft: &Draft<'_, '_>, block: usize, subject: Range<usize>) -> bool {
    let the =
        draft.claims.has(block, subject.start..subject.start + 1, |s| *s == Sense::Function(Function::The));
    let person = draft.claims.has(
        block,
        subject.clone(),
        |s| matches!(s, Sense::Noun(n) if n.class == NounClass::Person),
    );
    let other = draft.claims.has(block, subject.clone(), |s| {
        matches!(s, Sense::Function(Function::Of | Function::And | Function::Their))
            || matches!(s, Sense::Verb(_))
    });
    let unknown =
        subject.len() == 2 || subject.len() == 3 && draft.claims.is_mark(block, subject.end - 1, ",");
    the && (person || unknown) && !other && subject.len() <= DESCRIBED
}

/// How many tokens a description has that stands for a name.
const DESCRIBED: usize = 5;

/// A name that stands before the age stands in the sentence too; "she was 75" goes on from the
/// sentence before it.
fn shares_name(draft: &Draft<'_, '_>, age: usize, sentence: usize) -> bool {
    let theirs = names(draft, sentence);
    let Some(claim) = draft.get(age) else { return false };
    let mut before = names_before(draft, claim.block, claim.first_token());
    if of_pronoun(draft, age) && claim.sentence > 0 {
        before.extend(names(draft, claim.sentence - 1));
    }
    before.iter().any(|name| theirs.contains(name))
}

/// "Ali Haddad, 38, hands over to his cousin Fawaz Haddad, born in 1998": another name stands
/// between the age and the birth.
fn names_between(draft: &Draft<'_, '_>, age: usize, verb: &Range<usize>) -> bool {
    let Some(claim) = draft.get(age).filter(|c| c.end_token() < verb.start) else { return false };
    let known = names_before(draft, claim.block, claim.first_token());
    let between = claim.end_token().max(verb.start.saturating_sub(NAME))..verb.start;
    let mut names = between.filter_map(|at| name(draft, claim.block, at));
    !known.is_empty() && names.any(|name| !known.contains(&name))
}

/// Words before an age that no lexicon knows: names.
fn names_before<'d>(draft: &Draft<'_, 'd>, block: usize, first: usize) -> Vec<&'d str> {
    (first.saturating_sub(NAME)..first).filter_map(|at| name(draft, block, at)).collect()
}

/// «(المولود في 1982) و… (35 عاما)»: another bracket belongs to another person.
fn parted(draft: &Draft<'_, '_>, age: usize, birth: usize) -> bool {
    let (Some(x), Some(y)) = (draft.get(age.min(birth)), draft.get(age.max(birth))) else { return true };
    let gap = x.end_token()..y.first_token();
    let holds = |mark: &str| gap.clone().any(|at| draft.claims.is_mark(x.block, at, mark));
    x.sentence == y.sentence && holds("(") && holds(")")
}

/// "Died on 5 March 2024 aged 73", "died in 1986": the age holds on the day of death.
fn death(draft: &Draft<'_, '_>, age: usize, birth: usize, occurrences: &[Occurrence]) -> Option<usize> {
    let sentence = draft.get(age)?.sentence;
    let around = within(occurrences, sentence.saturating_sub(NEAR), sentence + NEAR).iter();
    // "After the death of her husband in 2005": somebody else's.
    let dies = |o: &&Occurrence| o.claim != birth && o.is("die") && relative(draft, o).is_none();
    // "Led the party in 1989, has died": not the year of the death.
    let before = |o: &&Occurrence| draft.get(o.claim).is_some_and(|c| o.tokens.start < c.first_token());
    let dated = |o: &&Occurrence| {
        before(o) && date(draft, o.claim).is_none_or(|d| d.day.is_some() || d.year.is_some())
    };
    let mut deaths = around.filter(dies).filter(dated);
    let death = deaths.next()?;
    deaths.next().is_none().then_some(death.claim)
}
