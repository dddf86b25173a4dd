//! What a shell and `man` know of the command, made from the command itself.

use super::message::Message;
use super::{Command, print};
use clap::CommandFactory;
use clap_complete::Shell;
use std::path::Path;

/// The completions of a shell, to be put where it looks for them.
pub(super) fn completions(shell: Shell) -> String {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Command::command(), "addsup", &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// The page of the command; into a folder, those of its subcommands too. What is printed, and
/// whether it could not be done.
pub(super) fn man(folder: Option<&Path>) -> (String, bool) {
    let Some(folder) = folder else {
        let mut out = Vec::new();
        // Writing to memory does not fail.
        let _ = clap_mangen::Man::new(Command::command()).render(&mut out);
        return (String::from_utf8_lossy(&out).into_owned(), false);
    };
    let written =
        std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(Command::command(), folder));
    let told = |error: &std::io::Error| {
        print::tell(&Message::Unwritten(folder, error.into()).say());
    };
    (String::new(), written.inspect_err(told).is_err())
}
