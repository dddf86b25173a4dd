//! What the client tells without a question.

use super::{Phase, Server};
use crate::document::Format;
use crate::lsp::drafts::Draft;
use crate::lsp::subject::Language;
use crate::lsp::uri;
use lsp_server::{Notification, RequestId, Response};
use lsp_types::notification::{
    Cancel, DidChangeConfiguration, DidChangeTextDocument, DidChangeWatchedFiles, DidChangeWorkspaceFolders,
    DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument, Initialized, Notification as _,
    WorkDoneProgressCancel,
};
use lsp_types::{
    DidChangeTextDocumentParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, NumberOrString,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::time::Instant;

impl Server {
    /// What is not known, comes too early or cannot be read is passed over.
    pub(super) fn notification(&mut self, note: Notification) {
        if self.phase != Phase::Open {
            return;
        }
        let Notification { method, params } = note;
        match method.as_str() {
            DidOpenTextDocument::METHOD => read(params, |p| self.open(p)),
            DidChangeTextDocument::METHOD => read(params, |p| self.change(p)),
            DidCloseTextDocument::METHOD => read(params, |p| self.close(&p)),
            DidSaveTextDocument::METHOD => read(params, |p| self.saved(&p)),
            DidChangeConfiguration::METHOD => self.changed_configuration(&params),
            DidChangeWatchedFiles::METHOD => self.reload(),
            DidChangeWorkspaceFolders::METHOD => read(params, |p| self.change_folders(p)),
            Cancel::METHOD => read(params, |p: lsp_types::CancelParams| {
                self.cancel(&match p.id {
                    NumberOrString::Number(number) => RequestId::from(number),
                    NumberOrString::String(text) => RequestId::from(text),
                });
            }),
            WorkDoneProgressCancel::METHOD => self.stop_all(),
            Initialized::METHOD => self.begin(),
            _ => {}
        }
    }

    pub(super) fn response(&mut self, response: Response) {
        let id = response.id.to_string();
        if let Ok(value) = response.response_result
            && id.trim_matches('"').starts_with("workspace/configuration ")
        {
            self.configured(value.get(0).unwrap_or(&Value::Null));
        }
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let key = params.text_document.uri.to_string();
        let mut draft = Draft::open(params.text_document);
        // One that is opened again does not count from the same number, or a check of the old text
        // would pass for one of the new.
        self.opened += 1;
        draft.revision = self.opened << 32;
        draft.due = Some(Instant::now());
        let sets = draft.language.sets();
        self.drafts.insert(key, draft);
        if sets {
            self.reload();
        }
    }

    fn change(&mut self, params: DidChangeTextDocumentParams) {
        let encoding = self.client.encoding;
        let pause = self.settings.pause();
        let Some(draft) = self.drafts.get_mut(params.text_document.uri.as_str()) else { return };
        draft.version = params.text_document.version;
        for change in &params.content_changes {
            draft.change(change, encoding);
        }
        let asked = self.waiting.iter().any(|question| question.key == params.text_document.uri.as_str());
        draft.due = Some(Instant::now() + if asked { std::time::Duration::ZERO } else { pause });
        if draft.language.sets() {
            self.reload();
        }
    }

    /// A saved rule file or fact sheet is used by others; beside a saved draft a sidecar may be new.
    fn saved(&mut self, params: &DidSaveTextDocumentParams) {
        let Some(draft) = self.drafts.get_mut(params.text_document.uri.as_str()) else { return };
        match draft.language {
            Language::Copy(Format::Claims) | Language::Rule => self.reload(),
            _ => {
                draft.revision += 1;
                draft.due = Some(Instant::now());
            }
        }
    }

    fn close(&mut self, params: &DidCloseTextDocumentParams) {
        let key = params.text_document.uri.as_str();
        let closed = self.drafts.remove(key);
        if closed.as_ref().is_some_and(|draft| draft.language.sets()) {
            self.reload();
        }
        if closed.is_some() && !self.client.pulls {
            // It is not shown any more, and nobody will say when it changes.
            self.notify("textDocument/publishDiagnostics", json!({ "uri": key, "diagnostics": [] }));
        }
        let (gone, waiting) =
            std::mem::take(&mut self.waiting).into_iter().partition(|question| question.key == key);
        self.waiting = waiting;
        let gone: Vec<crate::lsp::queue::Question> = gone;
        gone.into_iter().for_each(|question| self.answer(question));
    }

    fn change_folders(&mut self, params: DidChangeWorkspaceFoldersParams) {
        let removed: Vec<_> = params.event.removed.iter().filter_map(|f| uri::path(&f.uri)).collect();
        self.folders.retain(|folder| !removed.contains(folder));
        self.folders.extend(params.event.added.iter().filter_map(|f| uri::path(&f.uri)));
        self.reload();
    }
}

/// Reads what was told; what has another form is passed over.
fn read<P: DeserializeOwned>(params: Value, take: impl FnOnce(P)) {
    if let Ok(params) = serde_json::from_value(params) {
        take(params);
    }
}
