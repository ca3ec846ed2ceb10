//! Starts `zhubi lsp`, as it is found on the path of the worktree.

use zed_extension_api as zed;

struct Zhubi;

impl zed::Extension for Zhubi {
    fn new() -> Self {
        Zhubi
    }

    fn language_server_command(
        &mut self,
        _server: &zed::LanguageServerId,
        worktree: &zed::Worktree,
    ) -> zed::Result<zed::Command> {
        let command = worktree
            .which("zhubi")
            .ok_or_else(|| "zhubi is not on the PATH: see the README of Zhubi for how to install it".to_string())?;
        Ok(zed::Command {
            command,
            args: vec!["lsp".to_string()],
            env: Vec::new(),
        })
    }
}

zed::register_extension!(Zhubi);
