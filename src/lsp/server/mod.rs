//! The server: what it knows, and the loop in which it listens to the client and to its threads.

mod checks;
mod configuration;
mod notifications;
mod requests;

use super::client::Client;
use super::drafts::Draft;
use super::queue::{Answer, Question};
use super::settings::Settings;
use super::sweep::Known;
use super::uri;
use super::wire::{Incoming, Wire, refusal, text};
use super::worker::Worker;
use crate::document::Lang;
use crate::newsroom::{Asked, Files, Newsroom};
use crate::rule::Rules;
use crossbeam_channel::{Sender, at, never, select};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::Uri;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What the server knows.
struct Server {
    out: Sender<String>,
    client: Client,
    settings: Settings,
    /// The rules that come with the program.
    core: Arc<Rules>,
    /// How files are checked.
    newsroom: Arc<Newsroom>,
    /// The folders of the workspace.
    folders: Vec<PathBuf>,
    /// The open documents by their addresses.
    drafts: BTreeMap<String, Draft>,
    /// Questions that wait for a check.
    waiting: Vec<Question>,
    worker: Worker,
    /// The document that is being checked.
    busy: Option<String>,
    /// Checks of the workspace that run, to be stopped.
    sweeps: Vec<(RequestId, Arc<AtomicBool>)>,
    known: Known,
    /// How many documents were opened so far.
    opened: u64,
    /// The number of the last request to the client.
    asked: i32,
    phase: Phase,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The client has not introduced itself.
    New,
    Open,
    /// The client said goodbye.
    Closing,
}

/// Serves a client to its end; whether it said goodbye.
pub(super) fn serve(wire: Wire) -> bool {
    let core = Arc::new(Rules::builtin());
    let newsroom = Newsroom::new(core.clone(), Asked::default(), Files::default());
    let mut server = Server {
        out: wire.output,
        client: Client::default(),
        settings: Settings::default(),
        core,
        newsroom: Arc::new(newsroom),
        folders: Vec::new(),
        drafts: BTreeMap::new(),
        waiting: Vec::new(),
        worker: Worker::start(),
        busy: None,
        sweeps: Vec::new(),
        known: Known::default(),
        opened: 0,
        asked: 0,
        phase: Phase::New,
    };
    let done = server.worker.done.clone();
    loop {
        server.begin_check();
        let alarm = server.next_due().map_or_else(never, at);
        select! {
            recv(wire.input) -> incoming => match incoming {
                Ok(Incoming::Message(Message::Notification(note))) if note.method == "exit" => break,
                Ok(incoming) => server.take(incoming),
                // The client went away.
                Err(_) => break,
            },
            recv(done) -> result => if let Ok((key, seen)) = result { server.end_check(&key, seen) },
            recv(alarm) -> _ => {}
        }
    }
    server.stop_all();
    server.phase == Phase::Closing
}

impl Server {
    fn take(&mut self, incoming: Incoming) {
        match incoming {
            Incoming::Message(Message::Request(request)) => self.request(request),
            Incoming::Message(Message::Notification(note)) => self.notification(note),
            Incoming::Message(Message::Response(response)) => self.response(response),
            Incoming::Malformed(id, why) => {
                let code = if id.is_some() { ErrorCode::InvalidRequest } else { ErrorCode::ParseError };
                let _ = self.out.send(refusal(id.as_ref(), code as i32, &why));
            }
        }
    }

    /// Reads an introduction.
    fn introduce(&mut self, params: &Value) -> Value {
        self.client = Client::of(params);
        let folder = |value: &Value| {
            let uri = value.get("uri").unwrap_or(value).as_str()?;
            uri::path(&Uri::from_str(uri).ok()?)
        };
        let folders = params.get("workspaceFolders").and_then(Value::as_array);
        let root = || params.get("rootUri").and_then(folder).into_iter().collect();
        self.folders = folders.map_or_else(root, |all| all.iter().filter_map(folder).collect());
        self.configure(params.get("initializationOptions").unwrap_or(&Value::Null));
        self.phase = Phase::Open;
        serde_json::to_value(self.client.answer(self.settings.workspace())).unwrap_or_default()
    }

    fn reply(&self, id: RequestId, answer: Answer) {
        let response = match answer {
            Ok(value) => Response::new_ok(id, value),
            Err((code, why)) => Response::new_err(id, code as i32, why),
        };
        let _ = self.out.send(text(&Message::Response(response)));
    }

    fn notify(&self, method: &str, params: Value) {
        let _ = self.out.send(text(&Message::Notification(Notification::new(method.into(), params))));
    }

    /// Asks the client for something; answers are told apart by the method in their id.
    fn ask(&mut self, method: &str, params: Value) {
        self.asked += 1;
        let id = RequestId::from(format!("{method} {}", self.asked));
        let _ = self.out.send(text(&Message::Request(Request::new(id, method.into(), params))));
    }

    /// Shows something to the user.
    fn show(&self, message: &str) {
        self.notify("window/showMessage", json!({ "type": 2, "message": message }));
    }

    /// The language in which the user is spoken to where it is not about copy.
    fn lang(&self) -> Lang {
        self.settings.messages.or(self.client.language).unwrap_or(Lang::En)
    }
}
