//! Setting a clash aside, with a reason: a remark in Markdown and HTML, the sidecar of other files.
//!
//! The reason that is written is one that newsrooms often have; it stands in plain sight, to be
//! put into other words.

use super::position;
use super::subject::Language;
use super::view::View;
use super::{actions, uri};
use crate::document::{Document, Format};
use crate::finding::Finding;
use crate::language::plain;
use crate::render::primary;
use crate::settings;
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CreateFile, CreateFileOptions, DocumentChangeOperation,
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Position, Range, ResourceOp,
    TextDocumentEdit, TextEdit, WorkspaceEdit,
};
use ropey::Rope;

/// Keys of the reasons that are offered.
const REASONS: [&str; 2] = ["edit-reason-right", "edit-reason-said"];

/// The ways to set a clash aside: here for each reason, and its rule in the whole file.
pub(super) fn all(finding: &Finding, view: &View<'_>) -> Vec<CodeActionOrCommand> {
    let Some(document) = view.document() else { return Vec::new() };
    let mut actions = Vec::new();
    for (whole, key) in REASONS.into_iter().map(|key| (false, key)).chain([(true, "edit-reason-right")]) {
        let reason = view.wording().phrase(key);
        let edit = match view.language {
            Language::Copy(Format::Markdown | Format::Html) => {
                remark(finding, document, (whole, reason), view)
            }
            _ => sidecar(finding, (whole, reason), view),
        };
        let title = if whole { "edit-ignore-file" } else { "edit-ignore" };
        let title = view.say(title, &[&finding.rule, reason]);
        actions.extend(edit.map(|edit| {
            CodeActionOrCommand::CodeAction(CodeAction {
                title,
                kind: Some(CodeActionKind::QUICKFIX),
                edit: Some(edit),
                ..CodeAction::default()
            })
        }));
    }
    actions
}

/// A remark behind the paragraph of the clash, or behind the first of the file.
fn remark(
    finding: &Finding,
    document: &Document,
    (whole, reason): (bool, &str),
    view: &View<'_>,
) -> Option<WorkspaceEdit> {
    let place = primary(finding)?.span;
    let mut blocks = document.blocks.iter();
    let block = if whole { blocks.next() } else { blocks.find(|block| block.span.overlaps(place)) }?;
    let verb = if whole { "ignore-file" } else { "ignore" };
    let new_text = format!(" <!-- addsup: {verb} {} {reason} -->", finding.rule);
    let end = document.file_range(block.span).end;
    let edit = TextEdit { range: view.bytes(end..end), new_text };
    Some(actions::edits(view, vec![edit]))
}

/// An entry at the end of the draft's sidecar, which is made if there is none.
fn sidecar(finding: &Finding, (whole, reason): (bool, &str), view: &View<'_>) -> Option<WorkspaceEdit> {
    let file = uri::path(view.uri)?.with_extension(settings::SIDECAR);
    let there = view.sidecar.as_deref();
    let mut entry = format!("[[ignore]]\nrule = {}\nreason = {}\n", quoted(&finding.rule), quoted(reason));
    if !whole {
        entry += &format!("words = {}\n", quoted(&view.words(primary(finding)?.span)));
    }
    let text = Rope::from_str(there.unwrap_or(""));
    let end = position::position(&text, text.len_bytes(), view.client.encoding);
    let gap = match there {
        Some(there) if !there.is_empty() && !there.ends_with('\n') => "\n\n",
        Some(there) if !there.is_empty() => "\n",
        _ => "",
    };
    let address = uri::of(&file)?;
    let edit = TextEdit { range: Range { start: end, end }, new_text: format!("{gap}{entry}") };
    let changes = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri: address.clone(), version: None },
        edits: vec![OneOf::Left(edit)],
    };
    let changes = DocumentChangeOperation::Edit(changes);
    if there.is_some() {
        return view.client.versions.then(|| WorkspaceEdit {
            document_changes: Some(DocumentChanges::Operations(vec![changes])),
            ..WorkspaceEdit::default()
        });
    }
    debug_assert_eq!(end, Position::default());
    let options = Some(CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) });
    let create = ResourceOp::Create(CreateFile { uri: address, options, annotation_id: None });
    view.client.creates.then(|| WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(vec![
            DocumentChangeOperation::Op(create),
            changes,
        ])),
        ..WorkspaceEdit::default()
    })
}

/// A text of TOML.
fn quoted(text: &str) -> String {
    toml::Value::String(plain(text)).to_string()
}
