//! Lists of names: how many people or places a list can hold. Ages, offices and other words
//! beside a name make the number uncertain; it is then a range, and the doubt is the list's.

use super::enumeration::{Segment, claims_in, described, is_said, segments};
use crate::document::{Lang, Span};
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, NounClass, Sense, TokenKind};
use std::ops::Range;

/// A list of names: its words, and the fewest and most members they allow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names {
    pub span: Span,
    pub low: u32,
    pub high: u32,
    /// One past its last token.
    pub end: usize,
    /// Every member is a short bare name.
    pub bare: bool,
}

/// The list of names that `range` begins with.
pub(super) fn read(draft: &Draft<'_, '_>, block: usize, range: Range<usize>) -> Option<Names> {
    let segments = segments(draft, block, range.start..dash(draft, block, range));
    match draft.claims.document.language {
        Lang::En => english(draft, block, &segments),
        Lang::Ar => arabic(draft, block, &segments),
    }
}

/// Where a dash that stands free ends the list, or its end.
fn dash(draft: &Draft<'_, '_>, block: usize, range: Range<usize>) -> usize {
    let token = |at: usize| draft.claims.token(block, at);
    let free = |at: &usize| {
        let space = |at: usize| token(at).is_some_and(|t| t.space_before);
        draft.claims.is_mark(block, *at, "-–—") && (space(*at) || space(*at + 1))
    };
    range.clone().skip(1).find(free).unwrap_or(range.end)
}

/// What a segment of an English list is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A name, with or without an office before it.
    Name,
    /// A person without a name: a new member or more of the one before.
    Described,
    /// Age, home, what they did.
    Aside,
    /// Something that no list of names holds.
    Other,
}

fn english(draft: &Draft<'_, '_>, block: usize, segments: &[Segment]) -> Option<Names> {
    let strong = segments.iter().any(|s| s.strong);
    if let Some(names) = parted(draft, block, segments) {
        return Some(names);
    }
    let mut list = Builder::default();
    for segment in segments {
        let role = role(draft, block, segment);
        let closed = list.joined && !strong;
        match role {
            Role::Name | Role::Described if segment.and => {
                // With a second "and", or semicolons, the first may stand inside a name.
                list.low -= u32::from(list.joined && !strong && list.low > 1);
                list.joined = true;
                list.member(segment, role, !strong || segment.strong);
                // "…, and Home Secretary Ann Lee said": its verb ends the list.
                if ends_in_verb(draft, block, &segment.tokens) {
                    break;
                }
            }
            Role::Aside | Role::Other if segment.and => break,
            _ if closed && segment.comma && role != Role::Aside => {
                if role != Role::Name || list.low == 0 {
                    break;
                }
                // Behind the last member a name says who it is, unless another "and" comes.
                list.high += 1;
            }
            Role::Name => {
                let first = list.low == 0 || !strong || segment.strong;
                list.member(segment, role, first);
            }
            Role::Described if strong && segment.strong => list.member(segment, role, true),
            Role::Described => list.high += u32::from(list.low > 0),
            Role::Aside if list.low > 0 => {}
            Role::Aside | Role::Other => break,
        }
        if list.low == 0 {
            return None;
        }
    }
    list.done(draft, block)
}

/// "The pit's director, Anton Reznik; its engineer, Pavel Sova; and Dmitri Lukash, who …": semicolons
/// part the members, each with a name in it.
fn parted(draft: &Draft<'_, '_>, block: usize, segments: &[Segment]) -> Option<Names> {
    let mut groups: Vec<Vec<&Segment>> = Vec::new();
    for segment in segments {
        match groups.last_mut() {
            Some(group) if !segment.strong => group.push(segment),
            _ => groups.push(vec![segment]),
        }
    }
    let named = |group: &Vec<&Segment>| {
        group.iter().any(|s| {
            let near = s.tokens.clone().take(OFFICE);
            near.into_iter().any(|at| is_name(draft, block, at))
        })
    };
    // A second "and" inside a member may join two people.
    let single = |group: &Vec<&Segment>| group.iter().skip(1).all(|s| !s.and);
    let last = groups.last()?.first()?;
    let sure = groups.len() > 1 && last.and && groups.iter().all(|g| named(g) && single(g));
    let count = u32::try_from(groups.len()).ok().filter(|_| sure)?;
    let (first, end) = (segments.first()?.tokens.start, last.tokens.end);
    let span = draft.claims.token(block, first)?.span.to(draft.claims.token(block, end - 1)?.span);
    Some(Names { span, low: count, high: count, end, bare: false })
}

#[derive(Default)]
struct Builder {
    low: u32,
    high: u32,
    names: u32,
    joined: bool,
    tokens: Option<Range<usize>>,
    /// Tokens of the longest member but the last.
    longest: usize,
    last: usize,
}

/// The longest bare name: "San Miguel de Tucuman".
const NAME: usize = 4;

impl Builder {
    fn member(&mut self, segment: &Segment, role: Role, sure: bool) {
        self.low += u32::from(sure);
        self.high += 1;
        self.names += u32::from(role == Role::Name);
        self.longest = self.longest.max(self.last);
        self.last = segment.tokens.len();
        let start = self.tokens.as_ref().map_or(segment.tokens.start, |t| t.start);
        self.tokens = Some(start..segment.tokens.end);
    }

    fn done(self, draft: &Draft<'_, '_>, block: usize) -> Option<Names> {
        let tokens = self.tokens.filter(|_| self.joined && self.low > 1 && self.names > 1)?;
        let mut last = tokens.end - 1;
        while last > tokens.start && draft.claims.is_mark(block, last, ".،,") {
            last -= 1;
        }
        let span = draft.claims.token(block, tokens.start)?.span.to(draft.claims.token(block, last)?.span);
        let bare = self.longest <= NAME;
        Some(Names { span, low: self.low, high: self.high, end: tokens.end, bare })
    }
}

/// How many words without a capital may stand before a name: "the health minister Ann Lee".
const OFFICE: usize = 6;

fn role(draft: &Draft<'_, '_>, block: usize, segment: &Segment) -> Role {
    let claims = draft.claims;
    let tokens = segment.tokens.clone();
    let first = tokens.start;
    let has = |at: usize, test: &dyn Fn(&Sense) -> bool| claims.has(block, at..at + 1, test);
    let time = |s: &Sense| matches!(s, Sense::Weekday(_) | Sense::Month(_) | Sense::Grain(_));
    let aside = |s: &Sense| {
        matches!(
            s,
            Sense::Function(
                Function::Who
                    | Function::Which
                    | Function::That
                    | Function::Both
                    | Function::In
                    | Function::On
                    | Function::At
                    | Function::From
                    | Function::Of
                    | Function::All
                    | Function::With
                    | Function::By
                    | Function::For
                    | Function::To
            )
        )
    };
    let figure = claims_in(draft, block, &(first..first + 2)).next().is_some();
    if has(first, &aside) || (figure && !is_name(draft, block, first)) {
        // "a 17-year-old boy" is a person, "34" an age.
        return if described(draft, block, &tokens).is_some() { Role::Described } else { Role::Aside };
    }
    let office = |s: &Sense| matches!(s, Sense::Noun(_) | Sense::Quality(..) | Sense::Rank(_));
    let article = |s: &Sense| matches!(s, Sense::Function(Function::A | Function::The | Function::Their));
    let person = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Person);
    let name_at = tokens.clone().take(OFFICE).find(|at| is_name(draft, block, *at)).unwrap_or(first);
    let begins = is_name(draft, block, first)
        || has(first, &office)
        || has(first, &article)
        || claims.has(block, first..name_at, person);
    let parts = |s: &Sense| matches!(s, Sense::Cue(Cue::PartFollows));
    if !begins || claims.has(block, tokens.clone(), parts) {
        return Role::Other;
    }
    for at in tokens.clone().take(OFFICE) {
        let dated = has(at, &time) && !is_name(draft, block, at + 1);
        if dated || claims.is_mark(block, at, "\"“:") {
            return Role::Other;
        }
        if is_name(draft, block, at) {
            return Role::Name;
        }
        let verb = |s: &Sense| matches!(s, Sense::Verb(_) | Sense::Modal(_) | Sense::Function(Function::Was));
        let noun = |s: &Sense| matches!(s, Sense::Noun(_));
        if is_said(draft, block, at) || (has(at, &verb) && !has(at, &noun)) {
            return Role::Other;
        }
        if at > first && has(at, &aside) && !claims.is_mark(block, at, "-") {
            let office = has(at, &|s| matches!(s, Sense::Function(Function::Of)));
            if !office {
                break;
            }
        }
    }
    if described(draft, block, &tokens).is_some() { Role::Described } else { Role::Other }
}

/// A word with a capital that is no grammar word.
fn is_name(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    let grammar = |s: &Sense| matches!(s, Sense::Function(_) | Sense::Cue(_) | Sense::Modal(_));
    draft.claims.token(block, at).is_some_and(|t| t.kind == TokenKind::Word && t.capital)
        && !draft.claims.has(block, at..at + 1, grammar)
}

fn ends_in_verb(draft: &Draft<'_, '_>, block: usize, tokens: &Range<usize>) -> bool {
    tokens.clone().skip(1).any(|at| {
        let verb = |s: &Sense| matches!(s, Sense::Verb(_) | Sense::Function(Function::Was | Function::Have));
        draft.claims.has(block, at..at + 1, verb) && !is_name(draft, block, at)
    })
}

/// The most words that a member can have and still be surely one.
const WORDS: usize = 5;

/// Arabic joins every member with "and": commas alone only say more of the last one.
fn arabic(draft: &Draft<'_, '_>, block: usize, segments: &[Segment]) -> Option<Names> {
    let claims = draft.claims;
    let first = segments.first()?;
    let bracketed = |s: &Segment| claims.is_mark(block, s.tokens.end - 1, ")");
    let long = first.tokens.len() > WORDS + 3 && !bracketed(first);
    if is_aside(draft, block, first) || is_verb(draft, block, first) || long {
        return None;
    }
    let joins = |s: &&Segment| s.and && !is_aside(draft, block, s);
    let ands = |comma: bool| segments.iter().skip(1).filter(joins).filter(|s| s.comma == comma).count();
    // With ", and" between members, a bare "and" may stand inside one.
    let spaced = ands(true) > 0 && ands(true) >= ands(false);
    let mut list = Builder::default();
    // What follows a long member may be another sentence with its own "and"s.
    let mut doubtful = false;
    // "خط النقل من محطات وباصات": behind a preposition, all may belong to the member before.
    let mut tail = false;
    let mut before: Option<&Segment> = None;
    for (index, segment) in segments.iter().enumerate() {
        if is_end(draft, block, segment) {
            list.high += u32::from(is_besides(draft, block, segment));
            break;
        }
        if is_no_name(draft, block, segment) {
            if list.joined && !segment.and {
                break;
            }
            return None;
        }
        let aside = index > 0 && is_aside(draft, block, segment);
        let long = words(draft, block, segment) > WORDS && !bracketed(segment);
        if index == 0 || segment.and && !aside {
            let inside = before.is_some_and(|b| may_continue(draft, block, b, segment));
            tail = !segment.comma && (tail || before.is_some_and(|b| has_tail(draft, block, b)));
            let after_bracket = before.is_some_and(bracketed);
            let jointed = after_bracket || segment.comma == spaced;
            let odd = doubtful || long || inside || tail || is_verb(draft, block, segment);
            let sure = index == 0 || jointed && !odd;
            list.joined |= index > 0;
            list.member(segment, Role::Name, sure);
            if let Some((2, _)) = described(draft, block, &segment.tokens) {
                list.high += 1;
            }
            doubtful |= long || is_verb(draft, block, segment);
        } else {
            doubtful |= segment.tokens.len() > WORDS;
            list.high += u32::from(!list.joined && !aside);
        }
        before = Some(segment);
    }
    list.done(draft, block)
}

/// Words of a member as far as the first preposition, verb or bracket.
fn words(draft: &Draft<'_, '_>, block: usize, segment: &Segment) -> usize {
    let stop = |at: &usize| {
        let token = draft.claims.token(block, *at);
        let known = |s: &Sense| matches!(s, Sense::Function(_) | Sense::Verb(_));
        token.is_none_or(|t| t.kind != TokenKind::Word)
            || *at > segment.tokens.start && draft.claims.has(block, *at..*at + 1, known)
    };
    segment.tokens.clone().take_while(|at| !stop(at)).count()
}

/// "هيئة الأمر بالمعروف والنهي", "المغنية ويلو سميث": what "and" seems to join may be the rest
/// of a name of several words, or a name whose first letter is that of "and".
fn may_continue(draft: &Draft<'_, '_>, block: usize, before: &Segment, segment: &Segment) -> bool {
    if segment.comma {
        return false;
    }
    let token = |at: usize| draft.claims.token(block, at);
    let definite = token(segment.tokens.start).is_some_and(|t| {
        let language = crate::language::of(draft.claims.document.language);
        t.clitics.has(Clitics::THE)
            || language.may_be_definite(draft.claims.text(block, segment.tokens.start))
    });
    // «السورية لينا العظم والمصري حازم شلبي»: each begins with what he is.
    let headed = |s: &Segment| {
        let at = s.tokens.start;
        token(at).is_some_and(|t| t.clitics.has(Clitics::THE))
            && s.tokens.len() > 1
            && draft.claims.has(block, at..at + 1, |s| {
                matches!(s, Sense::Quality(..)) || matches!(s, Sense::Noun(n) if n.class == NounClass::Person)
            })
    };
    if headed(before) && headed(segment) {
        return false;
    }
    let title = before.tokens.len() == 1
        && draft
            .claims
            .has(block, before.tokens.clone(), |s| matches!(s, Sense::Noun(_) | Sense::Quality(..)));
    let unknown = token(segment.tokens.start).is_some_and(|t| t.entry == crate::language::EntryId::NONE);
    definite && before.tokens.len() > 1 || title && unknown && !definite
}

/// A member that goes on behind a preposition or verb.
fn has_tail(draft: &Draft<'_, '_>, block: usize, segment: &Segment) -> bool {
    let closed = draft.claims.is_mark(block, segment.tokens.end - 1, ")");
    !closed && words(draft, block, segment) < segment.tokens.len()
}

/// Figures outside brackets, quotation marks, ordinals and days are in no list of names.
fn is_no_name(draft: &Draft<'_, '_>, block: usize, segment: &Segment) -> bool {
    // «سر المنارة» لمنى الشريف: a title and whose it is.
    let titled = draft.claims.is_mark(block, segment.tokens.start, "«")
        || draft.claims.is_mark(block, segment.tokens.start + 1, "«") && segment.and;
    let marks = if titled { "\":" } else { "\"“”«»:" };
    let quote = segment.tokens.clone().any(|at| draft.claims.is_mark(block, at, marks));
    let told = |s: &Sense| matches!(s, Sense::Ordinal(_) | Sense::RelativeDay(_) | Sense::Weekday(_));
    let figure = claims_in(draft, block, &segment.tokens).any(|c| {
        draft.get(c).is_some_and(|c| {
            let open = c.first_token().checked_sub(1).is_some_and(|at| draft.claims.is_mark(block, at, "("));
            (c.is_quantity() || c.is_share()) && !open
        })
    });
    let head = segment.tokens.start..segment.tokens.start + 2;
    quote || figure || draft.claims.has(block, head, told)
}

/// "وهو سائق", "الذي كان", "من عكار": more of the member before.
fn is_aside(draft: &Draft<'_, '_>, block: usize, segment: &Segment) -> bool {
    let at = segment.tokens.start;
    let particle = draft
        .claims
        .token(block, at)
        .is_some_and(|t| t.clitics.has(Clitics::BY) || t.clitics.has(Clitics::TO));
    particle
        || draft.claims.has(block, at..at + 1, |s| {
            matches!(
                s,
                Sense::Function(
                    Function::He
                        | Function::She
                        | Function::They
                        | Function::Both
                        | Function::Who
                        | Function::Which
                        | Function::That
                        | Function::In
                        | Function::On
                        | Function::At
                        | Function::From
                        | Function::Of
                        | Function::To
                        | Function::With
                        | Function::By
                        | Function::During
                )
            )
        })
}

fn is_verb(draft: &Draft<'_, '_>, block: usize, segment: &Segment) -> bool {
    let at = segment.tokens.start;
    let unknown = draft.claims.token(block, at).is_some_and(|t| t.entry == crate::language::EntryId::NONE);
    let language = crate::language::of(draft.claims.document.language);
    if unknown && language.may_be_verb(draft.claims.text(block, at)) {
        return true;
    }
    draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Verb(_) | Sense::Modal(_)))
        && !draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Noun(_)))
}

/// Another clause: said by whom, apart from, besides, while.
fn is_end(draft: &Draft<'_, '_>, block: usize, segment: &Segment) -> bool {
    let at = segment.tokens.start;
    draft.claims.has(block, at..at + 1, |s| {
        matches!(
            s,
            Sense::Cue(
                Cue::AccordingTo | Cue::Further | Cue::AfterEvent | Cue::BeforeEvent | Cue::Respectively
            ) | Sense::Function(Function::While | Function::But | Function::Not)
                | Sense::Weekday(_)
        )
    }) || (segment.comma && !segment.and && is_verb(draft, block, segment))
        || (segment.comma && segment.and && is_clause(draft, block, segment))
}

/// «، وقد أحيلوا على القضاء»: what a particle of verbs opens tells something else of them all.
fn is_clause(draft: &Draft<'_, '_>, block: usize, segment: &Segment) -> bool {
    let at = segment.tokens.start;
    let alone = draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::AND));
    alone
        && draft.claims.has(block, at..at + 1, |s| {
            matches!(s, Sense::Cue(Cue::Pluperfect) | Sense::Modal(_) | Sense::Function(Function::Was))
        })
}

/// "إضافة إلى", "فضلا عن": one more may be meant.
fn is_besides(draft: &Draft<'_, '_>, block: usize, segment: &Segment) -> bool {
    let at = segment.tokens.start;
    draft.claims.has(block, at..at + 1, |s| *s == Sense::Cue(Cue::Further))
}
