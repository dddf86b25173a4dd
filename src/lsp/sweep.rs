//! A check of every file of the workspace, beside everything else.

use super::client::Client;
use super::diagnostics;
use super::drafts::Shift;
use super::settings::Settings;
use super::subject::{Language, Subject};
use super::view::{View, say};
use super::wire::text;
use super::{uri, worker};
use crate::document::{LARGEST_FILE, Lang};
use crate::newsroom::Newsroom;
use crossbeam_channel::Sender;
use lsp_server::{ErrorCode, Message, Notification, RequestId, Response};
use lsp_types::{
    FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri, WorkspaceDiagnosticReport,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};
use ropey::Rope;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

/// What is to be checked, and for whom.
pub(super) struct Sweep {
    pub id: RequestId,
    pub purpose: Purpose,
    pub folders: Vec<PathBuf>,
    /// Files that are open; they are checked as they are in the editor.
    pub open: BTreeSet<PathBuf>,
    pub newsroom: Arc<Newsroom>,
    pub client: Client,
    pub settings: Settings,
    pub lang: Lang,
    /// Where progress is told.
    pub token: Option<Value>,
    pub stop: Arc<AtomicBool>,
    pub known: Known,
    pub out: Sender<String>,
}

/// What is done with the diagnostics.
pub(super) enum Purpose {
    /// They were asked for; the client has these results already.
    Pull(BTreeMap<String, String>),
    /// They are told, and the command is answered with their number.
    Push,
}

/// Files with the name of what was found in them, as long as they and the settings stay as they are.
pub(super) type Known = Arc<Mutex<BTreeMap<PathBuf, (Stamp, String)>>>;

/// When a file was changed, and its size.
type Stamp = (Option<SystemTime>, u64);

impl Sweep {
    /// Checks all files and answers.
    pub fn run(self) {
        self.progress(
            json!({ "kind": "begin", "title": say(self.lang, "edit-checking", &[]), "cancellable": true }),
        );
        let files = self.files();
        let mut items = Vec::new();
        let mut found = 0;
        for (count, file) in files.iter().enumerate() {
            if self.stop.load(Ordering::Relaxed) {
                break;
            }
            if count % STEP == 0 {
                let percent = count * 100 / files.len();
                self.progress(json!({ "kind": "report", "message": format!("{count}/{}", files.len()), "percentage": percent }));
            }
            let Some(address) = uri::of(file) else { continue };
            match &self.purpose {
                Purpose::Pull(have) => items.extend(self.pulled(file, address, have)),
                Purpose::Push => found += self.pushed(file, &address),
            }
        }
        let files = files.len().to_string();
        self.progress(json!({ "kind": "end", "message": say(self.lang, "edit-files", &[&files]) }));
        let response = match &self.purpose {
            _ if self.stop.load(Ordering::Relaxed) => {
                Response::new_err(self.id.clone(), ErrorCode::RequestCanceled as i32, "cancelled".into())
            }
            Purpose::Pull(_) => Response::new_ok(self.id.clone(), WorkspaceDiagnosticReport { items }),
            Purpose::Push => Response::new_ok(self.id.clone(), found),
        };
        let _ = self.out.send(text(&Message::Response(response)));
    }

    /// Files of copy in the folders, without the open ones.
    fn files(&self) -> Vec<PathBuf> {
        let mut files = BTreeSet::new();
        for folder in &self.folders {
            let walk = ignore::WalkBuilder::new(folder).require_git(false).build();
            let paths = walk.flatten().map(ignore::DirEntry::into_path);
            let copy = |path: &PathBuf| Language::of_file(path, "") != Language::Other || is_shared(path);
            files.extend(paths.filter(|path| path.is_file() && copy(path) && !self.open.contains(path)));
        }
        files.into_iter().collect()
    }

    fn pulled(
        &self,
        file: &Path,
        uri: Uri,
        have: &BTreeMap<String, String>,
    ) -> Option<WorkspaceDocumentDiagnosticReport> {
        let stamp = stamp(file);
        let had = have.get(uri.as_str());
        let known = self.known.lock().ok().and_then(|known| known.get(file).cloned());
        if let Some((_, result)) = known.filter(|(then, result)| *then == stamp && Some(result) == had) {
            let unchanged = UnchangedDocumentDiagnosticReport { result_id: result };
            return Some(WorkspaceDocumentDiagnosticReport::Unchanged(
                WorkspaceUnchangedDocumentDiagnosticReport {
                    uri,
                    version: None,
                    unchanged_document_diagnostic_report: unchanged,
                },
            ));
        }
        let items = self.check(file, &uri)?;
        let result_id = diagnostics::result_id(&items);
        if let Ok(mut known) = self.known.lock() {
            known.insert(file.to_owned(), (stamp, result_id.clone()));
        }
        let report = FullDocumentDiagnosticReport { result_id: Some(result_id), items };
        Some(WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
            uri,
            version: None,
            full_document_diagnostic_report: report,
        }))
    }

    fn pushed(&self, file: &Path, uri: &Uri) -> usize {
        let Some(items) = self.check(file, uri) else { return 0 };
        let found = items.len();
        let params = json!({ "uri": uri, "diagnostics": items });
        let notification = Notification::new("textDocument/publishDiagnostics".into(), params);
        let _ = self.out.send(text(&Message::Notification(notification)));
        found
    }

    /// What is wrong with a file; nothing is known of one that cannot be read or is no copy.
    fn check(&self, file: &Path, uri: &Uri) -> Option<Vec<lsp_types::Diagnostic>> {
        if std::fs::metadata(file).ok()?.len() > LARGEST_FILE as u64 {
            return None;
        }
        // Files in older encodings are for the command line: editors have their own way with them.
        let content = std::fs::read_to_string(file).ok()?;
        let language = Language::of_file(file, &content);
        if language == Language::Other {
            return None;
        }
        let text = Rope::from_str(&content);
        let name = file.to_string_lossy().into_owned();
        let plan = self.newsroom.plan(Some(file));
        let subject = Subject { name, language, text: text.clone(), revision: 0, plan };
        let seen = worker::checked(subject);
        let view = View {
            uri,
            version: 0,
            text: &text,
            shift: Shift::default(),
            seen: &seen,
            language,
            sidecar: None,
            client: &self.client,
            settings: &self.settings,
        };
        Some(diagnostics::all(&view))
    }

    fn progress(&self, value: Value) {
        if let Some(token) = &self.token {
            let params = json!({ "token": token, "value": value });
            let _ =
                self.out.send(text(&Message::Notification(Notification::new("$/progress".into(), params))));
        }
    }
}

/// After how many files progress is told.
const STEP: usize = 16;

/// JSON and XML are copy if their content says so, TOML is a rule file.
fn is_shared(path: &Path) -> bool {
    crate::document::Format::is_shared_name(path) || path.extension().is_some_and(|e| e == "toml")
}

fn stamp(file: &Path) -> Stamp {
    std::fs::metadata(file).map_or((None, 0), |data| (data.modified().ok(), data.len()))
}
