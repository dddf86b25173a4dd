//! Settings, and the files that they name.

use super::Server;
use crate::lsp::settings::Settings;
use crate::lsp::uri;
use crate::lsp::view::say;
use crate::newsroom::{Asked, Files, Newsroom};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;

/// Files on which checks depend beside the copy.
const WATCHED: [&str; 3] = ["**/*.toml", "**/*.claims", "**/.ignore"];

impl Server {
    /// The client is ready to be asked.
    pub(super) fn begin(&mut self) {
        let watchers: Vec<Value> = WATCHED.iter().map(|glob| json!({ "globPattern": glob })).collect();
        let wanted = [
            (self.client.watches, "workspace/didChangeWatchedFiles", json!({ "watchers": watchers })),
            (self.client.tells_settings, "workspace/didChangeConfiguration", json!({ "section": "addsup" })),
        ];
        let registrations: Vec<Value> = wanted
            .into_iter()
            .filter(|(can, ..)| *can)
            .map(|(_, method, options)| json!({ "id": method, "method": method, "registerOptions": options }))
            .collect();
        if !registrations.is_empty() {
            self.ask("client/registerCapability", json!({ "registrations": registrations }));
        }
        self.ask_settings();
    }

    /// Settings were changed: they are in the message, or are to be asked for.
    pub(super) fn changed_configuration(&mut self, params: &Value) {
        match params.get("settings").filter(|settings| settings.is_object()) {
            Some(settings) if !self.client.configures => self.configured(settings),
            _ => self.ask_settings(),
        }
    }

    fn ask_settings(&mut self) {
        if self.client.configures {
            self.ask("workspace/configuration", json!({ "items": [{ "section": "addsup" }] }));
        }
    }

    /// New settings. A client without any says nothing, and those it began with hold.
    pub(super) fn configured(&mut self, value: &Value) {
        if value.is_object() {
            self.configure(value);
            self.look_again();
        }
    }

    pub(super) fn configure(&mut self, value: &Value) {
        let (settings, wrong) = Settings::of(value);
        self.settings = settings;
        for key in wrong {
            self.show(&say(self.lang(), "edit-bad-setting", &[&key]));
        }
        self.load();
    }

    /// A file changed that checks depend on.
    pub(super) fn reload(&mut self) {
        self.load();
        self.look_again();
    }

    fn load(&mut self) {
        let open = self.drafts.values().filter(|draft| draft.language.sets());
        let open = open.filter_map(|draft| Some((uri::path(&draft.uri)?, draft.text.to_string()))).collect();
        let asked = located(self.settings.asked.clone(), &self.folders);
        self.newsroom = Arc::new(Newsroom::new(self.core.clone(), asked, Files::behind(open)));
        if let Ok(mut known) = self.known.lock() {
            known.clear();
        }
    }

    fn look_again(&mut self) {
        self.check_all();
        if self.client.refreshes && self.client.pulls {
            self.ask("workspace/diagnostic/refresh", Value::Null);
        }
        if self.client.refreshes_hints {
            self.ask("workspace/inlayHint/refresh", Value::Null);
        }
    }
}

/// The same with the paths of the user's settings in the first folder of the workspace that has them.
fn located(asked: Asked, folders: &[PathBuf]) -> Asked {
    let place = |path: PathBuf| {
        let found = folders.iter().map(|folder| folder.join(&path)).find(|path| path.exists());
        found.unwrap_or(path)
    };
    let rules = asked.rules.into_iter().map(place).collect();
    Asked { rules, against: asked.against.map(place), ..asked }
}
