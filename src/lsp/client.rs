//! What the client can, and what the server tells it that it can.

use super::commands;
use super::position::Encoding;
use crate::document::Lang;
use lsp_types::*;
use serde_json::Value;

/// What was learnt of the client when it introduced itself.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Client {
    pub encoding: Encoding,
    /// It asks for diagnostics itself.
    pub pulls: bool,
    /// It shows places that belong to a diagnostic.
    pub related: bool,
    /// It shows where the code of a diagnostic leads.
    pub describes: bool,
    /// It takes changes of a document with its version.
    pub versions: bool,
    /// It makes files when asked to.
    pub creates: bool,
    /// It shows symbols in a tree.
    pub nests: bool,
    /// It opens a document when asked to.
    pub shows: bool,
    /// It is asked for its settings, rather than sending them.
    pub configures: bool,
    /// It watches files when asked to.
    pub watches: bool,
    /// It says when its settings change, when asked to.
    pub tells_settings: bool,
    /// It asks again for diagnostics and hints when told to.
    pub refreshes: bool,
    pub refreshes_hints: bool,
    /// It shows progress that it did not ask for.
    pub progress: bool,
    /// It shows the figures of a document.
    pub figures: bool,
    /// The language that it speaks.
    pub language: Option<Lang>,
}

impl Client {
    /// Reads an introduction. Whatever is missing or of another form is not there.
    pub fn of(params: &Value) -> Client {
        let can = |path: &str| params.pointer(&format!("/capabilities/{path}")).cloned().unwrap_or_default();
        let is = |path: &str| can(path).as_bool().unwrap_or(false);
        let there = |path: &str| can(path).is_object();
        let offered: Vec<PositionEncodingKind> =
            serde_json::from_value(can("general/positionEncodings")).unwrap_or_default();
        let locale = params.get("locale").and_then(Value::as_str).unwrap_or("");
        Client {
            encoding: Encoding::agreed(&offered),
            pulls: there("textDocument/diagnostic"),
            related: is("textDocument/publishDiagnostics/relatedInformation"),
            describes: is("textDocument/publishDiagnostics/codeDescriptionSupport"),
            versions: is("workspace/workspaceEdit/documentChanges"),
            creates: can("workspace/workspaceEdit/resourceOperations")
                .as_array()
                .is_some_and(|all| all.iter().any(|kind| kind == "create")),
            nests: is("textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            shows: is("window/showDocument/support"),
            configures: is("workspace/configuration"),
            watches: is("workspace/didChangeWatchedFiles/dynamicRegistration"),
            tells_settings: is("workspace/didChangeConfiguration/dynamicRegistration"),
            refreshes: is("workspace/diagnostics/refreshSupport"),
            refreshes_hints: is("workspace/inlayHint/refreshSupport"),
            progress: is("window/workDoneProgress"),
            figures: is("experimental/addsupFigures"),
            language: match locale.get(..2) {
                Some("ar") => Some(Lang::Ar),
                Some(_) => Some(Lang::En),
                None => None,
            },
        }
    }

    /// What the server can.
    pub fn answer(&self, workspace: bool) -> InitializeResult {
        InitializeResult {
            capabilities: self.capabilities(workspace),
            server_info: Some(ServerInfo {
                name: "addsup".into(),
                version: Some(env!("CARGO_PKG_VERSION").into()),
            }),
        }
    }

    fn capabilities(&self, workspace: bool) -> ServerCapabilities {
        ServerCapabilities {
            position_encoding: Some(self.encoding.kind()),
            text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::Supported(true)),
                ..TextDocumentSyncOptions::default()
            })),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
                code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
                ..CodeActionOptions::default()
            })),
            document_symbol_provider: Some(OneOf::Left(true)),
            definition_provider: Some(OneOf::Left(true)),
            references_provider: Some(OneOf::Left(true)),
            inlay_hint_provider: Some(OneOf::Left(true)),
            completion_provider: Some(CompletionOptions::default()),
            document_formatting_provider: Some(OneOf::Left(true)),
            execute_command_provider: Some(ExecuteCommandOptions {
                commands: commands::ALL.map(str::to_owned).to_vec(),
                work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
            }),
            diagnostic_provider: Some(DiagnosticServerCapabilities::Options(DiagnosticOptions {
                identifier: Some("addsup".into()),
                inter_file_dependencies: false,
                workspace_diagnostics: workspace,
                work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(workspace) },
            })),
            workspace: Some(WorkspaceServerCapabilities {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(OneOf::Left(true)),
                }),
                file_operations: None,
            }),
            ..ServerCapabilities::default()
        }
    }
}
