//! Ages of people.

use super::draft::Draft;
use super::{Kind, Mention, hedge};
use crate::language::{
    Cue, Function, GrammaticalNumber, NounClass, Scan, Sense, Side, TokenKind, Tokens, VerbClass, punct,
    sense,
};
use crate::value::time::Grain;
use crate::value::{Number, ReadingTable, Unit};
use nom::Parser;
use nom::combinator::opt;

/// How many tokens before a figure the words of age may begin ("at the age of").
const LONGEST: usize = 5;

/// How far before the age the word for the death may stand, in tokens.
const DEATH: usize = 16;

/// "aged 34", "34 years old", "34-year-old", "عمره 34 عاما", "(34 عاما)", "Ali Hassan, 34,".
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let mut draft = Draft::at(scan, from)?;
    let (end, unit) = match grain(draft.end) {
        Some((end, grain)) => (end, Some(grain)),
        None => (draft.end, None),
    };
    let old = opt(punct("-‑")).parse(end).ok().and_then(|(rest, _)| mark(rest, Side::After));
    let parenthesised = || {
        let before = start_text(scan, from, 1);
        let person = from >= 2 && !matches!(start_text(scan, from, 2), "." | ":" | "،");
        let closed = end.first().is_some_and(|t| end.text(t) == before_closes(before));
        person && matches!(before, "(" | "/") && closed && unit == Some(Grain::Year)
    };
    let said = match (&old, unit) {
        (Some(after), Some(_)) => {
            draft.end = *after;
            true
        }
        _ => {
            draft.end = end;
            marked_before(scan, from)
                || parenthesised()
                || (unit.is_none() && (is_apposition(&draft) || is_predicate(&draft) || is_of(&draft)))
                || (unit == Some(Grain::Year)
                    && (at_death(scan, from) || is_had(scan, from) || is_between_commas(scan, from, end)))
        }
    };
    // A wall may be 500 years old, nobody else.
    let thing = old.is_some() && unit.is_some();
    let plausible = !draft.numeral.value.is_negative() && (thing || draft.numeral.value < Number::from(130));
    let unit = Unit::Time(unit.unwrap_or(Grain::Year));
    (said && plausible).then(|| draft.finish(Kind::Age, unit, None, table))
}

fn before_closes(open: &str) -> &'static str {
    if open == "(" { ")" } else { "/" }
}

/// The grain behind a figure, a hyphen between them allowed ("34-year-old").
fn grain(input: Tokens<'_>) -> Option<(Tokens<'_>, Grain)> {
    let (rest, _) = opt(punct("-‑")).parse(input).ok()?;
    sense(|s| match s {
        Sense::Grain(grain @ (Grain::Day | Grain::Week | Grain::Month | Grain::Year)) => Some(*grain),
        _ => None,
    })(rest)
    .ok()
}

/// Words of age on this side of their figure.
pub(super) fn mark(input: Tokens<'_>, side: Side) -> Option<Tokens<'_>> {
    sense(|s| (*s == Sense::Age(side)).then_some(()))(input).ok().map(|(rest, ())| rest)
}

/// Words of age right before the figure or before its hedge.
fn marked_before(scan: &Scan<'_>, from: usize) -> bool {
    let ends_at = |end: usize| {
        (1..=LONGEST.min(end))
            .any(|back| mark(scan.slice(end - back, end), Side::Before).is_some_and(Tokens::is_empty))
    };
    let hedge_start = hedge::before(scan, from).and_then(|(_, span)| {
        (1..=6.min(from)).find(|n| scan.tokens.get(from - n).is_some_and(|t| t.span.start == span.start))
    });
    ends_at(from) || hedge_start.is_some_and(|n| ends_at(from - n))
}

/// A figure between commas behind a name or a person: "Ali Hassan, 34, said", "the driver, 51,".
fn is_apposition(draft: &Draft<'_>) -> bool {
    let (scan, from) = (draft.start.scan, draft.start.from);
    let name = from.checked_sub(2).and_then(|n| scan.tokens.get(n));
    let named = name.is_some_and(|t| t.kind == TokenKind::Word && t.capital)
        && scan.slice(from.saturating_sub(2), from).head_senses().next().is_none();
    let person = name.is_some_and(|t| {
        scan.language.lexicon().senses(t.entry).iter().any(|s| {
            matches!(s, Sense::Noun(n) if matches!(n.class, NounClass::Person | NounClass::Anyone | NounClass::Held) && n.number == GrammaticalNumber::Singular)
        })
    });
    let commas = start_text(scan, from, 1) == ","
        && draft.end.first().is_some_and(|t| matches!(draft.end.text(t), "," | "." | ";"));
    let value = draft.numeral.value.to_i64();
    (named || person) && commas && !draft.in_words() && value.is_some_and(|n| (1..=110).contains(&n))
}

/// "She was 67.", "and is now 64,", "At 64, he said": the figure alone is what someone is.
fn is_predicate(draft: &Draft<'_>) -> bool {
    let (scan, from) = (draft.start.scan, draft.start.from);
    let is = |at: Option<usize>, test: &dyn Fn(&Sense) -> bool| {
        at.is_some_and(|at| scan.slice(at, at + 1).head_senses().any(|(s, _)| test(s)))
    };
    let back = |n: usize| from.checked_sub(n);
    let being = |s: &Sense| matches!(s, Sense::Function(Function::Be | Function::Was));
    let someone = |s: &Sense| matches!(s, Sense::Function(Function::He | Function::She));
    // "Lennie, who is 79,"
    let who = is(back(1), &being)
        && is(back(2), &|s| *s == Sense::Function(Function::Who))
        && start_text(scan, from, 3) == ",";
    let now = is(back(1), &|s| matches!(s, Sense::RelativeDay(0))) || start_text(scan, from, 1) == "now";
    let he_is = is(back(1), &being) && is(back(2), &someone);
    let is_now = now && is(back(2), &being);
    let begins = back(2).is_none_or(|at| {
        scan.tokens.get(at).is_some_and(|t| matches!(t.span.of(scan.text), "." | "”" | "\""))
    });
    let at = is(back(1), &|s| matches!(s, Sense::Function(Function::At)))
        && begins
        && (draft.end.get(1).is_some_and(|t| scan.language.lexicon().senses(t.entry).iter().any(someone))
            || names_someone(draft.end));
    let closed = draft.end.first().is_none_or(|t| matches!(draft.end.text(t), "," | "." | ";"));
    let value = draft.numeral.value.to_i64();
    // "Was 19 when she won".
    let when = |s: &Sense| matches!(s, Sense::Cue(Cue::When));
    let then = is(back(1), &being)
        && draft.end.first().is_some_and(|t| scan.language.lexicon().senses(t.entry).iter().any(when));
    (then || (he_is || who || is_now || at) && closed) && value.is_some_and(|n| (10..=115).contains(&n))
}

/// "A woman of 31", "a former sailor of 38": but no "mother of four".
fn is_of(draft: &Draft<'_>) -> bool {
    let (scan, from) = (draft.start.scan, draft.start.from);
    let is = |back: usize, test: &dyn Fn(&Sense) -> bool| {
        from.checked_sub(back).is_some_and(|at| scan.slice(at, at + 1).head_senses().any(|(s, _)| test(s)))
    };
    let person = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Person && n.number == GrammaticalNumber::Singular);
    let of = is(1, &|s| *s == Sense::Function(Function::Of)) && is(2, &person);
    let a = (3..6).any(|back| is(back, &|s| *s == Sense::Function(Function::A)));
    let sex = is(2, &|s| matches!(s, Sense::Kind(..) | Sense::Half(..)));
    let value = draft.numeral.value.to_i64();
    let plausible = value.is_some_and(|n| (if sex { 1 } else { 18 }..=110).contains(&n));
    let bare = super::quantity::noun_behind(draft.end, &draft.numeral.value).is_none();
    of && a && plausible && bare && scan.language.lang() == crate::document::Lang::En
}

/// ", Father Tomas Ledvina has", ", the singer said": somebody follows the comma.
fn names_someone(end: Tokens<'_>) -> bool {
    let lexicon = end.scan.language.lexicon();
    let person = |t: &crate::language::Token| {
        lexicon.senses(t.entry).iter().any(|s| {
            matches!(s, Sense::Noun(n) if n.class == NounClass::Person && n.number == GrammaticalNumber::Singular)
        })
    };
    let capital = |n: usize| end.get(n).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    let comma = end.first().is_some_and(|t| end.text(t) == ",");
    let the = end
        .get(1)
        .is_some_and(|t| lexicon.senses(t.entry).iter().any(|s| matches!(s, Sense::Function(Function::The))));
    comma
        && (capital(1) && (capital(2) || end.get(1).is_some_and(person))
            || the && end.get(2).is_some_and(person))
}

/// «السباحة ريم الدوسري، 17 عاما، …»: years between commas behind a name.
fn is_between_commas(scan: &Scan<'_>, from: usize, end: Tokens<'_>) -> bool {
    let commas = start_text(scan, from, 1) == "،" && end.first().is_some_and(|t| end.text(t) == "،");
    let name = |back: usize| {
        let token = from.checked_sub(back).and_then(|at| scan.tokens.get(at));
        token.is_some_and(|t| t.kind == TokenKind::Word && scan.language.lexicon().senses(t.entry).is_empty())
    };
    commas && name(2) && scan.language.lang() == crate::document::Lang::Ar
}

/// «توفي الرسام عن 72 عاما»
fn at_death(scan: &Scan<'_>, from: usize) -> bool {
    let aged = from
        .checked_sub(1)
        .is_some_and(|at| scan.slice(at, from).head_senses().any(|(s, _)| *s == Sense::Cue(Cue::AgedAt)));
    let first = from.saturating_sub(DEATH);
    aged && (first..from).any(|at| {
        scan.slice(at, from)
            .head_senses()
            .any(|(s, _)| matches!(s, Sense::Verb(v) if v.class == VerbClass::Die))
    })
}

/// «اللاعب البالغ 25 عاما», «ذات الأربعين عاما»: years that somebody has.
fn is_had(scan: &Scan<'_>, from: usize) -> bool {
    let back = |n: usize, test: &dyn Fn(&Sense) -> bool| {
        from.checked_sub(n).is_some_and(|at| scan.slice(at, at + 1).head_senses().any(|(s, _)| test(s)))
    };
    let person =
        |s: &Sense| matches!(s, Sense::Noun(n) if matches!(n.class, NounClass::Person | NounClass::Held));
    let unknown = from.checked_sub(2).and_then(|n| scan.tokens.get(n));
    let unknown = unknown.is_some_and(|t| t.kind == TokenKind::Word && t.entry == Default::default());
    let has = |s: &Sense| matches!(s, Sense::Cue(Cue::Amounting | Cue::Having));
    // «وهو ابن أربعين سنة»
    let someone =
        |s: &Sense| matches!(s, Sense::Function(Function::He | Function::She) | Sense::Cue(Cue::Amounting));
    let is = back(1, &|s| *s == Sense::Cue(Cue::Having)) && back(2, &someone);
    is || back(1, &has) && (back(2, &person) || unknown && !back(2, &|_| true))
}

/// The text of the token `back` places before `from`.
fn start_text<'s>(scan: &'s Scan<'_>, from: usize, back: usize) -> &'s str {
    from.checked_sub(back).and_then(|n| scan.tokens.get(n)).map_or("", |t| t.span.of(scan.text))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ar, en};

    #[test]
    fn english() {
        assert_eq!(en("a driver aged 34"), ["age 34 [34] = 34 year"]);
        assert_eq!(en("She is about 70 years old."), ["age 70 years old [70] about = 70 year"]);
        assert_eq!(en("a 12-year-old boy"), ["age 12-year-old [12] = 12 year"]);
        assert_eq!(en("at the age of nineteen"), ["age nineteen [nineteen] = 19 year"]);
        assert_eq!(en("Salma Haddad, 41, runs the clinic."), ["age 41 [41] = 41 year"]);
        assert_eq!(en("The driver, 51, survived."), ["age 51 [51] = 51 year"]);
        assert_eq!(en("A woman of 31 from Teck was hurt."), ["age 31 [31] = 31 year"]);
        assert_eq!(en("A former sailor of 38 died."), ["age 38 [38] = 38 year"]);
        assert!(en("She is a mother of four.").iter().all(|m| !m.starts_with("age")));
        assert!(en("He was the leader of 30 rebels.").iter().all(|m| !m.starts_with("age")));
        assert!(en("He waited 34 years in vain.").iter().all(|m| !m.starts_with("age")));
    }

    #[test]
    fn arabic() {
        assert_eq!(ar("عمره 34 عاما"), ["age 34 عاما [34] = 34 year"]);
        assert_eq!(ar("السائق البالغ من العمر 52 سنة"), ["age 52 سنة [52] = 52 year"]);
        assert_eq!(ar("نقلت سلمى حداد (41 عاما) إلى المشفى"), ["age 41 عاما [41] = 41 year"]);
        assert_eq!(ar("عن عمر ناهز تسعين عاما"), ["age تسعين عاما [تسعين] about = 90 year"]);
    }
}
