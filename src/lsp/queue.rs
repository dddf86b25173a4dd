//! Questions that wait for a document to be checked.

use super::view::View;
use super::{actions, claim_files, commands, diagnostics, hints, hover, navigation, symbols};
use lsp_server::{ErrorCode, RequestId};
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentDiagnosticRequest, DocumentSymbolRequest, ExecuteCommand,
    Formatting, GotoDefinition, HoverRequest, InlayHintRequest, References, Request,
};
use lsp_types::{
    CompletionResponse, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, GotoDefinitionResponse, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};
use serde_json::Value;

/// A question about a document.
pub(super) struct Question {
    pub id: RequestId,
    pub method: String,
    pub params: Value,
    /// The document's address.
    pub key: String,
    /// It waits for the document as it was when it was asked.
    pub revision: u64,
}

/// An answer, or why there is none.
pub(super) type Answer = Result<Value, (ErrorCode, String)>;

/// Questions about one document that an older check answers too, the places moved along with what
/// was typed since; all others are about the document as it is.
pub(super) fn is_patient(method: &str) -> bool {
    !matches!(
        method,
        HoverRequest::METHOD
            | DocumentSymbolRequest::METHOD
            | InlayHintRequest::METHOD
            | GotoDefinition::METHOD
            | References::METHOD
    )
}

/// Whether the server answers such a question.
pub(super) fn is_known(method: &str) -> bool {
    !is_patient(method)
        || matches!(
            method,
            CodeActionRequest::METHOD
                | Completion::METHOD
                | DocumentDiagnosticRequest::METHOD
                | ExecuteCommand::METHOD
                | Formatting::METHOD
        )
}

/// The address of the document that a question is about.
pub(super) fn key(method: &str, params: &Value) -> Option<String> {
    let uri = match method {
        ExecuteCommand::METHOD => params.pointer("/arguments/0"),
        _ => params.pointer("/textDocument/uri"),
    };
    uri?.as_str().map(str::to_owned)
}

/// Answers a question about a document that was checked.
pub(super) fn answer(question: &Question, view: &View<'_>) -> Answer {
    let params = || question.params.clone();
    match question.method.as_str() {
        HoverRequest::METHOD => {
            typed::<HoverRequest>(params(), |p| hover::at(view, p.text_document_position_params.position))
        }
        CodeActionRequest::METHOD => {
            typed::<CodeActionRequest>(params(), |p| Some(actions::within(view, p.range, &p.context)))
        }
        DocumentSymbolRequest::METHOD => {
            typed::<DocumentSymbolRequest>(params(), |_| Some(symbols::all(view)))
        }
        GotoDefinition::METHOD => typed::<GotoDefinition>(params(), |p| {
            Some(GotoDefinitionResponse::Array(navigation::definition(
                view,
                p.text_document_position_params.position,
            )))
        }),
        References::METHOD => typed::<References>(params(), |p| {
            Some(navigation::references(view, p.text_document_position.position))
        }),
        InlayHintRequest::METHOD => {
            typed::<InlayHintRequest>(params(), |p| Some(hints::within(view, p.range)))
        }
        Completion::METHOD => typed::<Completion>(params(), |p| {
            Some(CompletionResponse::Array(claim_files::completion(view, p.text_document_position.position)))
        }),
        Formatting::METHOD => typed::<Formatting>(params(), |_| claim_files::formatting(view)),
        DocumentDiagnosticRequest::METHOD => {
            typed::<DocumentDiagnosticRequest>(params(), |p| report(view, p.previous_result_id))
        }
        ExecuteCommand::METHOD => typed::<ExecuteCommand>(params(), |p| {
            let second = p.arguments.get(1).and_then(Value::as_str).unwrap_or("");
            Some(match p.command.as_str() {
                commands::GRAPH => commands::graph(view.seen, second),
                _ => commands::figures(view.seen),
            })
        }),
        other => Err((ErrorCode::MethodNotFound, other.to_owned())),
    }
}

/// What is to be said of a document that is not open, or not at all of this kind: nothing.
pub(super) fn nothing(method: &str) -> Value {
    match method {
        DocumentDiagnosticRequest::METHOD => serde_json::json!({ "kind": "full", "items": [] }),
        _ => Value::Null,
    }
}

/// Reads the parameters of a question and writes its answer.
fn typed<R: Request>(params: Value, answer: impl FnOnce(R::Params) -> R::Result) -> Answer {
    match serde_json::from_value::<R::Params>(params) {
        Ok(params) => Ok(serde_json::to_value(answer(params)).unwrap_or_default()),
        Err(error) => Err((ErrorCode::InvalidParams, format!("{}: {error}", R::METHOD))),
    }
}

/// The diagnostics of a document, unless the client has them already.
fn report(view: &View<'_>, previous: Option<String>) -> DocumentDiagnosticReportResult {
    let items = diagnostics::all(view);
    let result_id = diagnostics::result_id(&items);
    DocumentDiagnosticReportResult::Report(if previous.as_deref() == Some(&result_id) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id: Some(result_id),
                items,
            },
        })
    })
}
