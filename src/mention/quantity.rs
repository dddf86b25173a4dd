//! Figures with a physical unit or a counted noun, and duals, which count two.

use super::draft::{Draft, span_of};
use super::{Amount, Counted, Kind, Mention, Value, hedge};
use crate::language::{
    Clitics, Cue, Function, GrammaticalNumber, NounClass, NounFirst, Numeral, QualityClass, Scan, Sense,
    Token, TokenKind, Tokens, punct, sense,
};
use crate::value::{Dimension, Number, Printed, Reading, ReadingTable, Unit, UnitDef};
use nom::Parser;
use nom::combinator::opt;

/// "3,500 American soldiers", "5 km", "3500 جندي", "الجنود الثلاثة", "شخصين".
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    if let Some(mention) = noun_first(scan, from, table).or_else(|| dual(scan, from, table)) {
        return Some(mention);
    }
    if let Some(mention) = part_of_unit(scan, from, table) {
        return Some(mention);
    }
    if let Some(mention) = unit_and_part(scan, from, table) {
        return Some(mention);
    }
    let draft = Draft::at(scan, from)?;
    physical(draft, table)
        .or_else(|| freezing(Draft::at(scan, from)?, table))
        .or_else(|| counted(Draft::at(scan, from)?, table))
}

/// "10 below zero", «2 تحت الصفر»: degrees that are not named.
fn freezing(draft: Draft<'_>, table: &ReadingTable) -> Option<Mention> {
    let above = draft.end.from;
    let mut draft = below_zero(draft);
    let degree = UnitDef::by_symbol("°").filter(|_| draft.end.from > above)?;
    draft.numeral.printed = measured(draft.numeral.printed);
    Some(draft.finish(Kind::Quantity, Unit::Physical(degree), None, table))
}

/// «لتر ونصف», «طنا وربع الطن», "a mile and a half": one unit and a part of it.
fn unit_and_part(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    let (end, def) = unit_behind(start, false)?;
    let one =
        |t: &Token| t.clitics == Clitics::NONE || t.clitics == Clitics::AND || t.clitics.has(Clitics::BY);
    let article = |s: &Sense| *s == Sense::Function(Function::A);
    let led =
        from.checked_sub(1).is_some_and(|at| scan.slice(at, from).head_senses().any(|(s, _)| article(s)));
    let singular = scan.language.counts_by_itself() && start.first().is_some_and(one);
    if !led && !singular || matches!(start.before(), Some(t) if t.kind == TokenKind::Digits) {
        return None;
    }
    let printed = Printed::Count { unit: 0, scaled: false };
    let numeral = Numeral { value: Number::ONE, printed, other: None };
    let draft = Draft { start, figure: start, after_figure: end, end, numeral, hedge: None };
    let draft = and_a_part(draft, Unit::Physical(def));
    let (kind, unit) = (Kind::Quantity, Unit::Physical(def));
    (draft.end.from > end.from).then(|| draft.finish(kind, unit, None, table))
}

/// Number and unit of measure; kept apart from counts because it was measured or converted.
fn physical(mut draft: Draft<'_>, table: &ReadingTable) -> Option<Mention> {
    let (end, def) = unit_behind(draft.end, !draft.in_words())
        .or_else(|| unit_behind(draft.over_hedge(), !draft.in_words()))
        .or_else(|| pounds_behind(draft.start, draft.end))?;
    draft.end = end;
    draft.numeral.printed = measured(draft.numeral.printed);
    if def.symbol == "ft"
        && let Some((end, inches)) = inches_behind(end)
    {
        draft.end = end;
        draft.numeral.value = &draft.numeral.value + &inches;
    }
    let draft = below_zero(and_a_part(draft, Unit::Physical(def)));
    Some(draft.finish(Kind::Quantity, Unit::Physical(def), None, table))
}

/// Pounds that weigh something.
fn pounds_behind<'a>(start: Tokens<'a>, input: Tokens<'a>) -> Option<(Tokens<'a>, &'static UnitDef)> {
    let (end, currency) = super::money::currency_behind(input)?;
    (currency.0 == "pound" && is_weight(start, end))
        .then(|| UnitDef::by_symbol("lb").map(|def| (end, def)))?
}

/// Whether pounds weigh something: "12 kilograms (26 pounds)", "weighing 30 pounds", "30 pounds of
/// butter"; elsewhere they are money.
pub(super) fn is_weight(start: Tokens<'_>, end: Tokens<'_>) -> bool {
    let (scan, from) = (start.scan, start.from);
    let before = |back: usize| from.checked_sub(back).map(|at| scan.slice(at, from));
    let is = |back: usize, test: &dyn Fn(&Sense) -> bool| {
        before(back).is_some_and(|b| b.head_senses().any(|(s, _)| test(s)))
    };
    let mass = |s: &Sense| matches!(s, Sense::Unit(def) if def.dimension == Dimension::Mass);
    // "12 kilograms (26 pounds)", "12 kilograms, or 26 pounds"
    let led = |b: Tokens<'_>| matches!(b.text_at(0), "(" | "[" | "," | "or" | "about" | "some" | "nearly");
    let unit = (1..=WEIGHS).find(|back| !before(*back).is_some_and(led));
    let glossed = unit.is_some_and(|back| back > 1 && is(back, &mass));
    let weighs = (1..=WEIGHS).any(|back| is(back, &|s| *s == Sense::Cue(Cue::Weighs)));
    let of = end.head_senses().any(|(s, _)| *s == Sense::Function(Function::Of))
        && end.get(1).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
        && !end.skip(1).head_senses().any(|(s, _)| matches!(s, Sense::Function(_)));
    glossed || weighs || of
}

/// How far before pounds the word stands that makes them a weight, in tokens.
const WEIGHS: usize = 4;

/// "10 inches" behind feet, as feet.
fn inches_behind(input: Tokens<'_>) -> Option<(Tokens<'_>, Number)> {
    let (rest, _) = opt(sense(|s| (*s == Sense::Function(Function::And)).then_some(()))).parse(input).ok()?;
    let (rest, numeral) = rest.numeral().ok()?;
    // "12 ft 2 in." ends its phrase; elsewhere the word goes on.
    let ends = |i: Tokens<'_>| i.first().is_none_or(|t| t.kind == TokenKind::Mark);
    let short = (rest.text_at(0) == "in" && ends(rest.skip(1))).then(|| rest.skip(1));
    let named = || unit_behind(rest, true).filter(|(_, def)| def.symbol == "in").map(|(end, _)| end);
    let end = short.or_else(named)?;
    let inches = numeral.value.checked_div(&Number::from(12))?;
    (numeral.value < Number::from(12)).then_some((end, inches))
}

/// "half a mile", "a quarter of a litre", "نصف لتر".
fn part_of_unit(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    let (after, (over, under)) = scan.language.fraction(start).ok()?;
    let article = |s: &Sense| matches!(s, Sense::Function(Function::A | Function::Of)).then_some(());
    let (rest, _) = (opt(sense(article)), opt(sense(article))).parse(after).ok()?;
    let (end, def) = unit_behind(rest, false)?;
    let value = Number::ratio(over.into(), under.into())?;
    let printed = Printed::Share { unit: if under == 2 { -1 } else { -2 } };
    let numeral = Numeral { value, printed, other: None };
    let draft = Draft { start, figure: start, after_figure: after, end, numeral, hedge: None };
    Some(draft.finish(Kind::Quantity, Unit::Physical(def), None, table))
}

/// A measured figure is rounded at its last digit; one with round zeros like a count.
pub(super) fn measured(printed: Printed) -> Printed {
    match printed {
        Printed::Count { unit, scaled: false } if unit <= 0 => Printed::Share { unit },
        Printed::Count { unit, .. } => Printed::Count { unit, scaled: true },
        other => other,
    }
}

/// The unit at the head. A symbol of a letter or two needs digits before it.
pub(super) fn unit_behind(input: Tokens<'_>, digits: bool) -> Option<(Tokens<'_>, &'static UnitDef)> {
    let (rest, _) = opt(punct("-‑")).parse(input).ok()?;
    let short = rest.first().is_some_and(|t| t.span.end - t.span.start <= 2 && t.kind == TokenKind::Word);
    if short && !digits {
        return None;
    }
    let found = sense(|s| match s {
        Sense::Unit(def) => Some(*def),
        _ => None,
    })(rest)
    .ok()?;
    // "5G" and "10K" are no grams and kelvins: one letter keeps its case, but for litres.
    let letter =
        rest.first().map(|t| rest.text(t)).filter(|text| text.len() == 1 && found.0.from == rest.from + 1);
    // "24703 L-202" is a code.
    let code = found.0.get(1).is_some_and(|t| t.kind == TokenKind::Digits && !t.space_before)
        && found.0.first().is_some_and(|t| !t.space_before && found.0.text(t) == "-");
    if short && code {
        return None;
    }
    let exact = letter.is_none_or(|text| text == found.1.symbol.trim_start_matches('°') || text == "L");
    exact.then(|| raised(found.0, found.1).unwrap_or(found))
}

/// "m2", "km2", "m3": the unit that a digit glued to a length makes of it.
fn raised<'a>(input: Tokens<'a>, length: &UnitDef) -> Option<(Tokens<'a>, &'static UnitDef)> {
    let sign = match input.first().filter(|t| !t.space_before).map(|t| input.text(t))? {
        "2" => "²",
        "3" => "³",
        _ => return None,
    };
    let def = UnitDef::by_symbol(&format!("{}{sign}", length.symbol))?;
    Some((input.skip(1), def))
}

fn counted(mut draft: Draft<'_>, table: &ReadingTable) -> Option<Mention> {
    if is_year(&draft) {
        return None;
    }
    let (end, noun) = noun_behind(draft.end, &draft.numeral.value).or_else(|| {
        let (after, hedge, span) = hedge::after(draft.end)?;
        draft.hedge = Some((hedge, span));
        noun_behind(after, &draft.numeral.value)
    })?;
    draft.end = end;
    Some(draft.finish(Kind::Quantity, Unit::None, Some(noun), table))
}

/// Four bare digits that the words before make a year ("the 2014 elections", "in 2014").
fn is_year(draft: &Draft<'_>) -> bool {
    let (scan, from) = (draft.start.scan, draft.start.from);
    let four = draft.after_figure.from == from + 1
        && draft.start.first().is_some_and(|t| {
            t.kind == TokenKind::Digits
                && draft.start.text(t).chars().filter(|c| !c.is_numeric()).count() == 0
        });
    let value = draft.numeral.value.to_i64().is_some_and(|n| (1900..=2060).contains(&n));
    let leads = |s: &Sense| {
        matches!(s, Sense::Grain(_) | Sense::Month(_) | Sense::Cue(Cue::Since | Cue::Until | Cue::AfterEvent))
            || matches!(
                s,
                Sense::Function(
                    Function::The | Function::A | Function::In | Function::Their | Function::This
                )
            )
    };
    let before = from.checked_sub(1).map(|i| scan.slice(i, from));
    let led = before.is_some_and(|b| {
        b.head_senses().any(|(s, _)| leads(s)) || b.first().is_some_and(|t| matches!(b.text(t), "s" | "/"))
    });
    four && value && led
}

/// The noun phrase that a figure counts, at the head of what stands behind it.
pub(super) fn noun_behind<'a>(input: Tokens<'a>, count: &Number) -> Option<(Tokens<'a>, Counted)> {
    let (end, head) = input.language().counted(input, count)?;
    Some((end, counted_at(input.scan, head)))
}

/// What the lexicon knows of the noun at a token.
pub(super) fn counted_at(scan: &Scan<'_>, token: usize) -> Counted {
    let senses = scan.slice(token, scan.tokens.len());
    let noun = senses.head_senses().find_map(|(s, _)| match s {
        Sense::Noun(noun) => Some((noun.lemma, noun.class, Some(noun.number))),
        _ => None,
    });
    // A nationality or age group that stands for the people who have it.
    let quality = || {
        senses.head_senses().find_map(|(s, _)| match s {
            Sense::Quality(lemma, class) if *class != QualityClass::State => {
                Some((*lemma, NounClass::Person, None))
            }
            _ => None,
        })
    };
    let known = noun.or_else(quality);
    Counted {
        token,
        lemma: known.map(|(lemma, ..)| lemma),
        class: known.map(|(_, class, _)| class),
        number: known.and_then(|(_, _, number)| number),
    }
}

/// The figure behind its noun: "الجنود الثلاثة", "جندي واحد".
fn noun_first(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let input = scan.slice(from, scan.tokens.len());
    let NounFirst { figure, numeral, end } = scan.language.noun_first(input)?;
    // «القتلى الاثنين»: two of them would stand in the dual; it is Monday.
    let weekday = figure.head_senses().any(|(s, _)| matches!(s, Sense::Weekday(_)));
    let plural = |s: &Sense| matches!(s, Sense::Noun(n) if n.number == GrammaticalNumber::Plural);
    if weekday && numeral.value == Number::from(2) && input.head_senses().any(|(s, _)| plural(s)) {
        return None;
    }
    let in_words = figure.first().is_some_and(|t| t.kind == TokenKind::Word);
    let (hedge, hedge_span) =
        hedge::before(scan, from).or_else(|| hedge::after(end).map(|(_, hedge, span)| (hedge, span))).unzip();
    let (unit, printed) = match unit_named(input) {
        Some(unit @ Unit::Physical(_)) => (unit, measured(numeral.printed)),
        Some(unit) => (unit, numeral.printed),
        None => (Unit::None, numeral.printed),
    };
    Some(Mention {
        span: span_of(input, end),
        figure: span_of(figure, end),
        hedge: hedge_span,
        tokens: from..end.from,
        kind: if matches!(unit, Unit::Money(_)) { Kind::Money } else { Kind::Quantity },
        value: Value::Amount(Amount {
            reading: Reading::of(numeral.value, printed, hedge, table),
            hedge,
            unit,
            noun: (unit == Unit::None).then(|| counted_at(scan, from)),
            ratio: None,
            ends: None,
            other: numeral.other,
            in_words,
        }),
    })
}

/// The unit or currency that the head names: «الكيلومترات الستة».
fn unit_named(input: Tokens<'_>) -> Option<Unit> {
    let noun = input.head_senses().any(|(s, _)| matches!(s, Sense::Noun(_)));
    let unit = input.head_senses().find_map(|(s, len)| match s {
        Sense::Unit(def) if len == 1 => Some(Unit::Physical(def)),
        Sense::Currency(currency) if len == 1 => Some(Unit::Money(*currency)),
        _ => None,
    });
    unit.filter(|_| !noun)
}

/// A dual is the figure two: of a noun ("جنديان", "الجولتين"), of a unit ("كيلومترين").
fn dual(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let input = scan.slice(from, scan.tokens.len());
    let pick = |s: &Sense| match s {
        Sense::Noun(n) if n.number == GrammaticalNumber::Dual => Some(Unit::None),
        Sense::DualUnit(unit) => Some(*unit),
        _ => None,
    };
    let (rest, unit) = sense(pick)(input).or_else(|error| marked_dual(input).ok_or(error)).ok()?;
    // A dual drops its ending before a pronoun, so what looks like both is another word.
    if input.first().is_some_and(|t| t.clitics.has(Clitics::OWNER)) {
        return None;
    }
    // "شخصين اثنين": two, said twice.
    let again = |s: &Sense| (*s == Sense::Cardinal(2)).then_some(());
    let end = sense(again)(rest).map_or(rest, |(after, ())| after);
    let (kind, printed, noun) = match unit {
        Unit::None => {
            (Kind::Quantity, Printed::Count { unit: 0, scaled: false }, Some(counted_at(scan, from)))
        }
        Unit::Money(_) => (Kind::Money, Printed::Count { unit: 0, scaled: false }, None),
        _ => (Kind::Quantity, Printed::Share { unit: 0 }, None),
    };
    let numeral = Numeral { value: Number::from(2), printed, other: None };
    let draft = Draft { start: input, figure: input, after_figure: rest, end, numeral, hedge: None };
    let draft = below_zero(and_a_part(draft, unit));
    Some(draft.finish(kind, unit, noun, table))
}

/// «المتهمَين»: the mark tells the dual from the plural; «لبنانيان»: two who have a nationality.
fn marked_dual(input: Tokens<'_>) -> Option<(Tokens<'_>, Unit)> {
    let token = input.first().filter(|t| t.kind == TokenKind::Word)?;
    let text = input.text(token);
    let noun = |s: &Sense| matches!(s, Sense::Noun(n) if n.number == GrammaticalNumber::Plural);
    let marked = input.language().marks_dual(text) && input.head_senses().any(|(s, _)| noun(s));
    let people = |s: &Sense| matches!(s, Sense::Quality(_, QualityClass::Nationality));
    let two = input.language().marks_dual(text);
    // «جنديان لبنانيان»: two already.
    let adjective = !token.clitics.has(Clitics::AND)
        && input.before().is_some_and(|t| {
            let word = input.language().fold(input.text(t));
            input.language().looks_dual(&word)
        });
    let named = two && !adjective && input.head_senses().any(|(s, _)| people(s));
    (marked || named).then(|| (input.skip(1), Unit::None))
}

/// "ثلاثة أمتار ونصف", "two miles and a half": the part of the unit that is added.
fn and_a_part(mut draft: Draft<'_>, unit: Unit) -> Draft<'_> {
    let part = || {
        let and = sense(|s| (*s == Sense::Function(Function::And)).then_some(()));
        let glued = draft.end.first().is_some_and(|t| t.clitics.has(Clitics::AND));
        let rest = if glued { draft.end } else { and(draft.end).ok()?.0 };
        let (rest, (over, under)) = rest.language().fraction(rest).ok()?;
        // "متران ونصف المتر"
        let again = unit_behind(rest, false).filter(|(_, def)| Unit::Physical(def) == unit);
        let rest = again.map_or(rest, |(after, _)| after);
        Number::ratio(over.into(), under.into()).map(|share| (rest, share, under))
    };
    let small = draft.numeral.value.is_integer() && draft.numeral.value < Number::from(100);
    if let Unit::Physical(_) = unit
        && small
        && let Some((end, share, under)) = part()
    {
        draft.end = end;
        draft.numeral.value = &draft.numeral.value + &share;
        draft.numeral.printed = Printed::Share { unit: if under == 2 { -1 } else { -2 } };
    }
    draft
}

/// "5 degrees below zero", "درجتان تحت الصفر".
fn below_zero(mut draft: Draft<'_>) -> Draft<'_> {
    if let Ok((end, ())) = sense(|s| (*s == Sense::Minus).then_some(()))(draft.end)
        && end.from > draft.end.from + 1
    {
        draft.end = end;
        draft.numeral.value = -draft.numeral.value;
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ar, en};

    #[test]
    fn english_nouns() {
        assert_eq!(
            en("about 3,500 American soldiers"),
            ["quantity 3,500 American soldiers [3,500] about = 3500 soldier"]
        );
        assert_eq!(en("12 police officers"), ["quantity 12 police officers [12] = 12 police officer"]);
        assert_eq!(
            en("two and a half million people"),
            ["quantity two and a half million people [two and a half million] = 2500000 person"]
        );
        assert_eq!(en("30 or so rebels fled"), ["quantity 30 or so rebels [30] about = 30 rebel"]);
        assert_eq!(en("killing 14 and wounding 30 others"), ["number 14 [14] = 14", "number 30 [30] = 30"]);
        assert_eq!(en("12 dead"), ["quantity 12 dead [12] = 12 dead"]);
        assert_eq!(en("a 20-member panel"), ["quantity 20-member [20] = 20 member"]);
        assert_eq!(en("one soldier"), ["quantity one soldier [one] = 1 soldier"]);
        assert_eq!(en("three previous rounds"), ["quantity three previous rounds [three] = 3 round"]);
        assert_eq!(en("9 zorblats"), ["quantity 9 zorblats [9] = 9 ?"]);
        assert_eq!(en("the 2014 elections"), ["number 2014 [2014] = 2014"]);
    }

    #[test]
    fn english_units() {
        assert_eq!(en("62 miles away"), ["quantity 62 miles [62] = 62 mi"]);
        assert_eq!(en("it was 41C"), ["quantity 41C [41] = 41 °C"]);
        assert_eq!(
            en("five and a half miles"),
            ["quantity five and a half miles [five and a half] = 5.5 mi"]
        );
        assert_eq!(en("at 40°C"), ["quantity 40°C [40] = 40 °C"]);
        assert_eq!(en("3,000 square feet"), ["quantity 3,000 square feet [3,000] = 3000 ft²"]);
        assert_eq!(en("it was 5 degrees below zero"), ["quantity 5 degrees below zero [5] = -5 °"]);
        assert_eq!(en("half a mile off"), ["quantity half a mile [half] = 0.5 mi"]);
        assert_eq!(en("stands 5 feet 6 inches tall"), ["quantity 5 feet 6 inches [5] = 5.5 ft"]);
        assert_eq!(en("it fell to 10 below zero"), ["quantity 10 below zero [10] = -10 °"]);
        assert_eq!(en("for a mile and a half"), ["quantity mile and a half [mile] = 1.5 mi"]);
        assert_eq!(en("minus 18 degrees"), ["quantity minus 18 degrees [minus 18] = -18 °"]);
    }

    #[test]
    fn arabic_nouns() {
        assert_eq!(ar("نحو 3500 جندي أميركي"), ["quantity 3500 جندي [3500] about = 3500 جندي"]);
        assert_eq!(ar("وأربعة وعشرون جنديا"), ["quantity أربعة وعشرون جنديا [أربعة وعشرون] = 24 جندي"]);
        assert_eq!(ar("ثلاثة من الجنود"), ["quantity ثلاثة من الجنود [ثلاثة] = 3 جندي"]);
        assert_eq!(ar("عاد الجنود الثلاثة"), ["quantity الجنود الثلاثة [الثلاثة] = 3 جندي"]);
        assert_eq!(ar("الجولات السابقة الثلاث"), ["quantity الجولات السابقة الثلاث [الثلاث] = 3 جولة"]);
        assert_eq!(ar("قادة الدول الـ27"), ["quantity الدول الـ27 [الـ27] = 27 دولة"]);
        assert_eq!(ar("قتل جندي واحد"), ["quantity جندي واحد [واحد] = 1 جندي"]);
        assert_eq!(ar("12 قتيلا على الأقل"), ["quantity 12 قتيلا [12] at-least = 12 قتيل"]);
    }

    #[test]
    fn arabic_duals_and_units() {
        assert_eq!(
            ar("مقتل شخصين وإصابة خمسة"),
            ["quantity شخصين [شخصين] = 2 شخص", "number خمسة [خمسة] = 5"]
        );
        assert_eq!(ar("الجولتان السابقتان"), ["quantity الجولتان [الجولتان] = 2 جولة"]);
        assert_eq!(ar("مهندسين"), Vec::<String>::new());
        assert_eq!(ar("اشترى طنا ونصف الطن"), ["quantity طنا ونصف الطن [طنا] = 1.5 t"]);
        assert_eq!(ar("بلغت الحرارة 2 تحت الصفر"), ["quantity 2 تحت الصفر [2] = -2 °"]);
        assert_eq!(ar("على بعد 5 كيلومترات"), ["quantity 5 كيلومترات [5] = 5 km"]);
    }
}
