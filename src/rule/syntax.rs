//! The grammar of expressions, names not yet resolved.

use super::error::Fault;
use super::lex::{Expected, Parsed, keyword, mark, name, spanned, whole};
use super::literal::literal;
use super::typed::{ExprKind, Op};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::multispace0;
use nom::combinator::{cut, map, opt, value};
use nom::error::context;
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded};
use std::ops::Range;

/// How deep parentheses may nest; a rule file must not be able to exhaust the stack.
const DEEPEST: usize = 64;

/// How many operands one level may join: each makes the tree deeper.
const MOST_OPERANDS: usize = 100;

/// An expression as written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ast {
    pub kind: AstKind,
    pub at: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum AstKind {
    Literal(ExprKind),
    Name(String),
    Prop(String, String),
    Neg(Box<Ast>),
    Not(Box<Ast>),
    Binary(Op, Box<Ast>, Box<Ast>),
    Call(String, Vec<Ast>),
    /// `exists((x)-[:KIND {all: true}]->())`: variable, kind, whether the edge leaves it, whether
    /// the parts must be said to be all.
    Exists(String, String, bool, Option<bool>),
}

/// Parses all of `text`.
pub(super) fn parse(text: &str) -> Result<Ast, Fault> {
    whole(text, |input| expr(input, text.len(), 0))
}

/// Parses `expression`, then `as style` if it follows.
pub(super) fn parse_styled(text: &str) -> Result<(Ast, Option<String>), Fault> {
    whole(text, |input| {
        let (rest, ast) = expr(input, text.len(), 0)?;
        let style = preceded(keyword("as"), cut(context("a style (percent, sum, weekday, month)", name)));
        let (rest, style) = opt(style).parse(rest)?;
        Ok((rest, (ast, style.map(str::to_owned))))
    })
}

fn expr(input: &str, total: usize, depth: usize) -> Parsed<'_, Ast> {
    if depth > DEEPEST {
        return Err(nom::Err::Failure(Expected { rest: input, what: "fewer parentheses" }));
    }
    chain(input, total, depth, &[("or", Op::Or)], |input, total, depth| {
        chain(input, total, depth, &[("and", Op::And)], negated)
    })
}

type Level = fn(&str, usize, usize) -> Parsed<'_, Ast>;

/// Operands of one level joined by its operators, from the left.
fn chain<'a>(
    input: &'a str,
    total: usize,
    depth: usize,
    ops: &[(&'static str, Op)],
    operand: Level,
) -> Parsed<'a, Ast> {
    let (mut rest, mut left) = operand(input, total, depth)?;
    let mut operands = 1;
    'more: loop {
        for (sign, op) in ops {
            let is_word = sign.starts_with(char::is_alphabetic);
            let found = if is_word {
                keyword(sign)(rest).map(|(r, ())| r)
            } else {
                mark(sign).parse(rest).map(|(r, _)| r)
            };
            if let Ok(after) = found {
                operands += 1;
                if operands > MOST_OPERANDS {
                    return Err(nom::Err::Failure(Expected { rest, what: "fewer operands" }));
                }
                let (after, right) = cut(context("an operand", |i| operand(i, total, depth))).parse(after)?;
                let at = left.at.start..right.at.end;
                left = Ast { kind: AstKind::Binary(*op, Box::new(left), Box::new(right)), at };
                rest = after;
                continue 'more;
            }
        }
        return Ok((rest, left));
    }
}

fn negated(input: &str, total: usize, depth: usize) -> Parsed<'_, Ast> {
    match spanned(keyword("not"))(input) {
        Ok((rest, (_, tail))) if depth <= DEEPEST => {
            let (rest, inner) = cut(|i| negated(i, total, depth + 1)).parse(rest)?;
            let at = tail.range(total).start..inner.at.end;
            Ok((rest, Ast { kind: AstKind::Not(Box::new(inner)), at }))
        }
        _ => comparison(input, total, depth),
    }
}

fn comparison(input: &str, total: usize, depth: usize) -> Parsed<'_, Ast> {
    let (rest, left) = sums(input, total, depth)?;
    let sign = alt((
        value(Op::Ne, tag("!=")),
        value(Op::Ne, tag("<>")),
        value(Op::Le, tag("<=")),
        value(Op::Ge, tag(">=")),
        value(Op::Eq, tag("=")),
        value(Op::Lt, tag("<")),
        value(Op::Gt, tag(">")),
    ));
    let (rest, op) = opt(preceded(multispace0, sign)).parse(rest)?;
    let Some(op) = op else { return Ok((rest, left)) };
    let (rest, right) = cut(context("a value to compare with", |i| sums(i, total, depth))).parse(rest)?;
    let at = left.at.start..right.at.end;
    Ok((rest, Ast { kind: AstKind::Binary(op, Box::new(left), Box::new(right)), at }))
}

fn sums(input: &str, total: usize, depth: usize) -> Parsed<'_, Ast> {
    chain(input, total, depth, &[("+", Op::Add), ("-", Op::Sub)], |input, total, depth| {
        chain(input, total, depth, &[("*", Op::Mul), ("/", Op::Div)], unary)
    })
}

fn unary(input: &str, total: usize, depth: usize) -> Parsed<'_, Ast> {
    match spanned(tag("-"))(input) {
        Ok((rest, (_, tail))) if depth <= DEEPEST => {
            let (rest, inner) = cut(|i| unary(i, total, depth + 1)).parse(rest)?;
            let at = tail.range(total).start..inner.at.end;
            Ok((rest, Ast { kind: AstKind::Neg(Box::new(inner)), at }))
        }
        _ => context("a value: a number, a variable, a function or “(”", |i| primary(i, total, depth))
            .parse(input),
    }
}

fn primary(input: &str, total: usize, depth: usize) -> Parsed<'_, Ast> {
    let (input, _) = multispace0(input)?;
    if input.starts_with('(') {
        let inside = |i| expr(i, total, depth + 1);
        return delimited(tag("("), cut(inside), cut(context("“)”", mark(")")))).parse(input);
    }
    let (rest, (kind, tail)) =
        spanned(alt((map(literal, AstKind::Literal), exists, |i| call_or_name(i, total, depth))))(input)?;
    Ok((rest, Ast { kind, at: tail.range(total) }))
}

fn exists(input: &str) -> Parsed<'_, AstKind> {
    let (rest, ()) = keyword("exists")(input)?;
    let (rest, _) = mark("(").parse(rest)?;
    let node = |i| delimited(mark("("), opt(name), mark(")")).parse(i);
    let (rest, from) = cut(context("a node in parentheses", node)).parse(rest)?;
    let (rest, back) = alt((value(true, mark("<-")), value(false, mark("-")))).parse(rest)?;
    let truth = alt((value(true, keyword("true")), value(false, keyword("false"))));
    let all = delimited((mark("{"), keyword("all"), mark(":")), truth, mark("}"));
    let kind = delimited((mark("["), mark(":")), (name, opt(all)), mark("]"));
    let (rest, (kind, all)) =
        cut(context("an edge like [:KIND] or [:KIND {all: true}]", kind)).parse(rest)?;
    let arrow = if back { "-" } else { "->" };
    let (rest, _) = cut(context("the end of the edge: ->", mark(arrow))).parse(rest)?;
    let (rest, to) = cut(context("a node in parentheses", node)).parse(rest)?;
    let (rest, _) = cut(context("“)”", mark(")"))).parse(rest)?;
    match (from, to) {
        (Some(var), None) => Ok((rest, AstKind::Exists(var.into(), kind.into(), !back, all))),
        (None, Some(var)) => Ok((rest, AstKind::Exists(var.into(), kind.into(), back, all))),
        _ => Err(nom::Err::Failure(Expected { rest: input, what: "one matched node and one empty ()" })),
    }
}

fn call_or_name(input: &str, total: usize, depth: usize) -> Parsed<'_, AstKind> {
    let (rest, word) = name(input)?;
    if matches!(word, "and" | "or" | "not" | "as") {
        return Err(nom::Err::Error(Expected { rest: input, what: "" }));
    }
    if let Ok((rest, _)) = mark("(").parse(rest) {
        let arg = |i| expr(i, total, depth + 1);
        let (rest, args) = cut(context("arguments", separated_list1(mark(","), arg))).parse(rest)?;
        let (rest, _) = cut(context("“,” or “)”", mark(")"))).parse(rest)?;
        return Ok((rest, AstKind::Call(word.into(), args)));
    }
    if let Ok((rest, _)) = tag::<_, _, Expected<'_>>(".").parse(rest) {
        let (rest, prop) = cut(context("a property", name)).parse(rest)?;
        return Ok((rest, AstKind::Prop(word.into(), prop.into())));
    }
    Ok((rest, AstKind::Name(word.into())))
}
