-- Starts the server by itself in text and Markdown buffers. Neovim 0.11 reads lsp/zhubi.lua; Neovim 0.7 to 0.10 has no
-- such files, so the server is started by hand here.
if vim.g.loaded_zhubi then return end
vim.g.loaded_zhubi = true

if vim.lsp.config then
  vim.lsp.enable('zhubi')
  return
end

local markers = { '.zhubi.json', '.git' }
local clients = {}

local function root(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  local at = folder
  while true do
    for _, marker in ipairs(markers) do
      if vim.fn.empty(vim.fn.glob(vim.fn.fnameescape(at .. '/' .. marker), true)) == 0 then return at end
    end
    local parent = vim.fn.fnamemodify(at, ':h')
    if parent == at then return folder end
    at = parent
  end
end

local function attach(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  if name == '' or vim.bo[buffer].buftype ~= '' then return end
  local config = {
    name = 'zhubi',
    cmd = { 'zhubi', 'lsp' },
    root_dir = root(name),
    on_attach = function(_, attached) vim.bo[attached].omnifunc = 'v:lua.vim.lsp.omnifunc' end,
  }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  local client = clients[config.root_dir]
  if not (client and vim.lsp.get_client_by_id(client)) then
    client = vim.lsp.start_client(config)
    clients[config.root_dir] = client
  end
  if client then vim.lsp.buf_attach_client(buffer, client) end
end

vim.api.nvim_create_autocmd('FileType', {
  group = vim.api.nvim_create_augroup('zhubi', { clear = true }),
  pattern = { 'text', 'markdown' },
  callback = function(event)
    attach(event and event.buf or vim.api.nvim_get_current_buf())
  end,
})
