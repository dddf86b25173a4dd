//! Questions of the client.

use super::{Phase, Server};
use crate::lsp::queue::{self, Question};
use crate::lsp::sweep::{Purpose, Sweep};
use crate::lsp::view::say;
use crate::lsp::{commands, pages, uri};
use lsp_server::{ErrorCode, Request, RequestId};
use lsp_types::WorkspaceDiagnosticParams;
use lsp_types::request::{ExecuteCommand, Request as _, WorkspaceDiagnosticRequest};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

impl Server {
    pub(super) fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        match (self.phase, method.as_str()) {
            (Phase::New, "initialize") => {
                let answer = self.introduce(&params);
                self.reply(id, Ok(answer));
            }
            (Phase::New, _) => self.reply(id, Err((ErrorCode::ServerNotInitialized, method))),
            (Phase::Open, "shutdown") => {
                self.phase = Phase::Closing;
                self.reply(id, Ok(Value::Null));
            }
            (Phase::Closing, _) | (_, "initialize") => {
                self.reply(id, Err((ErrorCode::InvalidRequest, method)))
            }
            (Phase::Open, WorkspaceDiagnosticRequest::METHOD) => self.pull_workspace(id, params),
            (Phase::Open, ExecuteCommand::METHOD) => self.command(id, method, params),
            (Phase::Open, other) if queue::is_known(other) => self.question(id, method, params),
            _ => self.reply(id, Err((ErrorCode::MethodNotFound, method))),
        }
    }

    /// A question about a document: answered now if that was checked, else when it is.
    fn question(&mut self, id: RequestId, method: String, params: Value) {
        let Some(key) = queue::key(&method, &params) else {
            return self.reply(id, Err((ErrorCode::InvalidParams, method)));
        };
        let Some(draft) = self.drafts.get_mut(&key) else {
            return self.reply(id, Ok(queue::nothing(&method)));
        };
        let revision = draft.revision;
        let question = Question { id, method, params, key, revision };
        let ready = draft.is_fresh() || (draft.seen.is_some() && !queue::is_patient(&question.method));
        if ready {
            return self.answer(question);
        }
        draft.due = Some(Instant::now());
        self.waiting.push(question);
    }

    /// Answers a question about a document that was checked.
    pub(super) fn answer(&self, question: Question) {
        let answer = match self.view(&question.key) {
            // A fault of the program costs this answer and no more.
            Some(view) => catch_unwind(AssertUnwindSafe(|| queue::answer(&question, &view)))
                .unwrap_or_else(|_| Err((ErrorCode::InternalError, question.method.clone()))),
            None => Ok(queue::nothing(&question.method)),
        };
        self.reply(question.id, answer);
    }

    /// Answers what waited for a check of this document.
    pub(super) fn answer_waiting(&mut self, key: &str) {
        let Some(draft) = self.drafts.get(key) else { return };
        let checked = draft.seen.as_ref().map(|seen| seen.revision);
        let fresh = draft.is_fresh();
        let ready = |question: &Question| {
            question.key == key
                && (fresh || (!queue::is_patient(&question.method) && checked >= Some(question.revision)))
        };
        let (ready, waiting) = std::mem::take(&mut self.waiting).into_iter().partition(ready);
        self.waiting = waiting;
        let ready: Vec<Question> = ready;
        ready.into_iter().for_each(|question| self.answer(question));
    }

    /// A question that nobody wants answered any more.
    pub(super) fn cancel(&mut self, id: &RequestId) {
        let (cancelled, waiting): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.waiting).into_iter().partition(|question| question.id == *id);
        self.waiting = waiting;
        for question in cancelled {
            self.reply(question.id, Err((ErrorCode::RequestCanceled, question.method)));
        }
        let stopped = self.sweeps.iter().filter(|(sweep, _)| sweep == id);
        stopped.for_each(|(_, stop)| stop.store(true, Ordering::Relaxed));
    }

    fn command(&mut self, id: RequestId, method: String, params: Value) {
        let argument = params.pointer("/arguments/0").and_then(Value::as_str).unwrap_or("").to_owned();
        match params.get("command").and_then(Value::as_str) {
            Some(commands::GRAPH | commands::FIGURES) => self.question(id, method, params),
            Some(commands::RULE) => {
                let page = pages::address(&argument, &self.settings, &self.newsroom.plan(None).rules);
                if let Some(page) = page.as_ref().filter(|_| self.client.shows) {
                    let external = page.scheme().is_some_and(|scheme| scheme.as_str() != "file");
                    let params = json!({ "uri": page, "external": external, "takeFocus": true });
                    self.ask("window/showDocument", params);
                }
                self.reply(id, Ok(json!(page)));
            }
            Some(commands::WORKSPACE) => {
                let token = params.get("workDoneToken").cloned();
                self.sweep(id, Purpose::Push, token);
            }
            _ => self.reply(id, Err((ErrorCode::InvalidParams, say(self.lang(), "edit-no-command", &[])))),
        }
    }

    fn pull_workspace(&mut self, id: RequestId, params: Value) {
        let token = params.get("workDoneToken").cloned();
        let params: WorkspaceDiagnosticParams = match serde_json::from_value(params) {
            Ok(params) => params,
            Err(error) => return self.reply(id, Err((ErrorCode::InvalidParams, error.to_string()))),
        };
        let have: BTreeMap<String, String> =
            params.previous_result_ids.into_iter().map(|had| (had.uri.to_string(), had.value)).collect();
        self.sweep(id, Purpose::Pull(have), token);
    }

    /// Starts a check of every file of the workspace.
    fn sweep(&mut self, id: RequestId, purpose: Purpose, token: Option<Value>) {
        let stop = Arc::new(AtomicBool::new(false));
        // Those that are done nobody holds any more.
        self.sweeps.retain(|(_, stop)| Arc::strong_count(stop) > 1);
        self.sweeps.push((id.clone(), stop.clone()));
        let token = token.or_else(|| {
            // The client may be told of progress that it did not ask for.
            let own = json!(format!("addsup {}", self.asked + 1));
            let told = self.client.progress && matches!(purpose, Purpose::Push);
            told.then(|| self.ask("window/workDoneProgress/create", json!({ "token": own })))?;
            Some(own)
        });
        let sweep = Sweep {
            id,
            purpose,
            folders: self.folders.clone(),
            open: self.drafts.values().filter_map(|draft| uri::path(&draft.uri)).collect(),
            newsroom: self.newsroom.clone(),
            client: self.client.clone(),
            settings: self.settings.clone(),
            lang: self.lang(),
            token,
            stop,
            known: self.known.clone(),
            out: self.out.clone(),
        };
        let _ = std::thread::Builder::new().name("sweep".into()).stack_size(8 << 20).spawn(|| sweep.run());
    }

    pub(super) fn stop_all(&self) {
        self.sweeps.iter().for_each(|(_, stop)| stop.store(true, Ordering::Relaxed));
    }
}
