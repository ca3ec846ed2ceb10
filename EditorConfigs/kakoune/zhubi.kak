# Zhubi in kakoune-lsp (18 or newer): source this file in your kakrc, after kakoune-lsp is set up.
hook global BufCreate .*[.]txt %{ set-option buffer filetype text }

hook -group lsp-filetype-zhubi global BufSetOption filetype=(?:text|markdown) %{
    set-option buffer lsp_servers %{
        [zhubi]
        command = "zhubi"
        args = ["lsp"]
        root_globs = [".zhubi.json", ".git"]
        settings_section = "zhubi"
    }
}

hook -group lsp-zhubi global WinSetOption filetype=(?:text|markdown) %{ lsp-enable-window }
