//! Tells Zed how the language server of addsup is started.

use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree, settings::LspSettings};

struct Addsup;

impl zed::Extension for Addsup {
    fn new() -> Self {
        Addsup
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let command = worktree.which("addsup").ok_or("addsup is not on the search path")?;
        Ok(Command { command, args: vec!["lsp".into()], env: worktree.shell_env() })
    }

    fn language_server_initialization_options(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<zed::serde_json::Value>> {
        LspSettings::for_worktree(id.as_ref(), worktree).map(|settings| settings.initialization_options)
    }
}

zed::register_extension!(Addsup);
