-- Neovim 0.11 and newer. See README.md beside the folder.
return {
  cmd = { 'zhubi', 'lsp' },
  filetypes = { 'text', 'markdown' },
  root_markers = { '.zhubi.json', '.git' },
}
