//! Enumerations: the members that commas and "and"s hold apart, with a figure or without:
//! "two schoolgirls, the tram driver and two pensioners who stood near the doors".

use crate::claim::Claim;
use crate::document::{Lang, Span};
use crate::graph::build::Draft;
use crate::language::{
    Clitics, Cue, EntryId, Function, GrammaticalNumber, NounClass, Sense, TokenKind, VerbClass,
};
use std::ops::Range;

/// How far from the beginning of its segment a member's figure may stand, in tokens, where
/// the segment holds more than one.
const HEAD: usize = 4;

/// What stands between two joints of an enumeration.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// Its tokens without the joint.
    pub tokens: Range<usize>,
    /// A comma or semicolon stands before it.
    pub comma: bool,
    /// A semicolon stands before it.
    pub strong: bool,
    /// An "and" stands before it or is glued to it.
    pub and: bool,
}

/// A member of an enumeration.
#[derive(Clone, Debug)]
pub(super) enum Member {
    /// With a figure: the claim.
    Figure(usize),
    /// Without: how many it is, and its words.
    Unnumbered(u32, Span),
}

/// Cuts `range` at commas, semicolons and "and"s that stand outside brackets and figures.
pub(super) fn segments(draft: &Draft<'_, '_>, block: usize, range: Range<usize>) -> Vec<Segment> {
    let claims = draft.claims;
    let inside = |at: usize| {
        claims.readings.get(block).is_some_and(|r| {
            let next = r.mentions.partition_point(|m| m.tokens.end <= at);
            r.mentions.get(next).is_some_and(|m| m.tokens.start < at && at < m.tokens.end)
        })
    };
    let mut found: Vec<Segment> = Vec::new();
    let mut open = Segment { tokens: range.start..range.start, comma: false, strong: false, and: false };
    let mut depth = 0usize;
    for at in range.clone() {
        if claims.is_mark(block, at, "([«") {
            depth += 1;
        } else if claims.is_mark(block, at, ")]»") {
            depth = depth.saturating_sub(1);
        }
        if depth > 0 || inside(at) {
            open.tokens.end = at + 1;
            continue;
        }
        let comma = claims.is_mark(block, at, ",،;؛");
        let word_and = and_word(draft, block, at);
        let glued = is_glued_and(draft, block, at);
        if !comma && word_and == 0 && !glued {
            open.tokens.end = at + 1;
            continue;
        }
        if !open.tokens.is_empty() {
            found.push(open.clone());
            open = Segment { tokens: at..at, comma: false, strong: false, and: false };
        }
        open.comma |= comma;
        open.strong |= claims.is_mark(block, at, ";؛");
        open.and |= word_and > 0 || glued;
        let start = if glued { at } else { at + word_and.max(1) };
        open.tokens = start..if glued { at + 1 } else { start };
    }
    if !open.tokens.is_empty() {
        found.push(open);
    }
    found
}

/// An Arabic "and" that is glued to the word.
fn is_glued_and(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    let Some(token) = draft.claims.token(block, at).filter(|t| t.kind == TokenKind::Word) else {
        return false;
    };
    let unknown = token.entry == EntryId::NONE && token.phrase == EntryId::NONE;
    let language = crate::language::of(draft.claims.document.language);
    token.clitics.has(Clitics::AND) || unknown && language.may_be_joined(draft.claims.text(block, at))
}

/// The length of an "and" of its own that begins at a token.
fn and_word(draft: &Draft<'_, '_>, block: usize, at: usize) -> usize {
    // "Gas & Electric" is one name.
    if draft.claims.is_mark(block, at, "&") {
        return 0;
    }
    let is_and = |s: &Sense| (*s == Sense::Function(Function::And)).then_some(());
    draft.claims.find(block, at..at + 1, is_and).map_or(0, |(tokens, ())| tokens.len())
}

enum Item {
    Member(Member),
    /// Says more of the member before it.
    Aside {
        parts: bool,
    },
    /// Words that may name what a figure behind the next "and" counts.
    Label,
    /// A member that cannot be counted: the others, several, people without a number.
    Open,
    /// Another clause begins.
    End,
}

/// The members of the enumeration that `range` begins with; `None` where one of them cannot
/// be counted, so that nothing can be said of their sum.
pub(super) fn members(
    draft: &Draft<'_, '_>,
    block: usize,
    range: Range<usize>,
    fits: &dyn Fn(&Claim<'_>) -> bool,
    people: bool,
) -> Option<Vec<Member>> {
    let mut found = Vec::new();
    let mut aside_parts = false;
    // "roads and bridges with 1.8 billion": the label of a figure to come has its own "and".
    let mut label = false;
    let mut joined = false;
    for segment in segments(draft, block, range) {
        // "12 men, among them two officers and a doctor, and five women"
        if aside_parts && segment.and && !segment.comma {
            continue;
        }
        aside_parts = false;
        // "19 Iranians, 11 Afghans and six Iraqis; a third of them, a dozen, were …"
        if segment.strong && joined {
            break;
        }
        joined |= segment.and;
        let item = item(draft, block, &segment, fits, people);
        if label && !(segment.and && !segment.comma && matches!(item, Item::Member(_) | Item::Label)) {
            return None;
        }
        label = false;
        match item {
            Item::Label => label = true,
            Item::Member(member) => found.push(member),
            Item::Aside { parts } => {
                if found.is_empty() {
                    return None;
                }
                aside_parts = parts;
            }
            Item::Open => return None,
            Item::End if found.is_empty() => return None,
            Item::End => break,
        }
    }
    (found.len() > 1 && !label).then_some(found)
}

fn item(
    draft: &Draft<'_, '_>,
    block: usize,
    segment: &Segment,
    fits: &dyn Fn(&Claim<'_>) -> bool,
    people: bool,
) -> Item {
    let claims = draft.claims;
    // «إضافة إلى مسعف»: one more of them, or others besides; which of the two is not said.
    if is_added(draft, block, segment) {
        return Item::Open;
    }
    let tokens = segment.tokens.clone();
    let head = tokens.start..tokens.start + 1;
    let opens = |test: &dyn Fn(&Sense) -> bool| claims.has(block, head.clone(), test);
    if opens(&|s| matches!(s, Sense::Cue(Cue::PartFollows))) {
        return Item::Aside { parts: true };
    }
    // "85 goats, many of them too weak to stand"
    let some = tokens.start..tokens.start + 3;
    if segment.comma
        && claims_in(draft, block, &tokens).next().is_none()
        && claims.has(block, some, |s| *s == Sense::Cue(Cue::PartFollows))
    {
        return Item::Aside { parts: false };
    }
    if opens(&|s| matches!(s, Sense::Cue(Cue::AccordingTo)))
        || tokens.clone().any(|at| is_said(draft, block, at))
    {
        return Item::End;
    }
    // «وأصيب ثلاثة آخرون»: a verb at the head of its segment begins another clause.
    let verb = opens(&|s| matches!(s, Sense::Verb(_))) && !opens(&|s| matches!(s, Sense::Noun(_)));
    let turns = opens(&|s| matches!(s, Sense::Function(Function::While | Function::But | Function::That)));
    if turns || draft.is_arabic(block) && verb {
        return Item::End;
    }
    let relative = opens(&|s| matches!(s, Sense::Function(Function::Who | Function::Which)));
    if relative {
        return Item::Aside { parts: false };
    }
    let figures: Vec<usize> = claims_in(draft, block, &tokens)
        .filter(|c| draft.get(*c).is_some_and(|c| fits(c) && !is_compared(draft, c)))
        .collect();
    match figures.as_slice() {
        _ if is_each(draft, block, &tokens) => Item::Open,
        [] if claims.has(block, tokens.clone(), |s| *s == Sense::Cue(Cue::Closed)) => Item::End,
        [] => unnumbered(draft, block, segment, people),
        [only] => Item::Member(Member::Figure(*only)),
        [first, ..] => {
            let near = draft.get(*first).is_some_and(|c| c.first_token() < tokens.start + HEAD);
            if near { Item::Member(Member::Figure(*first)) } else { Item::Open }
        }
    }
}

/// "In addition to" at the head of a segment.
fn is_added(draft: &Draft<'_, '_>, block: usize, segment: &Segment) -> bool {
    let start = segment.tokens.start;
    draft.claims.has(block, start..start + 1, |s| *s == Sense::Cue(Cue::Also))
}

/// A verb of saying, and nothing else (Arabic "بين" is also "between").
pub(super) fn is_said(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    let say = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Say);
    let grammar = |s: &Sense| matches!(s, Sense::Function(_) | Sense::Noun(_));
    draft.claims.has(block, at..at + 1, say) && !draft.claims.has(block, at..at + 1, grammar)
}

/// Claims whose figure stands in `tokens` of a block.
pub(super) fn claims_in<'a>(
    draft: &'a Draft<'_, '_>,
    block: usize,
    tokens: &Range<usize>,
) -> impl Iterator<Item = usize> + use<'a> {
    let all = &draft.claims.claims;
    let key = |c: &Claim<'_>, at: usize| (c.block, c.mention.tokens.start) < (block, at);
    let from = all.partition_point(|c| key(c, tokens.start));
    let to = all.partition_point(|c| key(c, tokens.end));
    from..to.max(from)
}

/// "one more than at Bari": a difference, no member.
fn is_compared(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let end = claim.end_token();
    let more = |s: &Sense| matches!(s, Sense::Cue(Cue::Further) | Sense::Verb(_));
    draft.claims.has(claim.block, end..end + 1, more)
        && draft.claims.has(claim.block, end + 1..end + 3, |s| *s == Sense::Function(Function::Than))
}

/// "one for each of the three", "as many again": a member whose number is not the figure.
fn is_each(draft: &Draft<'_, '_>, block: usize, tokens: &Range<usize>) -> bool {
    // «ونقطة من كل هزيمة»
    let every = draft.is_arabic(block)
        && tokens.clone().any(|at| {
            draft.claims.has(block, at..at + 1, |s| *s == Sense::Function(Function::Of))
                && draft.claims.has(block, at + 1..at + 2, |s| *s == Sense::Function(Function::All))
        });
    every || draft.claims.has(block, tokens.clone(), |s| matches!(s, Sense::Cue(Cue::Each | Cue::SameNumber)))
}

/// A member that has no figure: a person named or described counts one, a dual two.
fn unnumbered(draft: &Draft<'_, '_>, block: usize, segment: &Segment, people: bool) -> Item {
    let claims = draft.claims;
    let tokens = segment.tokens.clone();
    let at_head = |test: &dyn Fn(&Sense) -> bool| claims.has(block, tokens.start..tokens.start + 1, test);
    if claims.has(block, tokens.clone(), is_open) {
        return Item::Open;
    }
    let particle = claims
        .token(block, tokens.start)
        .is_some_and(|t| t.clitics.has(Clitics::BY) || t.clitics.has(Clitics::TO));
    let clause = at_head(&|s| {
        matches!(
            s,
            Sense::Function(
                Function::He
                    | Function::She
                    | Function::They
                    | Function::It
                    | Function::All
                    | Function::Those
                    | Function::There
                    | Function::But
                    | Function::While
                    | Function::Not
                    | Function::Both
                    | Function::Was
                    | Function::Be
            ) | Sense::Cue(Cue::Each)
                | Sense::Verb(_)
                | Sense::Modal(_)
        )
    });
    if clause {
        return Item::End;
    }
    let adverbial = particle
        || at_head(&|s| {
            matches!(
                s,
                Sense::Function(
                    Function::In
                        | Function::On
                        | Function::At
                        | Function::From
                        | Function::To
                        | Function::By
                        | Function::For
                        | Function::With
                        | Function::During
                        | Function::Of
                )
            )
        });
    if adverbial {
        return Item::Aside { parts: false };
    }
    let persons = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Person);
    match described(draft, block, &tokens) {
        Some((count, span)) if people => Item::Member(Member::Unnumbered(count, span)),
        _ if people && claims.has(block, tokens.clone(), persons) => Item::Open,
        // "Two teachers, a printer and four students": somebody whom no lexicon knows.
        _ if people && is_unknown(draft, block, &tokens) => Item::Open,
        // "640 in tents and caravans": more of what the figure before counts.
        _ if segment.and && !segment.comma => Item::Aside { parts: false },
        _ if people => Item::Aside { parts: false },
        _ => Item::Label,
    }
}

/// "A printer": an article and one word that no lexicon knows.
fn is_unknown(draft: &Draft<'_, '_>, block: usize, tokens: &Range<usize>) -> bool {
    let a = draft.claims.has(block, tokens.start..tokens.start + 1, |s| *s == Sense::Function(Function::A));
    a && tokens.len() == 2 && !draft.claims.has(block, tokens.start + 1..tokens.end, |_| true)
}

/// Words that leave the list open: the rest, others, several, dozens, most.
fn is_open(sense: &Sense) -> bool {
    matches!(sense, Sense::Cue(Cue::Rest | Cue::Others | Cue::Further) | Sense::Vague(..))
        || matches!(sense, Sense::Function(Function::Other))
}

/// One person that a noun phrase describes ("the tram driver", "her husband", "أم"), or two
/// ("سائقين" among counted nouns): how many, and the phrase as far as its noun.
pub(super) fn described(draft: &Draft<'_, '_>, block: usize, tokens: &Range<usize>) -> Option<(u32, Span)> {
    let claims = draft.claims;
    let english = claims.document.language == Lang::En;
    let article = claims.has(block, tokens.start..tokens.start + 1, |s| {
        matches!(s, Sense::Function(Function::A | Function::The | Function::Their))
    });
    if english && !article {
        return None;
    }
    let stop = |s: &Sense| {
        matches!(s, Sense::Verb(_))
            || matches!(
                s,
                Sense::Function(
                    Function::Of
                        | Function::In
                        | Function::On
                        | Function::At
                        | Function::From
                        | Function::Who
                        | Function::Which
                        | Function::That
                        | Function::With
                        | Function::By
                        | Function::For
                )
            )
    };
    let mut head = None;
    for at in tokens.clone().take(6) {
        let noun = claims.find(block, at..at + 1, |s| match s {
            Sense::Noun(n) => Some(*n),
            _ => None,
        });
        let Some((found, noun)) = noun else {
            if at > tokens.start && claims.has(block, at..at + 1, stop) {
                break;
            }
            continue;
        };
        head = Some((found.end, noun));
        // Arabic nouns stand first, English heads last.
        if !english {
            break;
        }
    }
    let (end, noun) = head?;
    let person = matches!(noun.class, NounClass::Person | NounClass::Dead | NounClass::Hurt);
    if !person || (!english && end > tokens.start + 1) {
        return None;
    }
    let span = claims.token(block, tokens.start)?.span.to(claims.token(block, end - 1)?.span);
    let word = claims.text(block, tokens.start);
    let dual = crate::language::of(claims.document.language).looks_dual(word);
    let owned = claims.token(block, tokens.start).is_some_and(|t| t.clitics.has(Clitics::OWNER));
    match noun.number {
        GrammaticalNumber::Singular => Some((1, span)),
        GrammaticalNumber::Dual => Some((2, span)),
        GrammaticalNumber::Plural => (dual && !owned).then_some((2, span)),
    }
}
