//! The grammar of lines. A line that cannot be read to its end is told and the next one read all
//! the same; of a line the properties behind a mistake are read too.

use super::fault::{Faults, Problem, Want, nearest};
use super::lex::{
    LONGEST_FIGURE, Parsed, Piece, Source, Stop, Why, blanks, is_line_end, mark, name, one_of, text, want,
    whole, words, wrong,
};
use super::reading;
use super::syntax::{EdgeLine, Line, NodeLine, Term, Trait};
use super::words::{EDGES, HEADS, KINDS, QUALITIES, Quality};
use crate::document::{Span, parse_date, parse_lang};
use crate::graph::NodeKind;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while;
use nom::combinator::opt;
use nom::sequence::delimited;

/// How many figures a sum may have, and how many properties a line.
const MOST: usize = 1000;

/// All lines of a file, and what is wrong with it.
pub(super) fn lines<'a>(file: &'a str, faults: &mut Faults) -> Vec<Line<'a>> {
    let mut reader = Reader { source: Source { text: file, by_line: false }, faults };
    let mut lines = Vec::new();
    let mut rest = file.strip_prefix('\u{feff}').unwrap_or(file);
    while !rest.is_empty() {
        let indent = rest.len() - blanks(rest).map_or(rest.len(), |(after, _)| after.len());
        let start = rest.get(indent..).unwrap_or("");
        if start.is_empty() || start.starts_with(is_line_end) || start.starts_with('#') {
            rest = line_end(start);
            continue;
        }
        rest = match reader.line(start, indent > 0) {
            Ok((after, line)) => {
                lines.extend(line);
                after
            }
            Err(stop) => reader.told(stop, start),
        };
        // What else stands on the line is a remark, or was told.
        rest = line_end(rest);
    }
    lines
}

/// What follows the end of this line.
fn line_end(rest: &str) -> &str {
    match rest.find(is_line_end) {
        Some(at) => rest.get(at + 1..).unwrap_or(""),
        None => "",
    }
}

struct Reader<'a, 'f> {
    source: Source<'a>,
    faults: &'f mut Faults,
}

impl<'a> Reader<'a, '_> {
    /// Notes why a parse stopped; gives what is left from there on, at least a step behind `from`.
    fn told(&mut self, stop: nom::Err<Stop<'a>>, from: &'a str) -> &'a str {
        let (nom::Err::Error(stop) | nom::Err::Failure(stop)) = stop else { return "" };
        let (problem, bytes) = match stop.why {
            Why::Problem(problem, bytes) => {
                self.source.by_line |= problem == Problem::Unclosed;
                (problem, bytes)
            }
            Why::Want(want) => {
                let found = found(stop.rest);
                let bytes = found.len();
                (Problem::Expected(want, found), bytes)
            }
        };
        self.fault(problem, self.source.piece(stop.rest, stop.rest.get(..bytes).unwrap_or("")).span);
        // An open text would swallow the rest of the file.
        if stop.rest.len() < from.len() { stop.rest } else { from }
    }

    fn fault(&mut self, problem: Problem, span: Span) {
        self.faults.add(span, || problem);
    }

    fn line(
        &mut self,
        input: &'a str,
        indented: bool,
    ) -> Result<(&'a str, Option<Line<'a>>), nom::Err<Stop<'a>>> {
        let source = self.source;
        let Ok((after, first)) = name(source)(input) else {
            return want(input, Want::Statement);
        };
        if mark("=").parse(after).is_ok() {
            let node = (NodeKind::Claim, first);
            return self.node(after, node, indented);
        }
        if let Ok((after, ())) = words("says")(after) {
            let (rest, quote) = opt(text(source)).parse(after)?;
            let (rest, _) = opt(mark(":")).parse(rest)?;
            self.closed(rest);
            return Ok((rest, Some(Line::Says { source: first, quote: quote.map(|q| q.span) })));
        }
        match first.text {
            "document" => self.document(after),
            "given" => self.given(after),
            word => match KINDS.iter().find(|(known, _)| *known == word) {
                Some((_, kind)) => {
                    let (after, named) = name(source)(after)?;
                    self.node(after, (*kind, named), indented)
                }
                None => {
                    let known = KINDS.iter().map(|(word, _)| *word).chain(HEADS.iter().copied());
                    match nearest(word, known) {
                        Some(near) => {
                            let problem = Problem::UnknownWord(word.to_owned(), Some(near));
                            wrong(input, problem, word.len())
                        }
                        None => want(input, Want::Statement),
                    }
                }
            },
        }
    }

    /// Whether nothing but a remark is left of the line; if not, that is told.
    fn closed(&mut self, rest: &'a str) {
        let start = blanks(rest).map_or(rest, |(after, _)| after);
        if !(start.is_empty() || start.starts_with(is_line_end) || start.starts_with('#')) {
            let found = found(start);
            let span = self.source.piece(start, start.get(..found.len()).unwrap_or("")).span;
            self.fault(Problem::Expected(Want::Comma, found), span);
        }
    }

    fn document(&mut self, input: &'a str) -> Result<(&'a str, Option<Line<'a>>), nom::Err<Stop<'a>>> {
        let word = |input: &'a str| -> Parsed<'a, (&'a str, &'a str)> {
            let (start, _) = blanks(input)?;
            let (rest, word) = take_while(|c: char| !c.is_whitespace() && c != ',')(start)?;
            Ok((rest, (start, word)))
        };
        let (mut rest, title) = opt(text(self.source)).parse(input)?;
        loop {
            let (next, _) = opt(mark(",")).parse(rest)?;
            if let Ok((after, ())) = words("published")(next) {
                let (after, (at, day)) = word(after)?;
                if parse_date(day).is_none() {
                    return want(at, Want::Day);
                }
                rest = after;
            } else if let Ok((after, ())) = words("language")(next) {
                let (after, (at, code)) = word(after)?;
                if parse_lang(code).is_none() {
                    return want(at, Want::Language);
                }
                rest = after;
            } else {
                break;
            }
        }
        self.closed(rest);
        Ok((rest, Some(Line::Document { title })))
    }

    /// Signs are carried through brackets on a stack of their own: no depth of them is a depth of
    /// calls.
    fn given(&mut self, input: &'a str) -> Result<(&'a str, Option<Line<'a>>), nom::Err<Stop<'a>>> {
        const DEEPEST: usize = 16;
        let (rest, whole) = name(self.source)(input)?;
        let Ok((mut rest, _)) = mark("=").parse(rest) else {
            return want(blanks(rest)?.0, Want::Equals);
        };
        let mut terms: Vec<Term<'a>> = Vec::new();
        let mut outer: Vec<bool> = Vec::new();
        let (mut minus, mut base) = (false, false);
        loop {
            while let Ok((after, _)) = mark("(").parse(rest) {
                if outer.len() == DEEPEST {
                    return wrong(blanks(rest)?.0, Problem::TooDeep(DEEPEST), 1);
                }
                outer.push(base);
                base = minus;
                rest = after;
            }
            let (after, named) = name(self.source)(rest)?;
            if terms.len() == MOST {
                return wrong(rest, Problem::TooMany(MOST), named.text.len());
            }
            terms.push(Term { minus, name: named });
            rest = after;
            while let Ok((after, _)) = mark(")").parse(rest) {
                let Some(sign) = outer.pop() else { return want(blanks(rest)?.0, Want::Comma) };
                base = sign;
                rest = after;
            }
            match alt((mark("+"), mark("-"), mark("−"))).parse(rest) {
                Ok((after, sign)) => {
                    minus = base != (sign != "+");
                    rest = after;
                }
                Err(_) if outer.is_empty() => break,
                Err(_) => return want(blanks(rest)?.0, Want::Bracket),
            }
        }
        self.closed(rest);
        Ok((rest, Some(Line::Given { whole, terms })))
    }

    fn node(
        &mut self,
        input: &'a str,
        (kind, name): (NodeKind, Piece<'a>),
        indented: bool,
    ) -> Result<(&'a str, Option<Line<'a>>), nom::Err<Stop<'a>>> {
        let (rest, words) = match blanks(input)?.0.starts_with(['"', '|']) {
            true => text(self.source)(input).map(|(rest, words)| (rest, Some(words)))?,
            false => (input, None),
        };
        let (mut rest, phrase) = match mark("=").parse(rest) {
            Ok((after, _)) => phrase(self.source, after).map(|(rest, phrase)| (rest, Some(phrase)))?,
            Err(_) => (rest, None),
        };
        let mut traits = Vec::new();
        let mut count = 0;
        while let Ok((after, _)) = alt((mark(","), mark("،"))).parse(rest) {
            // Mistakes count: what they may have meant is the longest thing to work out.
            count += 1;
            if count > MOST {
                return wrong(after, Problem::TooMany(MOST), 0);
            }
            match one_trait(self.source, after) {
                Ok((after, found)) => {
                    traits.push(found);
                    rest = after;
                }
                Err(stop) => {
                    let at = self.told(stop, after);
                    rest = next_property(at);
                }
            }
        }
        self.closed(rest);
        Ok((rest, Some(Line::Node(NodeLine { kind, name, words, phrase, indented, traits }))))
    }
}

/// The words of a figure: between quotation marks, or up to a comma or the end of the line.
fn phrase<'a>(source: Source<'a>, input: &'a str) -> Parsed<'a, Piece<'a>> {
    let (start, _) = blanks(input)?;
    let (rest, piece) = match start.starts_with(['"', '|']) {
        true => text(source)(start)?,
        false => {
            let words = start.get(..bare(start)).unwrap_or("").trim_end();
            (start.get(words.len()..).unwrap_or(""), source.piece(start, words))
        }
    };
    match piece.text.len() {
        0 => want(start, Want::Figure),
        long if long > LONGEST_FIGURE => wrong(start, Problem::TooLong(LONGEST_FIGURE), long),
        _ => Ok((rest, piece)),
    }
}

/// How many bytes of a figure can stand without quotation marks: up to a line end, a remark, or a
/// comma that no figure goes on behind.
pub(super) fn bare(text: &str) -> usize {
    let mut blank = true;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let parts = matches!(c, ',' | '،') && chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if is_line_end(c) || parts || (c == '#' && blank) {
            return at;
        }
        blank = c.is_whitespace();
    }
    text.len()
}

fn one_trait<'a>(source: Source<'a>, input: &'a str) -> Parsed<'a, Trait<'a>> {
    if let Ok((rest, ())) = words("read as")(input) {
        return reading::reads(source, rest).map(|(rest, reads)| (rest, Trait::Reads(Box::new(reads))));
    }
    // "to" begins no quality and "past" no edge: whichever fits is meant.
    if let Ok((rest, quality)) = one_of(QUALITIES, Want::Property)(input) {
        return match quality {
            Quality::Named | Quality::Also => {
                text(source)(rest).map(|(rest, words)| (rest, Trait::Text(quality, words)))
            }
            Quality::Times => {
                let (rest, over) = whole(rest)?;
                let (rest, under) = opt((mark("/"), whole)).parse(rest)?;
                Ok((rest, Trait::Pair(quality, (over, under.map_or(1, |(_, under)| under)))))
            }
            Quality::Holding => {
                let (rest, low) = whole(rest)?;
                let (rest, high) = opt((mark(".."), whole)).parse(rest)?;
                Ok((rest, Trait::Pair(quality, (low, high.map_or(low, |(_, high)| high)))))
            }
            _ => Ok((rest, Trait::Is(quality))),
        };
    }
    let (rest, probably) = opt(words("probably")).parse(input)?;
    let Ok((rest, kind)) = one_of(EDGES, Want::Property)(rest) else { return unknown(rest) };
    let (rest, target) = name(source)(rest)?;
    let (rest, all) = opt(words("in all")).parse(rest)?;
    let (rest, cue) = match mark("(").parse(rest) {
        Ok((rest, _)) => {
            let (rest, cue) = text(source)(rest)?;
            match mark(")").parse(rest) {
                Ok((rest, _)) => (rest, Some(cue.span)),
                Err(_) => return want(blanks(rest)?.0, Want::Bracket),
            }
        }
        Err(_) => (rest, None),
    };
    let edge = EdgeLine { kind, inferred: probably.is_some(), all: all.is_some(), target, cue };
    Ok((rest, Trait::Edge(edge)))
}

/// A property that is none: the nearest that is, by as many words.
fn unknown<T>(input: &str) -> Parsed<'_, T> {
    let (start, _) = blanks(input)?;
    let here: Vec<&str> = start.split([' ', ',', '\n', '\r']).take(3).filter(|w| !w.is_empty()).collect();
    let Some(first) = here.first() else { return want(start, Want::Property) };
    let known = || EDGES.iter().map(|(word, _)| *word).chain(QUALITIES.iter().map(|(word, _)| *word));
    let fits = |count: usize| {
        let said = here.get(..count)?.join(" ");
        nearest(&said, known().filter(|word| word.split(' ').count() == count))
    };
    let near = (1..=3).rev().find_map(fits);
    let word: String = first.chars().take(40).collect();
    let bytes = word.len();
    wrong(start, Problem::UnknownWord(word, near), bytes)
}

/// From a mistake on: the comma before the next property of the line, or its end.
fn next_property(rest: &str) -> &str {
    let mut inside = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' => inside = !inside,
            ',' | '،' if !inside => return rest.get(at..).unwrap_or(""),
            _ if is_line_end(c) => return rest.get(at..).unwrap_or(""),
            _ => {}
        }
    }
    ""
}

/// The word at the head of what is left, shortened; nothing at the end of a line.
fn found(rest: &str) -> String {
    let word: &str = rest.split(|c: char| c.is_whitespace()).next().unwrap_or("");
    match word.char_indices().nth(24) {
        Some((end, _)) => word.get(..end).unwrap_or("").to_owned(),
        None => word.to_owned(),
    }
}

/// `( … )`, for fields that hold fields.
pub(super) fn bracketed<'a, T>(
    inner: impl Parser<&'a str, Output = T, Error = Stop<'a>>,
) -> impl Parser<&'a str, Output = T, Error = Stop<'a>> {
    delimited(mark("("), inner, mark(")"))
}
