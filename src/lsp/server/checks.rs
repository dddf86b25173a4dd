//! When documents are checked, and what is told of them then.

use super::Server;
use crate::lsp::subject::{Seen, Subject};
use crate::lsp::view::View;
use crate::lsp::worker::Job;
use crate::lsp::{commands, diagnostics, uri};
use crate::newsroom::Trouble;
use crate::settings;
use serde_json::json;
use std::time::Instant;

impl Server {
    /// Gives the worker the document that has waited longest, if it is time and the worker is free.
    pub(super) fn begin_check(&mut self) {
        if self.busy.is_some() {
            return;
        }
        let now = Instant::now();
        let due = self.drafts.iter_mut().filter(|(_, draft)| draft.due.is_some_and(|due| due <= now));
        let Some((key, draft)) = due.min_by_key(|(_, draft)| draft.due) else { return };
        draft.due = None;
        draft.since = Default::default();
        let plan = self.newsroom.plan(uri::path(&draft.uri).as_deref());
        let subject = Subject {
            name: uri::name(&draft.uri),
            language: draft.language,
            text: draft.text.clone(),
            revision: draft.revision,
            plan,
        };
        self.busy = Some(key.clone());
        let _ = self.worker.jobs.send(Job { key: key.clone(), subject });
        let lang = self.lang();
        // What is wrong with a rule file is shown in the file.
        let troubles = self.newsroom.troubles().into_iter().filter(|t| !matches!(t, Trouble::Rule(_)));
        troubles.for_each(|trouble| self.show(&trouble.say(lang)));
    }

    /// When the next document is to be checked.
    pub(super) fn next_due(&self) -> Option<Instant> {
        let free = self.busy.is_none();
        self.drafts.values().filter(|_| free).filter_map(|draft| draft.due).min()
    }

    /// A document was checked.
    pub(super) fn end_check(&mut self, key: &str, seen: Seen) {
        self.busy = None;
        let Some(draft) = self.drafts.get_mut(key) else { return };
        // A check that was begun before the document was opened anew saw another text.
        if seen.revision > draft.revision || opening(seen.revision) != opening(draft.revision) {
            return;
        }
        draft.take(seen);
        if draft.is_fresh() {
            self.publish(key);
        }
        self.answer_waiting(key);
    }

    /// Tells what is wrong with a document, to a client that does not ask, and its figures, to
    /// one that shows them.
    fn publish(&self, key: &str) {
        let Some(view) = self.view(key) else { return };
        if !self.client.pulls {
            let params =
                json!({ "uri": view.uri, "version": view.version, "diagnostics": diagnostics::all(&view) });
            self.notify("textDocument/publishDiagnostics", params);
        }
        if self.client.figures {
            let params = json!({ "uri": view.uri, "figures": commands::figures(view.seen) });
            self.notify("addsup/figures", params);
        }
    }

    /// A document as it was checked last.
    pub(super) fn view(&self, key: &str) -> Option<View<'_>> {
        let draft = self.drafts.get(key)?;
        let beside = uri::path(&draft.uri).map(|path| path.with_extension(settings::SIDECAR));
        Some(View {
            uri: &draft.uri,
            version: draft.version,
            text: &draft.text,
            shift: draft.shift,
            seen: draft.seen.as_deref()?,
            language: draft.language,
            sidecar: beside.and_then(|file| self.newsroom.text(&file)),
            client: &self.client,
            settings: &self.settings,
        })
    }

    /// Checks every open document anew.
    pub(super) fn check_all(&mut self) {
        let now = Instant::now();
        for draft in self.drafts.values_mut() {
            // The text is the same, yet what was seen in it holds no longer.
            draft.revision += 1;
            draft.due = Some(now);
        }
    }
}

/// Which opening of its document a revision belongs to.
fn opening(revision: u64) -> u64 {
    revision >> 32
}
