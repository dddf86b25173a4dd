//! What settles a clash with one key.

use super::view::View;
use super::{commands, diagnostics, ignoring};
use crate::document::Document;
use crate::finding::{Finding, Replacement};
use crate::language::one_line;
use lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, Command, Diagnostic, DocumentChanges,
    OneOf, OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};
use serde_json::json;

/// What can be done in a range: each change that would settle one of its clashes, setting it aside,
/// the page of its rule.
pub(super) fn within(view: &View<'_>, range: Range, context: &CodeActionContext) -> Vec<CodeActionOrCommand> {
    let kinds = context.only.as_deref().unwrap_or(&[]);
    let wanted = |kind: &CodeActionKind| kind.as_str().is_empty() || kind == &CodeActionKind::QUICKFIX;
    if !kinds.is_empty() && !kinds.iter().any(wanted) {
        return Vec::new();
    }
    let Some(report) = view.seen.report() else { return Vec::new() };
    let document = &report.document;
    let touched: Vec<&Finding> = report.told().filter(|finding| touches(finding, range, view)).collect();
    let mut actions = Vec::new();
    for finding in &touched {
        let diagnostic = diagnostics::of(finding, document, view);
        actions.extend(finding.replacements.iter().map(|r| replace(r, finding, diagnostic.clone(), view)));
    }
    actions.extend(touched.iter().flat_map(|finding| ignoring::all(finding, view)));
    if view.client.shows {
        let mut rules: Vec<&str> = touched.iter().map(|finding| finding.rule.as_str()).collect();
        rules.dedup();
        actions.extend(rules.into_iter().map(|rule| page(rule, view)));
    }
    actions
}

/// Whether a place of a finding is in a range, or the range in it.
fn touches(finding: &Finding, range: Range, view: &View<'_>) -> bool {
    finding.labels.iter().any(|label| {
        let place = view.range(label.span);
        place.start <= range.end && range.start <= place.end
    })
}

/// One of the two figures changed, as it would read.
fn replace(
    replacement: &Replacement,
    finding: &Finding,
    diagnostic: Option<Diagnostic>,
    view: &View<'_>,
) -> CodeActionOrCommand {
    let mut places = finding.labels.iter().map(|l| l.span).filter(|span| span.overlaps(replacement.span));
    // What changes two places at once is told as a whole.
    let place = places.next().filter(|_| places.next().is_none());
    let before = view.words(place.unwrap_or(replacement.span));
    let after = one_line(&replacement.reads);
    let title = view.say("edit-change", &[&before, &after]);
    let new_text = view.document().map_or_else(|| replacement.text.clone(), |d| spelt(&replacement.text, d));
    let edit = TextEdit { range: view.range(replacement.span), new_text };
    CodeActionOrCommand::CodeAction(CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: diagnostic.map(|d| vec![d]),
        edit: Some(edits(view, vec![edit])),
        // Nobody knows which of the two is right.
        is_preferred: None,
        ..CodeAction::default()
    })
}

/// Text as the file's markup spells it.
fn spelt(text: &str, document: &Document) -> String {
    let markup = document.source.as_deref().is_some_and(|source| source.trim_start().starts_with('<'));
    if markup { text.replace('&', "&amp;").replace('<', "&lt;") } else { text.to_owned() }
}

fn page(rule: &str, view: &View<'_>) -> CodeActionOrCommand {
    CodeActionOrCommand::CodeAction(CodeAction {
        title: view.say("edit-page", &[rule]),
        kind: Some(CodeActionKind::QUICKFIX),
        command: Some(Command {
            title: view.say("edit-page", &[rule]),
            command: commands::RULE.into(),
            arguments: Some(vec![json!(rule)]),
        }),
        ..CodeAction::default()
    })
}

/// Changes of the document, with its version where the client wants it.
pub(super) fn edits(view: &View<'_>, edits: Vec<TextEdit>) -> WorkspaceEdit {
    if !view.client.versions {
        // The type has a cell inside for parts that are worked out late; they are no part of the key.
        #[allow(clippy::mutable_key_type)]
        let changes: std::collections::HashMap<Uri, Vec<TextEdit>> = [(view.uri.clone(), edits)].into();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let document =
        OptionalVersionedTextDocumentIdentifier { uri: view.uri.clone(), version: Some(view.version) };
    let edit =
        TextDocumentEdit { text_document: document, edits: edits.into_iter().map(OneOf::Left).collect() };
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(vec![edit])), ..WorkspaceEdit::default() }
}
