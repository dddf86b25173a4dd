//! HTML to a tree, with the ends that pages leave out put in.

use super::element::{Role, ends_paragraph, is_void, known, known_attribute, role};
use super::tree::{Attribute, NodeKind, Tree};
use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use std::ops::Range;

/// Reads a stretch of `text`; spans count from the beginning of `text`.
pub(in crate::document) fn tree(text: &str, range: Range<usize>) -> Tree {
    let mut tree = Tree::new();
    let shift = range.start;
    let piece = text.get(range).unwrap_or("");
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(piece, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => start(&mut tree, &tag, shift),
            Token::EndTag(tag) => end(&mut tree, known(&tag.name)),
            Token::String(words) => {
                let span = shift + words.span.start..shift + words.span.end;
                tree.leaf(NodeKind::Text, span, Vec::new());
            }
            Token::Comment(words) => {
                let span = shift + words.span.start..shift + words.span.end;
                tree.leaf(NodeKind::Comment, span, Vec::new());
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
        if tree.full {
            break;
        }
    }
    tree.finish();
    tree
}

fn start(tree: &mut Tree, tag: &StartTag<usize>, shift: usize) {
    let name = known(&tag.name);
    let span = shift + tag.span.start..shift + tag.span.end;
    let attributes = tag.attributes.iter().filter_map(|(name, value)| {
        Some(Attribute {
            name: known_attribute(name)?,
            value: String::from_utf8_lossy(&value.value).into_owned(),
            span: shift + value.span.start..shift + value.span.end,
        })
    });
    let attributes = attributes.collect();
    close_implied(tree, name);
    match is_void(name) {
        true => tree.leaf(NodeKind::Element(name), span, attributes),
        false => {
            tree.enter(name, span, attributes);
        }
    }
}

/// Ends what cannot go on where this element begins.
fn close_implied(tree: &mut Tree, name: &str) {
    let in_table = |n: &str| n == "table";
    let in_list = |n: &str| matches!(n, "ul" | "ol" | "dl" | "table");
    match name {
        "a" => tree.cut(|n| n == "a"),
        "li" => tree.leave(|n| n == "li", in_list),
        "dt" | "dd" => tree.leave(|n| matches!(n, "dt" | "dd"), in_list),
        "tr" => tree.leave(|n| n == "tr", in_table),
        "td" | "th" => tree.leave(|n| matches!(n, "td" | "th"), |n| matches!(n, "table" | "tr")),
        "tbody" | "tfoot" => tree.leave(|n| matches!(n, "tbody" | "thead"), in_table),
        "option" => tree.leave(|n| n == "option", |n| n == "select"),
        "body" => tree.leave(|n| n == "head", |_| false),
        _ if ends_paragraph(name) => tree.leave(|n| n == "p", is_wall),
        _ => {}
    }
}

/// Elements that hold their paragraphs in.
fn is_wall(name: &str) -> bool {
    matches!(role(name), Role::Cell | Role::Table) || matches!(name, "button" | "object" | "body" | "html")
}

fn end(tree: &mut Tree, name: &'static str) {
    match name {
        // Pages end in closing tags of what they forgot to open; their text goes on.
        "" => tree.leave(|n| n.is_empty(), |_| true),
        "html" | "body" => {}
        _ if role(name) == Role::Inline => tree.cut(|n| n == name),
        "table" => tree.leave(|n| n == "table", |_| false),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let heading = |n: &str| matches!(n, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
            tree.leave(heading, is_wall);
        }
        "tr" | "tbody" | "thead" | "tfoot" | "td" | "th" => {
            tree.leave(|n| n == name, |n| n == "table");
        }
        _ => tree.leave(|n| n == name, is_wall),
    }
}
