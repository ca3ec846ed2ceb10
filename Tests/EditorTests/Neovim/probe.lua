-- Drives Neovim as a person would, as a coroutine on its main loop, so that typed keys behave as usual.
local now = (vim.uv or vim.loop).now
local probe

local function wait(what, condition, limit)
  local deadline = now() + (limit or 60000)
  while true do
    local value = condition()
    if value then return value end
    if now() > deadline then error('timeout: ' .. what, 0) end
    vim.defer_fn(function() coroutine.resume(probe) end, 20)
    coroutine.yield()
  end
end

local function pause(time)
  local limit = now() + time
  wait('pause', function() return now() >= limit end)
end

local function keys(text)
  vim.api.nvim_input(text)
  pause(200)
end

local function expect(what, found, wanted)
  if found ~= wanted then error(what .. ': ' .. vim.inspect(found) .. ', not ' .. vim.inspect(wanted), 0) end
end

local function line(number) return vim.api.nvim_buf_get_lines(0, number - 1, number, false)[1] end

local function clients(buffer)
  if vim.lsp.get_clients then return vim.lsp.get_clients({ bufnr = buffer }) end
  return vim.tbl_values(vim.lsp.buf_get_clients(buffer))
end

local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local text = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
      vim.api.nvim_win_close(window, true)
      return table.concat(text, '\n')
    end
  end
end

local function run()
  vim.opt.runtimepath:append(os.getenv('EDITOR_CONFIGS') .. '/neovim')
  vim.cmd('runtime! plugin/zhubi.lua')
  vim.cmd('filetype on')
  vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('DRAFT')))
  local buffer = vim.api.nvim_get_current_buf()
  wait('the server', function() return #clients(buffer) == 1 end)

  -- Marks, in bytes as Neovim counts them.
  wait('marks', function() return #vim.diagnostic.get(buffer) > 0 end)
  local mark = vim.diagnostic.get(buffer)[1]
  expect('place of the mark', mark.lnum .. ':' .. mark.col .. '-' .. mark.end_col, '1:25-37')
  expect('rule', mark.code or mark.user_data.lsp.code, 'slogan-form')

  vim.api.nvim_win_set_cursor(0, { 2, 25 })
  vim.lsp.buf.hover()
  local hover = wait('hover', float)
  if not hover:find('两个维护', 1, true) then error('hover: ' .. hover, 0) end

  vim.ui.select = function(items, _, choose) choose(items[1], 1) end
  vim.lsp.buf.code_action()
  wait('the fix', function() return line(2):find('两个维护', 1, true) end)
  expect('line after the fix', line(2), '他说😀坚决做到“两个维护”，抓好落实。')
  wait('marks to go', function() return #vim.diagnostic.get(buffer) == 0 end)

  -- A term in running text, typed.
  vim.o.completeopt = 'menuone,noselect'
  vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
  vim.api.nvim_win_set_cursor(0, { 5, 0 })
  keys('A')
  keys('<C-x><C-o>')
  wait('terms', function() return vim.fn.pumvisible() == 1 end)
  keys('<C-n>')
  keys('<C-y>')
  keys('<Esc>')
  expect('line after completion', line(5), '落实三会一课')

  -- The new name where both uses are.
  vim.api.nvim_win_set_cursor(0, { 3, 18 })
  vim.lsp.buf.rename('三会两课')
  wait('the new name', function() return line(3):find('三会两课', 1, true) and line(5) == '落实三会两课' end)
  vim.cmd('silent write!')
  -- Neovim leaves without waiting for what it has asked, so the server is stopped before.
  local all = vim.lsp.get_clients or vim.lsp.get_active_clients
  vim.lsp.stop_client(all())
  wait('the end of the server', function() return #all() == 0 end)
end

probe = coroutine.create(function()
  local ok, problem = xpcall(run, debug.traceback)
  if not ok then
    io.stdout:write(tostring(problem) .. '\n')
    vim.cmd('cquit 1')
  end
  vim.cmd('qall!')
end)
vim.schedule(function() coroutine.resume(probe) end)
