-- Neovim as a client: opens each draft, sees its clash at the right words, settles it.
--   ADDSUP=program ADDSUP_EDITORS=editors ADDSUP_DRAFTS=folder nvim --headless -u NONE -c "luafile …"
package.path = vim.env.ADDSUP_EDITORS .. "/neovim/?.lua;" .. package.path

local function fail(message)
  io.stderr:write("neovim: " .. message .. "\n")
  vim.cmd("cquit 1")
end

local function wait(what, met)
  if not vim.wait(20000, met, 20) then
    fail(what .. " does not come")
  end
end

local function draft(name, words, settled)
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.ADDSUP_DRAFTS .. "/" .. name))
  local buffer = vim.api.nvim_get_current_buf()
  require("addsup").attach(buffer, { cmd = { vim.env.ADDSUP, "lsp" } })
  wait(name .. ": a diagnostic", function()
    return #vim.diagnostic.get(buffer) == 1
  end)
  local found = vim.diagnostic.get(buffer)[1]
  local line = vim.api.nvim_buf_get_lines(buffer, found.lnum, found.lnum + 1, false)[1]
  local marked = line:sub(found.col + 1, found.end_col)
  if marked ~= words then
    fail(name .. ": “" .. marked .. "” is marked, not “" .. words .. "”")
  end
  if found.code ~= "part-exceeds-whole" and not found.user_data.lsp.code then
    fail(name .. ": the diagnostic has no rule")
  end

  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {} }
  local answers = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", params, 20000)
  local _, answer = next(answers or {})
  local actions = answer and answer.result or {}
  if #actions < 2 then
    fail(name .. ": " .. #actions .. " changes are offered, not at least 2")
  end
  vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
  wait(name .. ": the end of the diagnostic", function()
    return #vim.diagnostic.get(buffer) == 0
  end)
  local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
  if not text:find(settled, 1, true) then
    fail(name .. ": the draft reads now:\n" .. text)
  end
end

local ok, why = pcall(function()
  draft("en.txt", "162 women", "among them 140 women")
  draft("ar.txt", "162 مهندسة", "بينهم 140 مهندسة")
end)
if not ok then
  fail(tostring(why))
end
io.stdout:write("neovim: both drafts settled\n")
vim.cmd("qall!")
