//! Lists of names: how many people or places a list can hold. Ages, offices and other words
//! beside a name make the number uncertain; it is then a range, and the doubt is the list's.

use super::enumeration::{Segment, claims_in, described, is_said, segments};
use crate::document::{Lang, Span};
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, Sense, TokenKind};
use std::ops::Range;

/// A list of names: its words, and the fewest and most members they allow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names {
    pub span: Span,
    pub low: u32,
    pub high: u32,
    /// One past its last token.
    pub end: usize,
}

/// The list of names that `range` begins with.
pub(super) fn read(draft: &Draft<'_, '_>, block: usize, range: Range<usize>) -> Option<Names> {
    let segments = segments(draft, block, range);
    match draft.claims.document.language {
        Lang::En => english(draft, block, &segments),
        Lang::Ar => arabic(draft, block, &segments),
    }
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
    let mut list = Builder::default();
    for segment in segments {
        let role = role(draft, block, segment);
        let closed = list.joined && !strong;
        match role {
            Role::Name | Role::Described if segment.and => {
                // "…, and Home Secretary Ann Lee said": its verb ends the list.
                list.joined = true;
                list.member(segment, role, true);
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

#[derive(Default)]
struct Builder {
    low: u32,
    high: u32,
    names: u32,
    joined: bool,
    tokens: Option<Range<usize>>,
}

impl Builder {
    fn member(&mut self, segment: &Segment, role: Role, sure: bool) {
        self.low += u32::from(sure);
        self.high += 1;
        self.names += u32::from(role == Role::Name);
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
        Some(Names { span, low: self.low, high: self.high, end: tokens.end })
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
    let begins = is_name(draft, block, first) || has(first, &office) || has(first, &article);
    let parts = |s: &Sense| matches!(s, Sense::Cue(Cue::PartFollows));
    if !begins || claims.has(block, tokens.clone(), parts) {
        return Role::Other;
    }
    for at in tokens.clone().take(OFFICE) {
        if has(at, &time) || claims.is_mark(block, at, "\"“:") {
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

/// Arabic joins every member with "and": commas alone only say more of the last one.
fn arabic(draft: &Draft<'_, '_>, block: usize, segments: &[Segment]) -> Option<Names> {
    let claims = draft.claims;
    // With ", and" or ages in brackets between members, a bare "and" may stand inside one.
    let bracketed = |s: &Segment| claims.is_mark(block, s.tokens.end - 1, ")");
    let spaced = segments.iter().skip(1).any(|s| s.comma && s.and && !is_aside(draft, block, s));
    let mut list = Builder::default();
    // What follows a comma without "and" may be another sentence with its own "and"s.
    let mut doubtful = false;
    let mut after_bracket = false;
    for (index, segment) in segments.iter().enumerate() {
        if is_end(draft, block, segment) {
            break;
        }
        let aside = is_aside(draft, block, segment);
        if index == 0 {
            if aside {
                return None;
            }
            list.member(segment, Role::Name, true);
            if let Some((2, _)) = described(draft, block, &segment.tokens) {
                list.high += 1;
            }
        } else if aside {
            doubtful |= !segment.and;
        } else if segment.and {
            let apart = segment.comma || after_bracket;
            let sure = (apart || !spaced && !doubtful) && !is_verb(draft, block, segment);
            list.joined = true;
            list.member(segment, Role::Name, sure);
            if let Some((2, _)) = described(draft, block, &segment.tokens) {
                list.high += 1;
            }
        } else {
            doubtful = true;
            list.high += u32::from(!list.joined);
        }
        after_bracket = bracketed(segment);
    }
    list.done(draft, block)
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
    draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Verb(_) | Sense::Modal(_)))
        && !draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Noun(_)))
}

/// Another clause: said by whom, apart from, besides, while.
fn is_end(draft: &Draft<'_, '_>, block: usize, segment: &Segment) -> bool {
    let at = segment.tokens.start;
    draft.claims.has(block, at..at + 1, |s| {
        matches!(
            s,
            Sense::Cue(Cue::AccordingTo | Cue::Further | Cue::AfterEvent | Cue::BeforeEvent)
                | Sense::Function(Function::While | Function::But | Function::Not)
                | Sense::Weekday(_)
        )
    }) || (segment.comma && !segment.and && is_verb(draft, block, segment))
}
