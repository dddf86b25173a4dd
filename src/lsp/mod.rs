//! The language server: `addsup lsp` over standard input and output.
//!
//! One thread keeps the open documents and answers (`server`), one reads what the client sends
//! and one writes (`wire`), one checks copy (`worker`), and a check of whole folders has its own
//! (`sweep`). A change is taken at once and checked when the typing pauses; a question about a
//! document that was changed waits for its check. Every feature is a file that looks at a `View`: a
//! document as it was checked last. Only this room knows the types of the protocol.

mod actions;
mod claim_files;
mod client;
mod commands;
mod diagnostics;
mod drafts;
mod hints;
mod hover;
mod ignoring;
mod navigation;
mod pages;
mod position;
mod queue;
mod rule_files;
mod server;
mod settings;
mod subject;
mod sweep;
mod symbols;
mod uri;
mod view;
mod wire;
mod worker;

use std::process::ExitCode;

/// Serves one client until it says goodbye or goes away.
pub fn run() -> ExitCode {
    let (wire, writer) = wire::Wire::stdio();
    let orderly = server::serve(wire);
    // What was answered last is written before the program ends.
    let _ = writer.join();
    ExitCode::from(if orderly { 0 } else { 1 })
}
